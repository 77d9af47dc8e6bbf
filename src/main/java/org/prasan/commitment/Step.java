package org.prasan.commitment;

import java.util.Locale;

/** Something done with a commitment; {@link Transitions} says who may do it in which state. */
enum Step {
  MAKE,
  ACCEPT,
  /** With a reason; also what was accepted and turns out not to be possible. */
  DECLINE,
  /** The owner names another day. */
  ASK_DATE,
  AGREE_DATE,
  KEEP_DATE,
  /** Whoever asked for it gives another day. */
  MOVE_DATE,
  /** To another person or organization, which has to say yes itself. */
  HAND_OVER,
  REPORT_DONE,
  CONFIRM,
  SEND_BACK,
  TAKE_BACK,
  REMIND,
  REMARK,
  /** The organization leaves the coalition. */
  LEAVE;

  /** As in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String deed() {
    return "commitment." + word();
  }
}
