package org.prasan.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shifts of the next days at which a seat that has to be filled would be empty. */
@Component
class Gaps {
  static final int DAYS_AHEAD = 14;

  private final Shifts shifts;
  private final Seats seats;
  private final RosterClock clock;

  Gaps(Shifts shifts, Seats seats, RosterClock clock) {
    this.shifts = shifts;
    this.seats = seats;
    this.clock = clock;
  }

  /**
   * One of them.
   *
   * @param onLeave somebody is on duty by the roster, but on leave
   */
  record Gap(Seat seat, Shift shift, boolean onLeave) {}

  @Transactional(readOnly = true)
  List<Gap> ahead(CoalitionId coalition) {
    var today = clock.today();
    return between(coalition, today, today.plusDays(DAYS_AHEAD));
  }

  @Transactional(readOnly = true)
  List<Gap> between(CoalitionId coalition, LocalDate from, LocalDate to) {
    return among(coalition, shifts.between(coalition, from, to), from, to);
  }

  /** Those that are not over yet. */
  @Transactional(readOnly = true)
  List<Gap> among(CoalitionId coalition, List<Shift> all, LocalDate from, LocalDate to) {
    Map<SeatId, Seat> known =
        seats.all(coalition).stream().collect(Collectors.toMap(Seat::id, Function.identity()));
    var rules = shifts.rules(coalition, from, to.plusDays(1), DutyRules.USUAL_NIGHTS);
    return all.stream()
        .filter(shift -> shift.end().isAfter(clock.now()))
        .filter(shift -> Objects.requireNonNull(known.get(shift.seat())).required())
        .map(
            shift ->
                new Gap(
                    Objects.requireNonNull(known.get(shift.seat())),
                    shift,
                    shift.person() != null && rules.onLeave(shift.person(), shift)))
        .filter(gap -> gap.onLeave() || gap.shift().uncovered())
        .toList();
  }
}
