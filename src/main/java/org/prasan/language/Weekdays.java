package org.prasan.language;

import java.time.DayOfWeek;
import java.util.Map;

/** The days of the week as they are typed. */
final class Weekdays {
  /** For patterns: any of the names, the longer before those they begin with. */
  static final String ANY =
      "จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ|พฤหัส|ศุกร์|เสาร์|อาทิตย์"
          + "|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?|r)?|fri(?:day)?"
          + "|sat(?:urday)?|sun(?:day)?";

  private static final Map<String, DayOfWeek> BEGINNINGS =
      Map.ofEntries(
          Map.entry("จันทร์", DayOfWeek.MONDAY),
          Map.entry("อังคาร", DayOfWeek.TUESDAY),
          Map.entry("พุธ", DayOfWeek.WEDNESDAY),
          Map.entry("พฤหัส", DayOfWeek.THURSDAY),
          Map.entry("ศุกร์", DayOfWeek.FRIDAY),
          Map.entry("เสาร์", DayOfWeek.SATURDAY),
          Map.entry("อาทิตย์", DayOfWeek.SUNDAY),
          Map.entry("mon", DayOfWeek.MONDAY),
          Map.entry("tue", DayOfWeek.TUESDAY),
          Map.entry("wed", DayOfWeek.WEDNESDAY),
          Map.entry("thu", DayOfWeek.THURSDAY),
          Map.entry("fri", DayOfWeek.FRIDAY),
          Map.entry("sat", DayOfWeek.SATURDAY),
          Map.entry("sun", DayOfWeek.SUNDAY));

  private Weekdays() {}

  /** The day that one of {@link #ANY} names. */
  static DayOfWeek read(String name) {
    return BEGINNINGS.entrySet().stream()
        .filter(day -> name.startsWith(day.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No day of the week: " + name));
  }
}
