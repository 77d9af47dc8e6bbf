package org.prasan.referral;

/**
 * Something that happens beside the course of a referral and that the law or a rule counts from.
 */
enum Milestone implements Happening {
  /** A suspected victim of trafficking is taken into temporary protection. */
  PROTECTION_STARTED,
  /** The court permits protection beyond the first day. */
  PROTECTION_EXTENDED,
  PROTECTION_ENDED,
  /** Housed with basic services to recover before the identification interview. */
  RECOVERY_STARTED,
  IDENTIFICATION_INTERVIEW,
  /** Details were opened without consent because somebody was in danger. */
  EMERGENCY_OPENED,
  /** Two officers have looked at an emergency access. */
  EMERGENCY_REVIEWED,
  /** Whose turn it was says why a clock ran out. */
  LATENESS_EXPLAINED,
  /** The receiver is told to destroy the copies it holds. */
  RECALL_ISSUED,
  /** The receiver has destroyed the copies it held. */
  COPIES_DESTROYED,
  /** A person asks to see the data kept about them. */
  DATA_REQUESTED,
  DATA_REQUEST_ANSWERED,
  /** Somebody learned that data may have got out. */
  BREACH_KNOWN,
  BREACH_NOTIFIED;

  @Override
  public String key() {
    return "referral.milestone." + name();
  }

  /** What the law counts from: the sender records it, and it tells of what the client suffered. */
  boolean ofLaw() {
    return switch (this) {
      case PROTECTION_STARTED,
          PROTECTION_EXTENDED,
          PROTECTION_ENDED,
          RECOVERY_STARTED,
          IDENTIFICATION_INTERVIEW,
          DATA_REQUESTED,
          DATA_REQUEST_ANSWERED,
          BREACH_KNOWN,
          BREACH_NOTIFIED ->
          true;
      case EMERGENCY_OPENED,
          EMERGENCY_REVIEWED,
          LATENESS_EXPLAINED,
          RECALL_ISSUED,
          COPIES_DESTROYED ->
          false;
    };
  }
}
