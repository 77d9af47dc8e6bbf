package org.prasan.roster;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What somebody has carried.
 *
 * @param minutes on duty
 * @param nights night shifts
 * @param weekends shifts that begin on a Saturday or Sunday
 * @param holidays shifts that begin on a holiday that is no weekend
 */
record Burden(long minutes, int nights, int weekends, int holidays) {
  static final Burden NONE = new Burden(0, 0, 0, 0);

  public long hours() {
    return Math.round(minutes / 60.0);
  }

  /** One figure to compare people by: nights and free days weigh half a day shift more. */
  long points() {
    return hours() + 4L * (nights + weekends + holidays);
  }

  Burden and(Burden other) {
    return new Burden(
        minutes + other.minutes,
        nights + other.nights,
        weekends + other.weekends,
        holidays + other.holidays);
  }

  static Burden of(Shift shift, Predicate<LocalDate> working) {
    boolean weekend = shift.day().getDayOfWeek().getValue() > 5;
    boolean free = !working.test(shift.day());
    return new Burden(
        Duration.between(shift.start(), shift.end()).toMinutes(),
        shift.night() ? 1 : 0,
        weekend ? 1 : 0,
        free && !weekend ? 1 : 0);
  }

  /** Of each person who had any; pieces of one needed shift count once. */
  static Map<DutyPersonId, Burden> of(List<Shift> shifts, Predicate<LocalDate> working) {
    var burdens = new HashMap<DutyPersonId, Burden>();
    var counted = new HashMap<List<Object>, Boolean>();
    for (var shift : shifts) {
      var person = shift.person();
      if (person == null) continue;
      var burden = of(shift, working);
      boolean again =
          counted.put(List.of(person, shift.seat(), shift.day(), shift.night()), true) != null;
      burdens.merge(person, again ? new Burden(burden.minutes(), 0, 0, 0) : burden, Burden::and);
    }
    return burdens;
  }
}
