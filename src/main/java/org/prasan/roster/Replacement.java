package org.prasan.roster;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else than planned is on duty for a while.
 *
 * @param withdrawn when it was taken back
 */
record Replacement(
    UUID id,
    SeatId seat,
    Instant start,
    Instant end,
    DutyPersonId person,
    Reason reason,
    @Nullable String note,
    Instant known,
    @Nullable Instant withdrawn) {

  /** Why. */
  enum Reason {
    SWAP,
    STAND_IN,
    CORRECTION;

    public String key() {
      return "roster.reason." + name();
    }
  }

  Claim claim() {
    return new Claim(seat, start, end, person, Shift.Source.OVERRIDE, known, withdrawn);
  }

  /** Whether it is this that was decided; what was past by then was left out. */
  boolean says(Swap.Piece piece, DutyPersonId who) {
    return seat.equals(piece.seat()) && end.equals(piece.end()) && person.equals(who);
  }

  /** Until it is over it can still be taken back. */
  boolean standsAt(Instant now) {
    return withdrawn == null && end.isAfter(now);
  }
}
