package org.prasan.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People who take turns at a seat, in a fixed order.
 *
 * @param first the day of the first handover
 * @param last the last day on which a turn may begin; null if it goes on
 * @param order who follows whom; after the last the first again
 * @param known when it was recorded, from which moment on it counts
 * @param ended when it was ended before its last day
 */
record Rotation(
    UUID id,
    SeatId seat,
    Rhythm rhythm,
    LocalTime handover,
    LocalDate first,
    @Nullable LocalDate last,
    List<DutyPersonId> order,
    Instant known,
    @Nullable Instant ended) {

  Rotation {
    order = List.copyOf(order);
    if (order.isEmpty()) throw new IllegalArgumentException("Nobody takes turns");
    if (last != null && last.isBefore(first)) throw new IllegalArgumentException("Ends first");
  }

  /** How long a turn lasts. */
  enum Rhythm {
    DAILY(1),
    WEEKLY(7);

    private final int days;

    Rhythm(int days) {
      this.days = days;
    }

    public String key() {
      return "roster.rhythm." + name();
    }
  }

  /** The turns that touch the time between the two moments. */
  List<Claim> claims(Instant from, Instant to, ZoneId zone) {
    var claims = new ArrayList<Claim>();
    long days = java.time.temporal.ChronoUnit.DAYS.between(first, from.atZone(zone).toLocalDate());
    long turn = Math.max(0, days / rhythm.days - 1);
    for (; start(turn, zone).isBefore(to); turn++) {
      if (last != null && day(turn).isAfter(last)) break;
      if (!end(turn, zone).isAfter(from)) continue;
      claims.add(
          new Claim(
              seat,
              start(turn, zone),
              end(turn, zone),
              order.get((int) (turn % order.size())),
              Shift.Source.ROTATION,
              known,
              ended));
    }
    return claims;
  }

  /** Whether at some moment both would say who is on duty. */
  boolean overlaps(Rotation other, ZoneId zone) {
    return seat.equals(other.seat())
        && begin(zone).isBefore(other.finish(zone))
        && other.begin(zone).isBefore(finish(zone));
  }

  private Instant begin(ZoneId zone) {
    var start = start(0, zone);
    return start.isBefore(known) ? known : start;
  }

  private Instant finish(ZoneId zone) {
    var end = last == null ? Instant.MAX : at(last.plusDays(1), zone);
    return ended != null && ended.isBefore(end) ? ended : end;
  }

  private LocalDate day(long turn) {
    return first.plusDays(turn * rhythm.days);
  }

  private Instant start(long turn, ZoneId zone) {
    return at(day(turn), zone);
  }

  private Instant end(long turn, ZoneId zone) {
    var whole = at(day(turn + 1), zone);
    if (last == null) return whole;
    var finish = at(last.plusDays(1), zone);
    return finish.isBefore(whole) ? finish : whole;
  }

  private Instant at(LocalDate day, ZoneId zone) {
    return day.atTime(handover).atZone(zone).toInstant();
  }
}
