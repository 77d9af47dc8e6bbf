package org.prasan.commitment;

import java.util.EnumSet;
import java.util.Set;

/** Which commitments a list shows, by where they stand. */
enum Show {
  OPEN(State.OPEN),
  UNACCEPTED(State.ORPHANS),
  ACCEPTED(EnumSet.of(State.ACCEPTED, State.DELAY_ASKED)),
  DONE(EnumSet.of(State.DONE)),
  CONFIRMED(EnumSet.of(State.CONFIRMED)),
  TAKEN_BACK(EnumSet.of(State.TAKEN_BACK)),
  ALL(EnumSet.allOf(State.class));

  private final Set<State> states;

  Show(Set<State> states) {
    this.states = states;
  }

  Set<State> states() {
    return states;
  }

  /** What is over is read from its end. */
  boolean backwards() {
    return this == CONFIRMED || this == TAKEN_BACK || this == ALL;
  }

  public String key() {
    return "commitment.show." + name();
  }
}
