package org.prasan.roster;

import java.util.ArrayList;
import java.util.List;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Measures a draft by the rules, together with the duty just before and after the month. */
@Component
class DraftCheck {
  private static final int DAYS_AROUND = 8;

  private final Shifts shifts;
  private final Seats seats;

  DraftCheck(Shifts shifts, Seats seats) {
    this.shifts = shifts;
    this.seats = seats;
  }

  /**
   * What was found.
   *
   * @param empty how many shifts of seats that have to be filled have nobody
   */
  record Found(List<DutyRules.Broken> broken, int empty) {}

  @Transactional(readOnly = true)
  Found of(CoalitionId coalition, Edition edition, List<Assignment> assignments) {
    var first = edition.month().atDay(1);
    var next = first.plusMonths(1);
    var rules =
        shifts.rules(
            coalition,
            first.minusDays(DAYS_AROUND),
            next.plusDays(DAYS_AROUND),
            edition.recipe().nightsPerWeek());
    var own = assignments.stream().map(Assignment::shift).toList();
    var all = new ArrayList<>(shifts.between(coalition, first.minusDays(DAYS_AROUND), first));
    all.addAll(own);
    all.addAll(shifts.between(coalition, next, next.plusDays(DAYS_AROUND)));
    var broken =
        rules.broken(all).stream()
            .filter(
                one ->
                    own.contains(one.shift()) || (one.other() != null && own.contains(one.other())))
            .toList();
    var required = seats.list(coalition).stream().filter(Seat::required).map(Seat::id).toList();
    int empty =
        (int) own.stream().filter(one -> one.uncovered() && required.contains(one.seat())).count();
    return new Found(broken, empty);
  }
}
