package org.prasan.admission;

/** Something done with an application; {@link Course} says who may do it in which state. */
enum Step {
  TELL,
  ATTACH,
  SUBMIT,
  WITHDRAW,
  WRITE,
  NOTE,
  OPEN_LATE,
  RENEW_LINK,
  ASK,
  COMPLETE,
  REVIEW,
  SCREEN,
  OPEN_ENDORSEMENT,
  ANSWER,
  CLOSE,
  ADMIT,
  REFUSE,
  SIGN,
  START
}
