package org.prasan.referral;

/** Something done with a referral; {@link Transitions} says who may do it in which state. */
enum Step implements Happening {
  SAVE,
  /** Addresses it to a seat and asks the client what may be shared with that seat. */
  ASK_CONSENT,
  OFFER,
  ACCEPT,
  /** With a coded reason, which says whether the provider or the client declined. */
  DECLINE,
  REQUEST_INFORMATION,
  ANSWER_INFORMATION,
  WRITE,
  WITHDRAW,
  /** The client's word, also one refused from the start. */
  WITHDRAW_CONSENT,
  EXPIRE,
  START_SERVICE,
  WAITLIST,
  REPORT_NO_CONTACT,
  RETURN,
  REPORT_OUTCOME,
  CONFIRM_CLOSE,
  DISPUTE,
  SETTLE_DISPUTE,
  /** Takes a confirmation back, with a reason that stays. */
  REOPEN,
  ESCALATE,
  /** There is no danger, or no more. */
  STAND_DOWN,
  /** To another seat: consent names the seat, so it is asked again. */
  REOFFER;

  @Override
  public String key() {
    return "referral.step." + name();
  }
}
