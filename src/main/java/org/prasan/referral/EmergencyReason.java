package org.prasan.referral;

/** Why details are opened that are not open. */
enum EmergencyReason {
  DANGER_TO_LIFE,
  MEDICAL,
  /** The client has disappeared. */
  MISSING,
  /** Somebody looks for the client who must not find them. */
  PURSUED,
  OTHER;

  public String key() {
    return "referral.emergency." + name();
  }
}
