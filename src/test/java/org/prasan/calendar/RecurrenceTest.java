package org.prasan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Recurrence.Frequency;
import org.prasan.calendar.Recurrence.Parts;
import org.prasan.calendar.RecurrenceReading.Refused;
import org.prasan.calendar.RecurrenceReading.Wrong;
import org.prasan.language.DateReading;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;

/** Opening times against a second reading of the rules that looks at each day by itself. */
class RecurrenceTest {
  private static final List<String> WEEK = SecondReading.WEEK;

  @Property(tries = 600)
  void aDayIsOpenExactlyIfTheRuleNamesIt(
      @ForAll("rules") Parts parts, @ForAll @IntRange(min = -400, max = 1500) int offset) {
    var recurrence = read(parts);
    var day = LocalDate.of(2026, 1, 1).plusDays(offset);
    assertThat(opensOn(recurrence, day))
        .as("%s on %s", parts, day)
        .isEqualTo(SecondReading.in(parts, day));
  }

  @Property(tries = 400)
  void overnightItStaysOpenUntilTheMorningAfterAndNotOneMinuteLonger(
      @ForAll("rules") Parts parts, @ForAll @IntRange(max = 500) int offset) {
    var night = AnyRule.hours(parts, LocalTime.of(20, 0), LocalTime.of(6, 30));
    var times = OpeningTimes.of(read(night));
    var from = LocalDate.of(2026, 1, 1).plusDays(offset);
    var found =
        from.datesUntil(from.plusDays(400))
            .filter(
                day -> SecondReading.in(night, day) && !SecondReading.in(night, day.minusDays(1)))
            .findFirst();
    Assume.that(found.isPresent());
    var day = found.get();
    assertThat(times.isOpen(day.atTime(19, 59), HolidaySet.NONE)).isFalse();
    assertThat(times.isOpen(day.atTime(20, 0), HolidaySet.NONE)).isTrue();
    assertThat(times.isOpen(day.plusDays(1).atTime(6, 29), HolidaySet.NONE)).isTrue();
    assertThat(times.isOpen(day.plusDays(1).atTime(6, 30), HolidaySet.NONE)).isFalse();
  }

  /** Opening and closing are the borders of being open, whatever overlaps. */
  @Property(tries = 300)
  void nextOpeningAndClosingAreWhereItTurns(
      @ForAll("timed") Parts one,
      @ForAll("timed") Parts other,
      @ForAll @IntRange(max = 800) int offset,
      @ForAll @IntRange(max = 1439) int minute) {
    var times = OpeningTimes.of(read(one), read(other));
    var now = LocalDate.of(2026, 1, 1).plusDays(offset).atStartOfDay().plusMinutes(minute);
    times
        .nextOpening(now, HolidaySet.NONE)
        .ifPresent(
            opening -> {
              assertThat(opening).isAfter(now);
              assertThat(times.isOpen(opening, HolidaySet.NONE)).isTrue();
              assertThat(times.isOpen(opening.minusMinutes(1), HolidaySet.NONE)).isFalse();
            });
    times
        .nextClosing(now, HolidaySet.NONE)
        .ifPresent(
            closing -> {
              assertThat(closing).isAfter(now);
              assertThat(times.isOpen(closing, HolidaySet.NONE)).isFalse();
              assertThat(times.isOpen(closing.minusMinutes(1), HolidaySet.NONE)).isTrue();
              // Between now and then it turns at most once.
              var opening = times.nextOpening(now, HolidaySet.NONE);
              assertThat(times.isOpen(now, HolidaySet.NONE))
                  .isEqualTo(opening.isEmpty() || opening.get().isAfter(closing));
            });
  }

  @Property
  void onAHolidayItIsClosedOnlyIfItSaysSo(@ForAll @IntRange(max = 700) int offset) {
    var day = LocalDate.of(2026, 1, 1).plusDays(offset);
    var holiday =
        HolidaySet.of(List.of(new Holiday(day, LocalizedText.of("หยุด"), Holiday.Kind.FIXED)));
    var always = weekly(WEEK, "08:00", "16:00", false);
    var notThen = weekly(WEEK, "08:00", "16:00", true);
    assertThat(OpeningTimes.of(always).isOpen(day.atTime(9, 0), holiday)).isTrue();
    assertThat(OpeningTimes.of(notThen).isOpen(day.atTime(9, 0), holiday)).isFalse();
    assertThat(OpeningTimes.of(notThen).nextOpening(day.atTime(7, 0), holiday))
        .contains(day.plusDays(1).atTime(8, 0));
  }

  @Property
  void theNightBeforeAHolidayIsStillServedToItsEnd(@ForAll @IntRange(max = 700) int offset) {
    var day = LocalDate.of(2026, 1, 1).plusDays(offset);
    var holiday =
        HolidaySet.of(List.of(new Holiday(day, LocalizedText.of("หยุด"), Holiday.Kind.FIXED)));
    var nights = OpeningTimes.of(weekly(WEEK, "20:00", "06:00", true));
    assertThat(nights.isOpen(day.atTime(5, 59), holiday)).isTrue();
    assertThat(nights.isOpen(day.atTime(20, 0), holiday)).isFalse();
    assertThat(nights.isOpen(day.plusDays(1).atTime(5, 59), holiday)).isFalse();
  }

  @Property
  void theLastDayOfEachMonthIsFound(@ForAll @IntRange(min = 0, max = 600) int months) {
    var month = YearMonth.of(2024, 1).plusMonths(months);
    var rule = read(monthly(List.of(), List.of(-1), null));
    assertThat(opensOn(rule, month.atEndOfMonth())).isTrue();
    assertThat(opensOn(rule, month.atDay(27))).isFalse();
  }

  @Property
  void onADayThatAShortMonthLacksItComesOnItsLastDay(
      @ForAll @IntRange(max = 2000) int offset, @ForAll @IntRange(min = 1, max = 12) int every) {
    var start = LocalDate.of(2024, 1, 1).plusDays(offset);
    var rule =
        read(
            new Parts(
                Frequency.MONTHLY,
                every,
                DayOfWeek.MONDAY,
                List.of(),
                List.of(),
                start,
                null,
                null,
                null,
                null,
                null,
                null,
                false));
    var day = start;
    for (int time = 1; time < 14; time++) {
      day = rule.next(day.plusDays(1)).orElseThrow();
      assertThat(day).isEqualTo(start.plusMonths((long) time * every));
    }
  }

  /** 2567, 2571 … are typed in the Buddhist era; 29 February exists by the common one. */
  @Property
  void the29thOfFebruaryComesInLeapYearsOfTheCommonEra(
      @ForAll @IntRange(min = 2560, max = 2660) int buddhist) {
    var rule = read(monthly(List.of(), List.of(29), null));
    int year = buddhist - 543;
    var typed = ThaiDates.read("29/2/" + buddhist);
    if (YearMonth.of(year, 2).lengthOfMonth() == 29) {
      assertThat(typed).isEqualTo(new DateReading.Read(LocalDate.of(year, 2, 29)));
      assertThat(opensOn(rule, LocalDate.of(year, 2, 29))).isTrue();
    } else {
      assertThat(typed).isInstanceOf(DateReading.Unreadable.class);
      assertThat(opensOn(rule, LocalDate.of(year, 2, 28))).isFalse();
      assertThat(opensOn(rule, LocalDate.of(year, 3, 1))).isFalse();
    }
  }

  @Example
  void whatNeverHappensIsRefused() {
    var february = LocalDate.of(2026, 2, 1);
    var thirtiethOfFebruary =
        new Parts(
            Frequency.MONTHLY,
            12,
            DayOfWeek.MONDAY,
            List.of(),
            List.of(30),
            february,
            null,
            null,
            null,
            null,
            null,
            null,
            false);
    assertThat(wrong(thirtiethOfFebruary)).isEqualTo(Wrong.NEVER);
    var mondayOnATuesday =
        new Parts(
            Frequency.WEEKLY,
            1,
            DayOfWeek.MONDAY,
            List.of("MO"),
            List.of(),
            null,
            null,
            null,
            LocalDate.of(2026, 11, 24),
            LocalDate.of(2026, 11, 24),
            null,
            null,
            false);
    assertThat(wrong(mondayOnATuesday)).isEqualTo(Wrong.NEVER);
    var fifthMondayOfFebruaryOf2026 =
        new Parts(
            Frequency.MONTHLY,
            1,
            DayOfWeek.MONDAY,
            List.of("5MO"),
            List.of(),
            february,
            LocalDate.of(2026, 2, 28),
            null,
            null,
            null,
            null,
            null,
            false);
    assertThat(wrong(fifthMondayOfFebruaryOf2026)).isEqualTo(Wrong.NEVER);
  }

  @Example
  void whatCannotBeUnderstoodIsRefusedForItsReason() {
    assertThat(wrong(weeklyParts(1, List.of("2MO"), List.of(), null, null, null)))
        .isEqualTo(Wrong.DAYS);
    assertThat(wrong(weeklyParts(1, List.of("XX"), List.of(), null, null, null)))
        .isEqualTo(Wrong.DAYS);
    assertThat(wrong(weeklyParts(1, List.of("MO"), List.of(3), null, null, null)))
        .isEqualTo(Wrong.DAYS);
    assertThat(wrong(monthly(List.of("0MO"), List.of(), null))).isEqualTo(Wrong.DAYS);
    assertThat(wrong(monthly(List.of(), List.of(32), null))).isEqualTo(Wrong.DAYS);
    assertThat(wrong(weeklyParts(1, List.of(), List.of(), null, null, null)))
        .isEqualTo(Wrong.NO_DAYS);
    assertThat(wrong(weeklyParts(2, List.of("MO"), List.of(), null, null, null)))
        .isEqualTo(Wrong.NO_START);
    assertThat(wrong(weeklyParts(0, List.of("MO"), List.of(), null, null, null)))
        .isEqualTo(Wrong.INTERVAL);
    assertThat(wrong(weeklyParts(1, List.of("MO"), List.of(), day(1), null, 0)))
        .isEqualTo(Wrong.COUNT);
    assertThat(wrong(weeklyParts(1, List.of("MO"), List.of(), day(1), day(30), 3)))
        .isEqualTo(Wrong.TWO_ENDS);
    assertThat(wrong(weeklyParts(1, List.of("MO"), List.of(), day(30), day(1), null)))
        .isEqualTo(Wrong.ENDS_BEFORE_START);
    assertThat(wrong(Parts.weekly(List.of("MO"), LocalTime.NOON, null, false)))
        .isEqualTo(Wrong.HALF_A_TIME);
  }

  @Example
  void whatIsAlwaysOpenNeverClosesAndAnswersAtOnce() {
    var always = OpeningTimes.of(read(Parts.weekly(WEEK, null, null, false)));
    var started = System.nanoTime();
    assertThat(always.isOpen(LocalDateTime.of(2026, 11, 26, 3, 0), HolidaySet.NONE)).isTrue();
    assertThat(always.nextClosing(LocalDateTime.of(2026, 11, 26, 3, 0), HolidaySet.NONE)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }

  @Example
  void aRuleThatHasEndedNeverOpensAgain() {
    var ended = weeklyParts(1, List.of("MO"), List.of(), day(1), day(30), null);
    var times = OpeningTimes.of(read(ended));
    assertThat(times.nextOpening(LocalDateTime.of(2026, 1, 1, 0, 0), HolidaySet.NONE)).isEmpty();
    assertThat(new OpeningTimes(List.of()).unknown()).isTrue();
  }

  @Provide
  Arbitrary<Parts> rules() {
    return AnyRule.sound();
  }

  @Provide
  Arbitrary<Parts> timed() {
    return AnyRule.timed();
  }

  private static boolean opensOn(Recurrence recurrence, LocalDate day) {
    return !recurrence.periods(day, day, HolidaySet.NONE).isEmpty();
  }

  private static Recurrence read(Parts parts) {
    if (Recurrence.read(parts) instanceof RecurrenceReading.Read(var recurrence)) return recurrence;
    throw new AssertionError("Refused: " + parts + " " + Recurrence.read(parts));
  }

  private static Recurrence weekly(List<String> days, String from, String to, boolean closed) {
    return read(Parts.weekly(days, LocalTime.parse(from), LocalTime.parse(to), closed));
  }

  private static Parts weeklyParts(
      int interval,
      List<String> byDay,
      List<Integer> byMonthDay,
      @Nullable LocalDate start,
      @Nullable LocalDate until,
      @Nullable Integer count) {
    return new Parts(
        Frequency.WEEKLY,
        interval,
        DayOfWeek.MONDAY,
        byDay,
        byMonthDay,
        start,
        until,
        count,
        null,
        null,
        null,
        null,
        false);
  }

  private static Parts monthly(
      List<String> byDay, List<Integer> byMonthDay, @Nullable LocalDate start) {
    return new Parts(
        Frequency.MONTHLY,
        1,
        DayOfWeek.MONDAY,
        byDay,
        byMonthDay,
        start,
        null,
        null,
        null,
        null,
        null,
        null,
        false);
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2025, 6, day);
  }

  private static Wrong wrong(Parts parts) {
    assertThat(Recurrence.read(parts)).isInstanceOf(Refused.class);
    return ((Refused) Recurrence.read(parts)).wrong();
  }
}
