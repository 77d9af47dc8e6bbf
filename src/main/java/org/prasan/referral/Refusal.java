package org.prasan.referral;

/** Why a step was not taken. */
enum Refusal {
  /** It is somebody else's to take; also the answer to whoever has nothing to do with it. */
  NOT_YOUR_STEP,
  /** Yours, but not as the referral stands. */
  NOT_IN_THIS_STATE,
  /** Yours once, but that time has passed. */
  TOO_LATE,
  /** Yours, but the client was erased: whatever would be said with it nobody could open. */
  ERASED;

  public String key() {
    return "referral.refusal." + name();
  }
}
