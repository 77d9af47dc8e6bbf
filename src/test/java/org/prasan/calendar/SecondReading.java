package org.prasan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.prasan.calendar.Recurrence.Frequency;
import org.prasan.calendar.Recurrence.Parts;

/** Reads a rule again, slowly: it asks each day by itself whether it is named. */
final class SecondReading {
  static final List<String> WEEK = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private SecondReading() {}

  /** The rule of RFC 5545, asked of one day. */
  static boolean in(Parts parts, LocalDate day) {
    if (day.isBefore(parts.first()) || day.isAfter(parts.last()) || !fits(parts, day)) return false;
    if (parts.count() == null) return true;
    var start = Objects.requireNonNull(parts.anchor());
    long before = start.datesUntil(day).filter(earlier -> fits(parts, earlier)).count();
    return before < parts.count();
  }

  private static boolean fits(Parts parts, LocalDate day) {
    var start = parts.anchor() == null ? LocalDate.of(2024, 1, 1) : parts.anchor();
    if (parts.anchor() != null && day.isBefore(start)) return false;
    return parts.frequency() == Frequency.WEEKLY
        ? weeks(parts, start, day) % parts.interval() == 0 && inWeek(parts, start, day)
        : months(start, day) % parts.interval() == 0 && inMonth(parts, start, day);
  }

  private static long weeks(Parts parts, LocalDate start, LocalDate day) {
    return Math.abs(
        ChronoUnit.WEEKS.between(
            firstOfWeek(start, parts.weekStart()), firstOfWeek(day, parts.weekStart())));
  }

  private static LocalDate firstOfWeek(LocalDate day, DayOfWeek first) {
    return day.minusDays(Math.floorMod(day.getDayOfWeek().getValue() - first.getValue(), 7));
  }

  private static long months(LocalDate start, LocalDate day) {
    return Math.abs(ChronoUnit.MONTHS.between(YearMonth.from(start), YearMonth.from(day)));
  }

  private static boolean inWeek(Parts parts, LocalDate start, LocalDate day) {
    return parts.byDay().isEmpty()
        ? day.getDayOfWeek() == start.getDayOfWeek()
        : parts.byDay().contains(code(day));
  }

  private static boolean inMonth(Parts parts, LocalDate start, LocalDate day) {
    if (parts.byDay().isEmpty() && parts.byMonthDay().isEmpty())
      return day.getDayOfMonth() == start.getDayOfMonth();
    int length = day.lengthOfMonth();
    var weekday =
        Set.of(
            code(day),
            (day.getDayOfMonth() + 6) / 7 + code(day),
            -(length - day.getDayOfMonth() + 7) / 7 + code(day));
    var monthday = Set.of(day.getDayOfMonth(), day.getDayOfMonth() - length - 1);
    return (parts.byDay().isEmpty() || parts.byDay().stream().anyMatch(weekday::contains))
        && (parts.byMonthDay().isEmpty()
            || parts.byMonthDay().stream().anyMatch(monthday::contains));
  }

  private static String code(LocalDate day) {
    return WEEK.get(day.getDayOfWeek().getValue() - 1);
  }
}
