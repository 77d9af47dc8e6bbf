package org.prasan.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.prasan.calendar.Holidays;
import org.prasan.calendar.WorkingDays;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is on duty when, from all that was recorded. */
@Component
@Transactional(readOnly = true)
class Shifts {
  private final Seats seats;
  private final DutyPeople people;
  private final Rotations rotations;
  private final Replacements replacements;
  private final Editions editions;
  private final Assignments assignments;
  private final Availabilities availabilities;
  private final Holidays holidays;
  private final RosterClock clock;

  Shifts(
      Seats seats,
      DutyPeople people,
      Rotations rotations,
      Replacements replacements,
      Editions editions,
      Assignments assignments,
      Availabilities availabilities,
      Holidays holidays,
      RosterClock clock) {
    this.seats = seats;
    this.people = people;
    this.rotations = rotations;
    this.replacements = replacements;
    this.editions = editions;
    this.assignments = assignments;
    this.availabilities = availabilities;
    this.holidays = holidays;
    this.clock = clock;
  }

  WorkingDays workingDays(CoalitionId coalition) {
    return new WorkingDays(holidays.of(coalition));
  }

  /** Those of needed shifts that begin on these days, by time; the last day is not among them. */
  List<Shift> between(CoalitionId coalition, LocalDate from, LocalDate to) {
    return between(coalition, seats.all(coalition), from, to);
  }

  private List<Shift> between(
      CoalitionId coalition, List<Seat> some, LocalDate from, LocalDate to) {
    var working = workingDays(coalition);
    var claims = claims(coalition, from, to);
    var shifts = new ArrayList<Shift>();
    for (var seat : some) {
      var windows = seat.windows(from, to, working::includes, clock.zone());
      shifts.addAll(
          EffectiveShifts.of(seat.id(), windows, claims.getOrDefault(seat.id(), List.of())));
    }
    shifts.sort(Comparator.comparing(Shift::start));
    return shifts;
  }

  /** Those that run at a moment. */
  List<Shift> at(CoalitionId coalition, Instant moment) {
    return at(coalition, seats.all(coalition), moment);
  }

  /** Those at some of the seats, for whoever holds these alone. */
  List<Shift> at(CoalitionId coalition, Set<SeatId> some, Instant moment) {
    var these = seats.all(coalition).stream().filter(seat -> some.contains(seat.id())).toList();
    return at(coalition, these, moment);
  }

  private List<Shift> at(CoalitionId coalition, List<Seat> some, Instant moment) {
    var day = clock.day(moment);
    return between(coalition, some, day.minusDays(1), day.plusDays(1)).stream()
        .filter(shift -> shift.covers(moment))
        .toList();
  }

  private Map<SeatId, List<Claim>> claims(CoalitionId coalition, LocalDate from, LocalDate to) {
    var start = clock.startOf(from.minusDays(1));
    var end = clock.startOf(to.plusDays(1));
    var claims = new HashMap<SeatId, List<Claim>>();
    for (var rotation : rotations.all(coalition))
      for (var claim : rotation.claims(start, end, clock.zone())) put(claims, claim);
    for (var edition : editions.published(coalition, from, to))
      for (var assignment : assignments.between(coalition, edition.id(), start, end))
        if (assignment.person() != null) put(claims, planned(edition, assignment));
    for (var replacement : replacements.between(coalition, start, end))
      put(claims, replacement.claim());
    return claims;
  }

  private static void put(Map<SeatId, List<Claim>> claims, Claim claim) {
    claims.computeIfAbsent(claim.seat(), _ -> new ArrayList<>()).add(claim);
  }

  private static Claim planned(Edition edition, Assignment assignment) {
    return new Claim(
        assignment.seat(),
        assignment.start(),
        assignment.end(),
        Objects.requireNonNull(assignment.person()),
        Shift.Source.PLAN,
        Objects.requireNonNull(edition.published()),
        edition.replaced());
  }

  /** By what duty between these days is measured. */
  DutyRules rules(CoalitionId coalition, LocalDate from, LocalDate to, int nightsPerWeek) {
    var qualified = new HashMap<SeatId, Set<DutyPersonId>>();
    for (var person : people.all(coalition).values())
      if (person.serves())
        for (var seat : person.seats())
          qualified.computeIfAbsent(seat, _ -> new HashSet<>()).add(person.id());
    return new DutyRules(
        nightsPerWeek, qualified, availabilities.leave(coalition, from, to), clock.zone());
  }
}
