package org.prasan.referral;

/** What came of a referral for the client. */
enum OutcomeCode {
  SERVED,
  /** Some of what was asked for was given. */
  SERVED_IN_PART,
  /** The client is with the receiver, and the service goes on. */
  SERVICE_CONTINUES,
  /** Handed on to somebody else by a referral of its own. */
  REFERRED_ON,
  NOT_ELIGIBLE,
  /** The client did not want it, or no longer. */
  CLIENT_DECLINED,
  CLIENT_UNREACHABLE,
  MOVED_AWAY,
  DIED,
  OTHER;

  public String key() {
    return "referral.outcome." + name();
  }

  /** The need for which the client was referred was met, wholly or in part. */
  boolean served() {
    return this == SERVED || this == SERVED_IN_PART || this == SERVICE_CONTINUES;
  }

  boolean needsWords() {
    return this == OTHER;
  }
}
