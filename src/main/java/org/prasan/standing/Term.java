package org.prasan.standing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The time for which a membership was begun or renewed.
 *
 * @param end its last day; none while no rule gives it one
 * @param endKnownFrom the first day on which that end is known; nothing earlier depends on it
 * @param recorded false if nobody wrote down since when it runs, so that no end follows
 */
record Term(LocalDate from, @Nullable LocalDate end, LocalDate endKnownFrom, boolean recorded) {

  /** No rule says how long it runs. */
  static Term openEnded(LocalDate from) {
    return new Term(from, null, from, true);
  }

  /** It is known that it ran on this day, and no more. */
  static Term notRecorded(LocalDate knownOn) {
    return new Term(knownOn, null, knownOn, false);
  }

  /** The same for an organization that leaves on that day. */
  Term endingBefore(LocalDate leaves) {
    return end != null && end.isBefore(leaves)
        ? this
        : new Term(from, leaves.minusDays(1), endKnownFrom, recorded);
  }

  /** The end as far as it was known on that day. */
  boolean endKnownOn(LocalDate day) {
    return end != null && !endKnownFrom.isAfter(day);
  }
}
