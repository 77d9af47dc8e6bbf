package org.prasan.roster;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What nobody's duty may break. The draft keeps all of it; what people decide by hand is measured
 * by the same rules, and what it breaks is named.
 *
 * @param nightsPerWeek the most nights that somebody may serve from Monday to Sunday
 * @param qualified who may serve each seat
 * @param absences when somebody is on leave
 */
record DutyRules(
    int nightsPerWeek,
    Map<SeatId, Set<DutyPersonId>> qualified,
    Map<DutyPersonId, List<Days>> absences,
    ZoneId zone) {
  static final Duration REST = Duration.ofHours(11);
  static final int USUAL_NIGHTS = 3;

  /** From one day to another, both included. */
  record Days(LocalDate first, LocalDate last) {
    boolean touch(LocalDate from, LocalDate to) {
      return !first.isAfter(to) && !last.isBefore(from);
    }
  }

  /** What may be broken. */
  enum Rule {
    NOT_QUALIFIED,
    ON_LEAVE,
    TWO_AT_ONCE,
    SHORT_REST,
    TOO_MANY_NIGHTS;

    public String key() {
      return "roster.rule." + name();
    }
  }

  /**
   * One breach.
   *
   * @param shift where it is seen
   * @param other the shift with which it collides, if it is about two
   */
  record Broken(Rule rule, DutyPersonId person, Shift shift, @Nullable Shift other) {}

  /** All breaches among these shifts; those without a person break nothing. */
  List<Broken> broken(List<Shift> shifts) {
    var broken = new ArrayList<Broken>();
    byPerson(shifts).forEach((person, own) -> ofPerson(person, own, broken));
    return broken;
  }

  private static Map<DutyPersonId, List<Shift>> byPerson(List<Shift> shifts) {
    var people = new TreeMap<DutyPersonId, List<Shift>>();
    for (var shift : shifts)
      if (shift.person() != null)
        people.computeIfAbsent(shift.person(), _ -> new ArrayList<>()).add(shift);
    people
        .values()
        .forEach(own -> own.sort(Comparator.comparing(Shift::start).thenComparing(Shift::seat)));
    return people;
  }

  private void ofPerson(DutyPersonId person, List<Shift> own, List<Broken> broken) {
    for (var shift : own) {
      if (!mayServe(person, shift.seat()))
        broken.add(new Broken(Rule.NOT_QUALIFIED, person, shift, null));
      if (onLeave(person, shift)) broken.add(new Broken(Rule.ON_LEAVE, person, shift, null));
    }
    @Nullable Shift last = null;
    for (var shift : own) {
      if (last != null) collision(person, last, shift, broken);
      if (last == null || shift.end().isAfter(last.end())) last = shift;
    }
    tooManyNights(person, own, broken);
  }

  private static void collision(
      DutyPersonId person, Shift earlier, Shift later, List<Broken> broken) {
    if (later.start().isBefore(earlier.end()))
      broken.add(new Broken(Rule.TWO_AT_ONCE, person, later, earlier));
    else if (later.start().isBefore(earlier.end().plus(REST)) && !parts(earlier, later))
      broken.add(new Broken(Rule.SHORT_REST, person, later, earlier));
  }

  /** Pieces of one needed shift are one duty. */
  private static boolean parts(Shift earlier, Shift later) {
    return earlier.seat().equals(later.seat())
        && earlier.day().equals(later.day())
        && earlier.night() == later.night();
  }

  private void tooManyNights(DutyPersonId person, List<Shift> own, List<Broken> broken) {
    var weeks = new TreeMap<LocalDate, List<Shift>>();
    for (var shift : own)
      if (shift.night())
        weeks.computeIfAbsent(week(shift.day()), _ -> new ArrayList<>()).add(shift);
    for (var nights : weeks.values()) {
      var days = nights.stream().map(Shift::day).distinct().toList();
      if (days.size() <= nightsPerWeek) continue;
      var first = days.get(nightsPerWeek);
      nights.stream()
          .filter(night -> night.day().equals(first))
          .findFirst()
          .ifPresent(night -> broken.add(new Broken(Rule.TOO_MANY_NIGHTS, person, night, null)));
    }
  }

  boolean mayServe(DutyPersonId person, SeatId seat) {
    return qualified.getOrDefault(seat, Set.of()).contains(person);
  }

  boolean onLeave(DutyPersonId person, Shift shift) {
    return onLeave(person, shift.start(), shift.end());
  }

  boolean onLeave(DutyPersonId person, Instant start, Instant end) {
    var from = start.atZone(zone).toLocalDate();
    var to = end.minusNanos(1).atZone(zone).toLocalDate();
    return absences.getOrDefault(person, List.of()).stream().anyMatch(days -> days.touch(from, to));
  }

  /** The Monday with which the week of a day begins. */
  static LocalDate week(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** What a change would break that is not broken already. */
  List<Broken> newlyBroken(List<Shift> before, List<Shift> after) {
    var known = broken(before).stream().map(DutyRules::what).toList();
    return broken(after).stream().filter(one -> !known.contains(what(one))).toList();
  }

  private static List<Object> what(Broken broken) {
    return List.of(
        broken.rule(),
        broken.person(),
        broken.shift().key(),
        Objects.requireNonNullElse(broken.other() == null ? null : broken.other().key(), ""));
  }
}
