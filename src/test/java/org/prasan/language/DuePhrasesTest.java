package org.prasan.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Until when, as people say it. */
class DuePhrasesTest {
  private static final Locale THAI = Locale.forLanguageTag("th");

  /** A Friday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "เร็ว ๆ นี้",
        "soon",
        "asap",
        "0",
        "32",
        "31 ก.พ.",
        "31/2/2570",
        "29 ก.พ. 2570",
        "15/13",
        "ศุกร์ที่",
        "เดือน",
        "อีกวัน ๆ",
        "15 ธันวาคม 3569",
        "สิ้นเดือนอะไร",
        "next",
        "ๆๆๆ"
      })
  void whatIsNoDayIsNotUnderstood(String typed) {
    assertThat(DuePhrases.read(typed, TODAY)).isEqualTo(new DueReading.NotUnderstood());
  }

  @ParameterizedTest
  @CsvSource({
    "เมื่อวาน, 2026-11-26",
    "yesterday, 2026-11-26",
    "เมื่อวานซืน, 2026-11-25",
    "the day before yesterday, 2026-11-25",
    "1/11/2569, 2026-11-01",
    "20 พ.ย., 2026-11-20",
    "26 พฤศจิกายน 69, 2026-11-26",
    "กลางเดือนนี้, 2026-11-15",
    "จันทร์สัปดาห์นี้, 2026-11-23",
    "monday this week, 2026-11-23",
  })
  void whatIsOverIsToldToBeOver(String typed, LocalDate day) {
    assertThat(DuePhrases.read(typed, TODAY)).isEqualTo(new DueReading.Past(day));
  }

  @ParameterizedTest
  @CsvSource({
    "ศุกร์, 2026-11-27, 2026-12-04",
    "friday, 2026-11-27, 2026-12-04",
    "อาทิตย์หน้า, 2026-12-04, 2026-12-06",
    "วันอาทิตย์หน้า, 2026-12-06, 2026-11-29",
    "อาทิตย์นี้, 2026-11-27, 2026-11-29",
    "ศุกร์ที่ 5 ธันวาคม 2569, 2026-12-05, 2026-12-04",
    "Friday 5 December 2026, 2026-12-05, 2026-12-04",
    "อาทิตย์ที่ 30 พ.ย., 2026-11-30, 2026-11-29",
    "ก่อนสงกรานต์, 2027-04-12, 2027-04-09",
    "ก่อนปีใหม่, 2026-12-31, 2026-12-25",
    "before new year, 2026-12-31, 2026-12-25",
  })
  void whatCouldBeTwoDaysIsAsked(String typed, LocalDate first, LocalDate second) {
    assertThat(DuePhrases.read(typed, TODAY))
        .isEqualTo(new DueReading.Ambiguous(List.of(first, second)));
  }

  @Test
  void theMiddleOfTheMonthIsAskedOfTheNextOnceItIsOver() {
    for (var typed : List.of("กลางเดือน", "mid-month"))
      assertThat(DuePhrases.read(typed, TODAY))
          .isEqualTo(new DueReading.Ambiguous(List.of(LocalDate.of(2026, 12, 15))));
  }

  @Test
  void aDayBeyondTheYearsThatCountIsTooFarAheadAndNotUnreadable() {
    for (var typed : List.of("15 ธ.ค. 2612", "15 December 2069", "อีก 11 ปี"))
      assertThat(DuePhrases.read(typed, TODAY)).isEqualTo(new DueReading.TooFar());
  }

  /** A day after it, the first Monday, and the end of that week. */
  @Test
  void afterTheNewYearIsAsked() {
    for (var typed : List.of("หลังปีใหม่", "after New Year"))
      assertThat(DuePhrases.read(typed, TODAY))
          .isEqualTo(
              new DueReading.Ambiguous(
                  List.of(
                      LocalDate.of(2027, 1, 2),
                      LocalDate.of(2027, 1, 4),
                      LocalDate.of(2027, 1, 8))));
  }

  @Test
  void mondayWeekIsAWeekAfterTheMondayThatComes() {
    assertThat(DuePhrases.read("Monday week", TODAY))
        .isEqualTo(new DueReading.Found(LocalDate.of(2026, 12, 7)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ศุกร์หน้า", "วันศุกร์หน้า", "next Friday", "next fri"})
  void nextFridayIsAskedWhileTheOneOfThisWeekIsAhead(String typed) {
    assertThat(DuePhrases.read(typed, MONDAY))
        .isEqualTo(
            new DueReading.Ambiguous(
                List.of(LocalDate.of(2026, 12, 11), LocalDate.of(2026, 12, 4))));
  }

  @ParameterizedTest
  @CsvSource({
    "วันนี้, 2026-11-27",
    "พรุ่งนี้, 2026-11-28",
    "Tomorrow, 2026-11-28",
    "มะรืนนี้, 2026-11-29",
    "the day after tomorrow, 2026-11-29",
    "ศุกร์หน้า, 2026-12-04",
    "วันศุกร์หน้า, 2026-12-04",
    "next Friday, 2026-12-04",
    "ศุกร์นี้, 2026-11-27",
    "this Friday, 2026-11-27",
    "วันจันทร์, 2026-11-30",
    "วัน จันทร์, 2026-11-30",
    "by Monday, 2026-11-30",
    "ภายในวันจันทร์, 2026-11-30",
    "พฤหัสหน้า, 2026-12-03",
    "พุธสัปดาห์หน้า, 2026-12-02",
    "wednesday next week, 2026-12-02",
    "สัปดาห์หน้า, 2026-12-04",
    "next week, 2026-12-04",
    "ต้นสัปดาห์หน้า, 2026-11-30",
    "สัปดาห์นี้, 2026-11-27",
    "สิ้นเดือน, 2026-11-30",
    "สิ้นเดือนนี้, 2026-11-30",
    "สิ้น เดือน, 2026-11-30",
    "end of the month, 2026-11-30",
    "สิ้นเดือนหน้า, 2026-12-31",
    "end of next month, 2026-12-31",
    "กลางเดือนหน้า, 2026-12-15",
    "สิ้นเดือนกุมภาพันธ์, 2027-02-28",
    "สิ้น ธ.ค., 2026-12-31",
    "end of February, 2027-02-28",
    "สิ้นปี, 2026-12-31",
    "end of next year, 2027-12-31",
    "สิ้นปีงบประมาณ, 2027-09-30",
    "สิ้นไตรมาส, 2026-12-31",
    "อีก 3 วัน, 2026-11-30",
    "อีก ๓ วัน, 2026-11-30",
    "อีกสามวัน, 2026-11-30",
    "ภายใน 7 วัน, 2026-12-04",
    "อีก 2 สัปดาห์, 2026-12-11",
    "อีกสองอาทิตย์, 2026-12-11",
    "in 2 weeks, 2026-12-11",
    "within a week, 2026-12-04",
    "in two months, 2027-01-27",
    "อีก 1 เดือน, 2026-12-27",
    "อีกเดือน, 2026-12-27",
    "15, 2026-12-15",
    "วันที่ 15, 2026-12-15",
    "วันที่ 30, 2026-11-30",
    "วันที่ 31, 2026-12-31",
    "the 15th, 2026-12-15",
    "15/12, 2026-12-15",
    "15 ธ.ค., 2026-12-15",
    "15 ธันวา, 2026-12-15",
    "15 ธ.ค. 69, 2026-12-15",
    "15 ธค 69, 2026-12-15",
    "๑๕ ธันวาคม ๒๕๖๙, 2026-12-15",
    "15/12/2569, 2026-12-15",
    "15/12/26, 2026-12-15",
    "2026-12-15, 2026-12-15",
    "December 15, 2026-12-15",
    "15 December 2026, 2026-12-15",
    "15 ม.ค., 2027-01-15",
    "29 ก.พ., 2028-02-29",
    "29 ก.พ. 2571, 2028-02-29",
    "วันศุกร์ที่ 4 ธันวาคม 2569, 2026-12-04",
    "ศุกร์ที่ 4, 2026-12-04",
    "Friday 4 December, 2026-12-04",
    "Tue 1 Dec, 2026-12-01",
  })
  void whatIsOneDayIsFound(String typed, LocalDate day) {
    assertThat(DuePhrases.read(typed, TODAY)).isEqualTo(new DueReading.Found(day));
  }

  @Property
  void whatIsShownIsReadAgain(
      @ForAll("todays") LocalDate today, @ForAll @IntRange(max = 3600) int ahead) {
    var day = today.plusDays(ahead);
    for (var locale : List.of(THAI, Locale.ENGLISH)) {
      var shown = new DueReading.Found(day).words(locale);
      assertThat(DuePhrases.read(shown, today)).as(shown).isEqualTo(new DueReading.Found(day));
    }
  }

  @Property
  void bothErasAndThaiDigitsMeanTheSameDay(
      @ForAll("todays") LocalDate today, @ForAll @IntRange(max = 3600) int ahead) {
    var day = today.plusDays(ahead);
    var buddhist =
        "%d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear() + 543);
    var common = "%d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    for (var typed :
        List.of(
            buddhist,
            Digits.toThai(buddhist),
            common,
            day.toString(),
            ThaiDates.brief(day, THAI),
            ThaiDates.official(day),
            ThaiDates.withEra(day, THAI),
            ThaiDates.withEra(day, Locale.ENGLISH)))
      assertThat(DuePhrases.read(typed, today)).as(typed).isEqualTo(new DueReading.Found(day));
  }

  @Property
  void twoDigitsOfTheYearAreEnoughForWhatIsNear(
      @ForAll("todays") LocalDate today, @ForAll @IntRange(max = 1800) int ahead) {
    var day = today.plusDays(ahead);
    var typed =
        "%s %02d"
            .formatted(
                ThaiDates.brief(day, THAI).replaceFirst(" \\d{4}$", ""),
                (day.getYear() + 543) % 100);
    assertThat(days(DuePhrases.read(typed, today))).as(typed).contains(day);
  }

  @Property
  void aDayAndMonthWithoutYearLiesWithinAYear(
      @ForAll("todays") LocalDate today, @ForAll @IntRange(max = 270) int ahead) {
    var day = today.plusDays(ahead);
    var typed = ThaiDates.full(day, THAI).replaceFirst(" \\d{4}$", "");
    assertThat(DuePhrases.read(typed, today)).as(typed).isEqualTo(new DueReading.Found(day));
  }

  @Property
  void daysToComeAreCounted(
      @ForAll("todays") LocalDate today, @ForAll @IntRange(max = 366) int days) {
    for (var typed :
        List.of(
            "อีก " + days + " วัน",
            "อีก" + Digits.toThai("" + days) + "วัน",
            "in " + days + " days"))
      assertThat(DuePhrases.read(typed, today))
          .as(typed)
          .isEqualTo(new DueReading.Found(today.plusDays(days)));
  }

  @Property
  void theEndOfTheMonthIsItsLastDay(@ForAll("todays") LocalDate today) {
    var end = YearMonth.from(today).atEndOfMonth();
    var next = YearMonth.from(today).plusMonths(1).atEndOfMonth();
    for (var typed : List.of("สิ้นเดือน", "end of month"))
      assertThat(DuePhrases.read(typed, today)).isEqualTo(new DueReading.Found(end));
    for (var typed : List.of("สิ้นเดือนหน้า", "end of next month"))
      assertThat(DuePhrases.read(typed, today)).isEqualTo(new DueReading.Found(next));
  }

  @Property
  void aWeekdayIsThatDayWithinTwoWeeks(@ForAll("todays") LocalDate today, @ForAll DayOfWeek day) {
    var thai = ThaiDates.weekday(day, THAI);
    var english = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    for (var typed : List.of("วัน" + thai, "วัน" + thai + "หน้า", "next " + english, english))
      assertThat(days(DuePhrases.read(typed, today)))
          .as(typed)
          .isNotEmpty()
          .allMatch(one -> one.getDayOfWeek() == day)
          .allMatch(one -> !one.isBefore(today) && one.isBefore(today.plusDays(15)));
  }

  /** Whatever is typed has an answer, and none lies in the past. */
  @Property
  void nothingThatIsFoundIsOver(@ForAll("todays") LocalDate today, @ForAll String typed) {
    assertThat(days(DuePhrases.read(typed, today))).allMatch(day -> !day.isBefore(today));
  }

  @Provide
  Arbitrary<LocalDate> todays() {
    var turns =
        Arrays.asList(
            LocalDate.of(2026, 12, 31),
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2028, 2, 28),
            LocalDate.of(2028, 2, 29),
            LocalDate.of(2028, 3, 1),
            LocalDate.of(2027, 2, 28));
    return Arbitraries.oneOf(
        Arbitraries.of(turns),
        Arbitraries.integers().between(0, 3650).map(LocalDate.of(2024, 1, 1)::plusDays));
  }

  private static List<LocalDate> days(DueReading reading) {
    return switch (reading) {
      case DueReading.Found(var day) -> List.of(day);
      case DueReading.Ambiguous(var days) -> days;
      case DueReading.Past _, DueReading.TooFar _, DueReading.NotUnderstood _ -> List.of();
    };
  }
}
