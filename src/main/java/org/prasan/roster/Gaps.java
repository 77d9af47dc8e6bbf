package org.prasan.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
   * @param why nobody will come
   */
  record Gap(Seat seat, Shift shift, Why why) {}

  /** Why a shift is a gap. */
  enum Why {
    NOBODY,
    /** Somebody is on duty by the roster, but on leave. */
    ON_LEAVE,
    /** Somebody is on duty by the roster who does not serve the seat any more. */
    GONE
  }

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
        .flatMap(
            shift -> {
              var seat = Objects.requireNonNull(known.get(shift.seat()));
              return why(shift, rules).filter(_ -> seat.required()).stream()
                  .map(why -> new Gap(seat, shift, why));
            })
        .toList();
  }

  private static Optional<Why> why(Shift shift, DutyRules rules) {
    if (shift.uncovered() || shift.person() == null) return Optional.of(Why.NOBODY);
    if (rules.onLeave(shift.person(), shift)) return Optional.of(Why.ON_LEAVE);
    if (!rules.mayServe(shift.person(), shift.seat())) return Optional.of(Why.GONE);
    return Optional.empty();
  }
}
