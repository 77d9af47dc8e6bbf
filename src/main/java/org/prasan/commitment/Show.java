package org.prasan.commitment;

import java.util.EnumSet;
import java.util.Set;

/** Which commitments a list shows, by where they stand. */
enum Show {
  OPEN,
  UNACCEPTED,
  ACCEPTED,
  DONE,
  CONFIRMED,
  TAKEN_BACK,
  ALL;

  Set<State> states() {
    return switch (this) {
      case OPEN -> State.OPEN;
      case UNACCEPTED -> State.ORPHANS;
      case ACCEPTED -> EnumSet.of(State.ACCEPTED, State.DELAY_ASKED);
      case DONE -> EnumSet.of(State.DONE);
      case CONFIRMED -> EnumSet.of(State.CONFIRMED);
      case TAKEN_BACK -> EnumSet.of(State.TAKEN_BACK);
      case ALL -> EnumSet.allOf(State.class);
    };
  }

  /** What is over is read from its end. */
  boolean backwards() {
    return this == CONFIRMED || this == TAKEN_BACK || this == ALL;
  }

  public String key() {
    return "commitment.show." + name();
  }
}
