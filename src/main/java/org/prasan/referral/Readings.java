package org.prasan.referral;

import static org.prasan.referral.Reading.NOTHING;
import static org.prasan.referral.Reading.SEALED;
import static org.prasan.referral.Reading.TRACE;
import static org.prasan.referral.Reading.TRIAGE;

/**
 * The one table that says how much each party may read in which state; docs/referral-states.md is
 * printed from it. The consent narrows it further, and emergency access is a grant beside it.
 */
final class Readings {
  private Readings() {}

  static Reading of(State state, Party party) {
    return switch (party) {
      case SENDER -> SEALED;
      case SENDER_SUPERVISOR -> state == State.DRAFT ? TRACE : TRIAGE;
      case RECEIVER -> receiver(state);
      case RECEIVER_SUPERVISOR -> receiver(state).atLeast(TRIAGE) ? TRIAGE : receiver(state);
      case REVIEWER -> reviewer(state);
      case CLOCK -> TRACE;
      case NOBODY -> NOTHING;
    };
  }

  /** An alarm takes from nobody what was open to them before it. */
  static Reading duringEscalation(State before, Party party) {
    var usual = of(before, party);
    var alarmed = of(State.ESCALATED, party);
    return usual.atLeast(alarmed) ? usual : alarmed;
  }

  private static Reading receiver(State state) {
    return switch (state) {
      case DRAFT, CONSENT_PENDING -> NOTHING;
      case OFFERED, INFORMATION_REQUESTED, ESCALATED -> TRIAGE;
      case ACCEPTED, IN_SERVICE, WAITLISTED, NO_CONTACT, OUTCOME_REPORTED, DISPUTED, LOOP_CLOSED ->
          SEALED;
      case DECLINED, EXPIRED, WITHDRAWN, CONSENT_WITHDRAWN, RETURNED -> TRACE;
    };
  }

  private static Reading reviewer(State state) {
    return switch (state) {
      case DRAFT, CONSENT_PENDING -> NOTHING;
      case ESCALATED -> TRIAGE;
      default -> TRACE;
    };
  }
}
