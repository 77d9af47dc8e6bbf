package org.prasan.referral;

/** What became of something somebody wanted to do with a referral. */
sealed interface Outcome {
  /** It is done, or was before: sent twice it is done once. */
  record Done(State state) implements Outcome {}

  /** There is no such referral for this person. */
  record NotThere() implements Outcome {}

  record Refused(Refusal why, State state) implements Outcome {}

  /** Somebody did something with it since the page was opened. */
  record ChangedMeanwhile(State state) implements Outcome {}

  /** The consent has run out, was withdrawn, or was never recorded. */
  record NoConsent() implements Outcome {}

  /** What was chosen is not there any more: the client's file, the seat, the service. */
  record NotOpen(String field, String key) implements Outcome {}
}
