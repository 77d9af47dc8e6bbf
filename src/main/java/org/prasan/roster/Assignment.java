package org.prasan.roster;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who serves a shift by an edition.
 *
 * @param person null while nobody does
 * @param byHand somebody decided so
 */
record Assignment(
    SeatId seat,
    LocalDate day,
    Instant start,
    Instant end,
    boolean night,
    @Nullable DutyPersonId person,
    boolean byHand) {

  Shift shift() {
    var source = person == null ? Shift.Source.NONE : Shift.Source.PLAN;
    return new Shift(seat, day, start, end, night, person, source);
  }

  boolean is(Shift.Key key) {
    return seat.equals(key.seat()) && start.equals(key.start());
  }

  Assignment by(@Nullable DutyPersonId other, boolean hand) {
    return new Assignment(seat, day, start, end, night, other, hand);
  }
}
