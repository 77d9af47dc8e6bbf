package org.prasan.meeting;

/** What came of something done to minutes. */
sealed interface MinutesOutcome {
  record Done() implements MinutesOutcome {}

  /** It cannot be done now; nothing has changed. */
  record Refused(Why why) implements MinutesOutcome {}

  /** Somebody has changed the text since it was on the page. */
  record ChangedMeanwhile(Minutes.Text now) implements MinutesOutcome {}

  record NotFound() implements MinutesOutcome {}

  /** What stands against it. */
  enum Why {
    /** The meeting has not begun yet. */
    NOT_HELD,
    NOT_CLOSED,
    /** Members read them: only a correction changes them now. */
    CIRCULATED,
    /** A meeting has adopted them: only a decision of a later one changes them now. */
    ADOPTED,
    NOT_CIRCULATED,
    /** The day until which members could propose corrections has passed. */
    OVER,
    /** Members were told of a later day. */
    EARLIER,
    /** Members may still propose corrections, and nobody has said that it is meant. */
    STILL_OPEN,
    /** Corrections wait for an answer. */
    WAITING,
    ANSWERED,
    /** No later meeting of the series is going on. */
    NO_MEETING,
    NO_QUORUM,
    NOT_ADOPTED,
    NO_DECISION;

    String key() {
      return "minutes.refused." + name();
    }
  }

  static MinutesOutcome done() {
    return new Done();
  }

  static MinutesOutcome refused(Why why) {
    return new Refused(why);
  }
}
