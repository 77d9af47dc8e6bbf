package org.prasan.roster;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has carried how much in the last months and will in this one. */
@Component
class Fairness {
  private final Shifts shifts;
  private final DutyPeople people;
  private final RosterClock clock;

  Fairness(Shifts shifts, DutyPeople people, RosterClock clock) {
    this.shifts = shifts;
    this.people = people;
    this.clock = clock;
  }

  /** Somebody and what that person carries. */
  record Line(DutyPerson person, Burden burden) {}

  LocalDate from() {
    return clock.today().withDayOfMonth(1).minusMonths(MonthProblem.MONTHS_BACK - 1L);
  }

  LocalDate until() {
    return clock.today().withDayOfMonth(1).plusMonths(1);
  }

  /** Who carries most comes first. */
  @Transactional(readOnly = true)
  List<Line> lines(CoalitionId coalition) {
    var working = shifts.workingDays(coalition);
    var burdens = Burden.of(shifts.between(coalition, from(), until()), working::includes);
    return people.all(coalition).values().stream()
        .map(person -> new Line(person, burdens.getOrDefault(person.id(), Burden.NONE)))
        .filter(line -> line.person().serves() || line.burden().minutes() > 0)
        .sorted(Comparator.comparingLong((Line line) -> -line.burden().points()))
        .toList();
  }
}
