package org.prasan.referral;

/** How somebody stands to a referral. */
enum Party {
  /** A case worker of the sending organization who serves this client. */
  SENDER,
  /** The director or focal point of the sending organization. */
  SENDER_SUPERVISOR,
  /** Whoever is on duty at the seat it is addressed to, or holds that seat by name. */
  RECEIVER,
  /** The director or focal point of the organization that has the seat. */
  RECEIVER_SUPERVISOR,
  /** The secretary or an officer, for disputes and emergencies. */
  REVIEWER,
  /** The product itself, when time has run out. */
  CLOCK,
  NOBODY;

  public String key() {
    return "referral.party." + name();
  }

  boolean sends() {
    return this == SENDER || this == SENDER_SUPERVISOR;
  }

  boolean receives() {
    return this == RECEIVER || this == RECEIVER_SUPERVISOR;
  }

  /**
   * Until the first offer only the sending organization knows of it: a draft thrown away, or a
   * consent refused, must not come to light at the seat it would have gone to.
   */
  Party when(boolean offered) {
    return offered || sends() || this == CLOCK ? this : NOBODY;
  }
}
