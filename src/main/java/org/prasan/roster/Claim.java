package org.prasan.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was recorded about who is on duty from one moment to another. It counts only from
 * the moment at which it became known, and not after it was ended: what has passed stays as it was.
 *
 * @param ended when it was taken back or replaced; null if it was not
 */
record Claim(
    SeatId seat,
    Instant from,
    Instant to,
    DutyPersonId person,
    Shift.Source source,
    Instant known,
    @Nullable Instant ended) {

  Instant start() {
    return from.isBefore(known) ? known : from;
  }

  Instant end() {
    return ended != null && ended.isBefore(to) ? ended : to;
  }

  boolean covers(Instant start, Instant end) {
    return !start().isAfter(start) && !end().isBefore(end);
  }

  /** An override is stronger than a plan, a plan than a rotation; of two alike the later counts. */
  boolean beats(@Nullable Claim other) {
    if (other == null) return true;
    int stronger = source.compareTo(other.source());
    if (stronger != 0) return stronger > 0;
    int later = known.compareTo(other.known());
    if (later != 0) return later > 0;
    int further = from.compareTo(other.from());
    return further != 0 ? further > 0 : person.compareTo(other.person()) > 0;
  }
}
