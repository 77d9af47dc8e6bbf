package org.prasan.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time at a seat with whoever is on duty then.
 *
 * @param day on which the needed shift begins, of which this is all or a part
 * @param person null if nobody is
 * @param source what says so
 */
record Shift(
    SeatId seat,
    LocalDate day,
    Instant start,
    Instant end,
    boolean night,
    @Nullable DutyPersonId person,
    Source source) {

  /** What decides who is on duty, the strongest last. */
  enum Source {
    NONE,
    ROTATION,
    PLAN,
    OVERRIDE;

    public String key() {
      return "roster.source." + name();
    }
  }

  boolean covers(Instant moment) {
    return !moment.isBefore(start) && moment.isBefore(end);
  }

  boolean uncovered() {
    return person == null;
  }

  long hours() {
    return Duration.between(start, end).toHours();
  }

  boolean is(Key key) {
    return seat.equals(key.seat()) && start.equals(key.start());
  }

  Key key() {
    return new Key(seat, start);
  }

  /** Which shift: one seat has one at a time. */
  record Key(SeatId seat, Instant start) {}
}
