package org.prasan.referral;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a referral has come. */
enum State {
  /** The case worker is still writing; nobody else reads it. */
  DRAFT("plain", "pencil"),
  /** What may be shared with this seat has not been agreed to yet. */
  CONSENT_PENDING("waiting", "signature"),
  /** The seat reads the triage card and has to answer. */
  OFFERED("waiting", "hourglass"),
  ACCEPTED("info", "circle-check"),
  DECLINED("late", "circle-x"),
  /** The seat needs to know more before it answers. */
  INFORMATION_REQUESTED("waiting", "alert-circle"),
  /** Nobody answered in time. */
  EXPIRED("late", "clock"),
  /** The sender took it back. */
  WITHDRAWN("plain", "door-exit"),
  /** The client took the consent back, or refused it. */
  CONSENT_WITHDRAWN("late", "lock"),
  IN_SERVICE("info", "heart-handshake"),
  WAITLISTED("waiting", "hourglass"),
  /** The client could not be reached yet. */
  NO_CONTACT("waiting", "phone"),
  /** Given back after it had been accepted. */
  RETURNED("late", "arrows-exchange"),
  OUTCOME_REPORTED("info", "clipboard-check"),
  /** The sender knows the outcome and agrees: received is not yet closed. */
  LOOP_CLOSED("done", "circle-check"),
  /** The sender knows it otherwise than it was reported. */
  DISPUTED("late", "alert-circle"),
  /** Somebody is in danger; whoever takes over says so anew. */
  ESCALATED("late", "alert-triangle");

  /** The seat has not answered yet. */
  static final Set<State> UNANSWERED = Collections.unmodifiableSet(EnumSet.of(OFFERED, ESCALATED));

  private final String chip;
  private final String icon;

  State(String chip, String icon) {
    this.chip = chip;
    this.icon = icon;
  }

  public String key() {
    return "referral.state." + name();
  }

  public String chip() {
    return chip;
  }

  public String icon() {
    return icon;
  }

  /** Who has to do something now, on which side; nobody once it is over. */
  @Nullable Party turn() {
    return switch (this) {
      case DRAFT,
          CONSENT_PENDING,
          INFORMATION_REQUESTED,
          DECLINED,
          EXPIRED,
          RETURNED,
          OUTCOME_REPORTED ->
          Party.SENDER;
      case OFFERED, ESCALATED, ACCEPTED, WAITLISTED, NO_CONTACT, IN_SERVICE -> Party.RECEIVER;
      case DISPUTED -> Party.REVIEWER;
      case WITHDRAWN, CONSENT_WITHDRAWN, LOOP_CLOSED -> null;
    };
  }

  /** What the receiver could still do with it has passed. */
  boolean ended() {
    return switch (this) {
      case DECLINED, EXPIRED, WITHDRAWN, CONSENT_WITHDRAWN, RETURNED, LOOP_CLOSED -> true;
      default -> false;
    };
  }

  /** Nobody has to do anything any more; consent can be withdrawn still, and a loop reopened. */
  boolean over() {
    return this == WITHDRAWN || this == CONSENT_WITHDRAWN || this == LOOP_CLOSED;
  }
}
