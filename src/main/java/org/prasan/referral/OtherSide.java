package org.prasan.referral;

import org.jspecify.annotations.Nullable;

/** What the other side of a practice referral may do when the learner lets it. */
enum OtherSide {
  ACCEPTS(Step.ACCEPT, null),
  ASKS(Step.REQUEST_INFORMATION, null),
  DECLINES(Step.DECLINE, DeclineReason.NO_CAPACITY.name()),
  LETS_TIME_PASS(Step.EXPIRE, null),
  STARTS(Step.START_SERVICE, null),
  REPORTS(Step.REPORT_OUTCOME, OutcomeCode.SERVED.name());

  private final Step step;
  private final @Nullable String reason;

  OtherSide(Step step, @Nullable String reason) {
    this.step = step;
    this.reason = reason;
  }

  /** An emergency that nobody answered does not just expire: the alarm is raised. */
  Step step(Urgency urgency) {
    return this == LETS_TIME_PASS && urgency == Urgency.EMERGENCY ? Step.ESCALATE : step;
  }

  @Nullable String reason() {
    return reason;
  }

  /** Time that runs out is nobody's deed. */
  Party party() {
    return this == LETS_TIME_PASS ? Party.CLOCK : Party.RECEIVER;
  }

  /** What it has reported it does not begin again: the learner answers. */
  boolean can(State state) {
    return state != State.OUTCOME_REPORTED
        && Transitions.take(state, step, party()) instanceof Transitions.Answer.Leads;
  }

  public String key() {
    return "referral.practice.other." + name();
  }

  /** What it says with it. */
  String wordsKey() {
    return "referral.practice.says." + name();
  }
}
