package org.prasan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Recurrence.Frequency;
import org.prasan.calendar.Recurrence.Parts;

/** Rules that can be understood, of all shapes. */
final class AnyRule {
  private AnyRule() {}

  static Arbitrary<Parts> sound() {
    return Arbitraries.oneOf(weekly(), monthly()).filter(AnyRule::isSound);
  }

  static Arbitrary<Parts> timed() {
    var times =
        Arbitraries.integers().between(0, 47).map(half -> LocalTime.of(half / 2, half % 2 * 30));
    return Combinators.combine(sound(), times, times).as(AnyRule::hours);
  }

  private static Arbitrary<Parts> weekly() {
    var days = Arbitraries.of(SecondReading.WEEK).list().ofMinSize(0).ofMaxSize(5).uniqueElements();
    return Combinators.combine(
            days, intervals(), starts(), ends(), counts(), Arbitraries.of(DayOfWeek.class))
        .as(
            (byDay, interval, start, end, count, first) ->
                new Parts(
                    Frequency.WEEKLY,
                    interval,
                    first,
                    byDay,
                    List.of(),
                    start,
                    count == null ? end : null,
                    count,
                    null,
                    null,
                    LocalTime.of(8, 0),
                    LocalTime.of(16, 0),
                    false));
  }

  private static Arbitrary<Parts> monthly() {
    var numbers = Arbitraries.of("", "1", "2", "4", "5", "-1", "-2");
    var days =
        Combinators.combine(numbers, Arbitraries.of(SecondReading.WEEK))
            .as((number, day) -> number + day)
            .list()
            .ofMaxSize(2)
            .uniqueElements();
    var monthDays =
        Arbitraries.integers()
            .between(-31, 31)
            .filter(day -> day != 0)
            .list()
            .ofMaxSize(2)
            .uniqueElements();
    return Combinators.combine(days, monthDays, intervals(), starts(), ends(), counts())
        .as(
            (byDay, byMonthDay, interval, start, end, count) ->
                new Parts(
                    Frequency.MONTHLY,
                    interval,
                    DayOfWeek.MONDAY,
                    byDay,
                    byMonthDay,
                    start,
                    count == null ? end : null,
                    count,
                    null,
                    null,
                    LocalTime.of(8, 0),
                    LocalTime.of(16, 0),
                    false));
  }

  private static Arbitrary<Integer> intervals() {
    return Arbitraries.of(1, 1, 1, 2, 3, 7);
  }

  private static Arbitrary<@Nullable LocalDate> starts() {
    return Arbitraries.integers()
        .between(0, 800)
        .map(days -> LocalDate.of(2025, 1, 1).plusDays(days))
        .injectNull(0.3);
  }

  private static Arbitrary<@Nullable LocalDate> ends() {
    return Arbitraries.integers()
        .between(0, 900)
        .map(days -> LocalDate.of(2026, 6, 1).plusDays(days))
        .injectNull(0.6);
  }

  private static Arbitrary<@Nullable Integer> counts() {
    return Arbitraries.integers().between(1, 60).injectNull(0.6);
  }

  private static boolean isSound(Parts parts) {
    return Recurrence.read(parts) instanceof RecurrenceReading.Read;
  }

  static Parts hours(Parts parts, LocalTime opens, LocalTime closes) {
    return new Parts(
        parts.frequency(),
        parts.interval(),
        parts.weekStart(),
        parts.byDay(),
        parts.byMonthDay(),
        parts.start(),
        parts.until(),
        parts.count(),
        parts.validFrom(),
        parts.validTo(),
        opens,
        closes,
        parts.closedOnHolidays());
  }
}
