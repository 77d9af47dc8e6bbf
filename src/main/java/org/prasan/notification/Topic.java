package org.prasan.notification;

/** What a notice is about; each person chooses by topic how it comes. */
public enum Topic {
  /** Somebody may be in danger: comes at once, also at night. */
  SAFETY(Way.NOW, true, true),
  REFERRALS(Way.NOW, true, true),
  INVITATIONS(Way.NOW, false, true),
  MEETINGS(Way.NOW, false, false),
  MINUTES(Way.DIGEST, false, false),
  COMMITMENTS(Way.NOW, false, false),
  ROSTER(Way.NOW, false, false),
  MEMBERSHIP(Way.NOW, false, false),
  APPLICATIONS(Way.DIGEST, false, false),
  AGREEMENTS(Way.NOW, false, false),
  NEWS(Way.DIGEST, false, false);

  private final Way usual;
  private final boolean confidential;
  private final boolean needed;

  Topic(Way usual, boolean confidential, boolean needed) {
    this.usual = usual;
    this.confidential = confidential;
    this.needed = needed;
  }

  /** How it comes to somebody who has chosen nothing. */
  public Way usual() {
    return usual;
  }

  /** A notice of it says that something waits, and never what, of whom or from whom. */
  public boolean confidential() {
    return confidential;
  }

  /** Others rely on it being read, so that it cannot be switched off. */
  public boolean needed() {
    return needed;
  }

  /** It cannot even wait for the daily digest, nor for the morning. */
  public boolean urgent() {
    return this == SAFETY;
  }
}
