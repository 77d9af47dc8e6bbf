package org.prasan.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a month has to be drafted from. */
@Component
class MonthProblem {
  /** So many months count for who has carried how much. */
  static final int MONTHS_BACK = 3;

  private static final int DAYS_AROUND = 8;

  private final Seats seats;
  private final DutyPeople people;
  private final Availabilities availabilities;
  private final Shifts shifts;
  private final RosterClock clock;

  MonthProblem(
      Seats seats,
      DutyPeople people,
      Availabilities availabilities,
      Shifts shifts,
      RosterClock clock) {
    this.seats = seats;
    this.people = people;
    this.availabilities = availabilities;
    this.shifts = shifts;
    this.clock = clock;
  }

  /** What has begun by now stands: of a month that runs, its rest is drafted. */
  @Transactional(readOnly = true)
  Problem of(CoalitionId coalition, Edition edition) {
    return of(coalition, edition, clock.now());
  }

  /** All of it, as if nothing of the month had passed yet. */
  @Transactional(readOnly = true)
  Problem whole(CoalitionId coalition, Edition edition) {
    return of(coalition, edition, Instant.MIN);
  }

  /** Who has served the shifts of the month that have begun by now, or serves them. */
  @Transactional(readOnly = true)
  List<Assignment> begun(CoalitionId coalition, Edition edition) {
    return begun(coalition, edition, clock.now()).stream()
        .map(
            shift ->
                new Assignment(
                    shift.seat(),
                    shift.day(),
                    shift.start(),
                    shift.end(),
                    shift.night(),
                    shift.person(),
                    false))
        .toList();
  }

  private List<Shift> begun(CoalitionId coalition, Edition edition, Instant now) {
    var first = edition.month().atDay(1);
    if (clock.startOf(first).isAfter(now)) return List.of();
    return shifts.between(coalition, first, first.plusMonths(1)).stream()
        .filter(shift -> !shift.start().isAfter(now))
        .toList();
  }

  private Problem of(CoalitionId coalition, Edition edition, Instant now) {
    var first = edition.month().atDay(1);
    var next = first.plusMonths(1);
    var working = shifts.workingDays(coalition);
    var openings = new ArrayList<Problem.Opening>();
    for (var seat : seats.list(coalition))
      for (var window : seat.windows(first, next, working::includes, clock.zone()))
        if (window.start().isAfter(now))
          openings.add(
              new Problem.Opening(
                  seat.id(),
                  window.day(),
                  window.start(),
                  window.end(),
                  window.night(),
                  seat.required(),
                  !working.includes(window.day())));
    openings.sort(
        Comparator.comparing(Problem.Opening::start).thenComparing(Problem.Opening::seat));
    return new Problem(
        openings,
        candidates(coalition, first, next),
        around(coalition, edition, now),
        shifts.rules(
            coalition,
            first.minusDays(DAYS_AROUND),
            next.plusDays(DAYS_AROUND),
            edition.recipe().nightsPerWeek()),
        edition.recipe().seed());
  }

  private List<Problem.Candidate> candidates(
      CoalitionId coalition, LocalDate first, LocalDate next) {
    var working = shifts.workingDays(coalition);
    var past = shifts.between(coalition, first.minusMonths(MONTHS_BACK), first);
    Map<DutyPersonId, Burden> carried = Burden.of(past, working::includes);
    var wishes = availabilities.between(coalition, first, next);
    return people.all(coalition).values().stream()
        .filter(DutyPerson::serves)
        .sorted(Comparator.comparing(DutyPerson::id))
        .map(
            person ->
                new Problem.Candidate(
                    person.id(),
                    days(wishes, person.id(), Availability.Kind.RATHER_NOT),
                    days(wishes, person.id(), Availability.Kind.GLADLY),
                    carried.getOrDefault(person.id(), Burden.NONE).points() / MONTHS_BACK))
        .toList();
  }

  private static Set<LocalDate> days(
      List<Availability> wishes, DutyPersonId person, Availability.Kind kind) {
    var days = new HashSet<LocalDate>();
    for (var wish : wishes)
      if (wish.person().equals(person) && wish.kind() == kind)
        wish.first().datesUntil(wish.last().plusDays(1)).forEach(days::add);
    return days;
  }

  private List<Shift> around(CoalitionId coalition, Edition edition, Instant now) {
    var first = edition.month().atDay(1);
    var next = first.plusMonths(1);
    var around = new ArrayList<Shift>();
    around.addAll(shifts.between(coalition, first.minusDays(DAYS_AROUND), first));
    around.addAll(begun(coalition, edition, now));
    around.addAll(shifts.between(coalition, next, next.plusDays(DAYS_AROUND)));
    return around;
  }
}
