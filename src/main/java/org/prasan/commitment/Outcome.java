package org.prasan.commitment;

import org.prasan.files.StoreOutcome;

/** What became of a step. */
sealed interface Outcome {
  /** It is taken, now or when the same form came before. */
  record Taken(State state) implements Outcome {}

  /** Not by this person, or not in this state. */
  record Refused(Transitions.Refusal why, State state) implements Outcome {}

  /** Somebody else was faster; what was typed is kept. */
  record ChangedMeanwhile(Commitment now) implements Outcome {}

  /** Something that was given does not do. */
  record Wrong(String field, String key) implements Outcome {}

  record FileRefused(StoreOutcome.Refused reason) implements Outcome {}

  record NotThere() implements Outcome {}
}
