package org.prasan.language;

import static java.util.Locale.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.language.DateReading.Ambiguous;
import org.prasan.language.DateReading.OutOfRange;
import org.prasan.language.DateReading.Read;
import org.prasan.language.DateReading.Unreadable;

class ThaiDatesTest {
  private static final Locale THAI = Locale.forLanguageTag("th-TH");
  private static final LocalDate SIGNING = LocalDate.of(2019, 9, 18);
  private static final List<Function<LocalDate, String>> STYLES =
      List.of(
          date -> ThaiDates.full(date, THAI),
          date -> ThaiDates.full(date, ENGLISH),
          date -> ThaiDates.brief(date, THAI),
          date -> ThaiDates.brief(date, ENGLISH),
          date -> ThaiDates.withEra(date, THAI),
          date -> ThaiDates.withEra(date, ENGLISH),
          date -> ThaiDates.withWeekday(date, THAI),
          date -> ThaiDates.withWeekday(date, ENGLISH),
          ThaiDates::official,
          ThaiDates::officialWithEra,
          LocalDate::toString);

  @Test
  void aThaiDateIsInTheBuddhistEra() {
    assertThat(ThaiDates.full(SIGNING, THAI)).isEqualTo("18 กันยายน 2562");
    assertThat(ThaiDates.brief(SIGNING, THAI)).isEqualTo("18 ก.ย. 2562");
    assertThat(ThaiDates.withEra(SIGNING, THAI)).isEqualTo("18 กันยายน พ.ศ. 2562");
    assertThat(ThaiDates.withWeekday(SIGNING, THAI)).isEqualTo("วันพุธที่ 18 กันยายน 2562");
    assertThat(ThaiDates.moment(SIGNING.atTime(9, 5), THAI))
        .isEqualTo("18 กันยายน 2562 เวลา 09.05 น.");
    assertThat(ThaiDates.time(LocalTime.of(14, 30), THAI)).isEqualTo("14.30 น.");
  }

  @Test
  void anOfficialPaperIsDatedInThaiDigits() {
    assertThat(ThaiDates.official(SIGNING)).isEqualTo("๑๘ กันยายน ๒๕๖๒");
    assertThat(ThaiDates.officialWithEra(SIGNING)).isEqualTo("๑๘ กันยายน พ.ศ. ๒๕๖๒");
  }

  @Test
  void anEnglishReaderSeesTheCommonEra() {
    assertThat(ThaiDates.full(SIGNING, ENGLISH)).isEqualTo("18 September 2019");
    assertThat(ThaiDates.brief(SIGNING, Locale.UK)).isEqualTo("18 Sep 2019");
    assertThat(ThaiDates.withEra(SIGNING, ENGLISH)).isEqualTo("18 September 2019 CE");
    assertThat(ThaiDates.withWeekday(SIGNING, ENGLISH)).isEqualTo("Wednesday 18 September 2019");
    assertThat(ThaiDates.moment(SIGNING.atTime(14, 30), ENGLISH))
        .isEqualTo("18 September 2019, 14:30");
  }

  @Property
  void everyStyleIsReadBackAsTheSameDay(@ForAll("days") LocalDate day) {
    assertThat(STYLES)
        .allSatisfy(style -> assertThat(ThaiDates.read(style.apply(day))).isEqualTo(new Read(day)));
  }

  @Property
  void bothErasInNumbersMeanTheSameDay(@ForAll("days") LocalDate day) {
    var common = "%d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    var buddhist =
        "%d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear() + 543);
    assertThat(ThaiDates.read(common)).isEqualTo(new Read(day));
    assertThat(ThaiDates.read(Digits.toThai(buddhist))).isEqualTo(new Read(day));
  }

  @Property
  void nothingThatIsTypedBreaksTheReader(@ForAll String typed) {
    assertThat(ThaiDates.read(typed)).isNotNull();
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(1860, 1, 1).toEpochDay(), LocalDate.of(2150, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @ParameterizedTest
  @CsvSource({
    "18 กันยายน พ.ศ. 2562, 2019-09-18",
    "๑๘ กันยายน ๒๕๖๒, 2019-09-18",
    "18 ก.ย. 2562, 2019-09-18",
    "18 ก.ย. พ.ศ. 62, 2019-09-18",
    "18/09/2019, 2019-09-18",
    "18 / 9 / 2562, 2019-09-18",
    "18.9.2562, 2019-09-18",
    "2562-09-18, 2019-09-18",
    "29/2/2563, 2020-02-29",
    "18 Sep 2019, 2019-09-18",
    "18th September 2019, 2019-09-18",
    "'September 18, 2019', 2019-09-18",
    "18 กันยา 2562, 2019-09-18",
    "วันที่ 18 กันยายน ค.ศ. 2019, 2019-09-18",
    "วันพุธที่ 18 กันยายน พ.ศ. 2562, 2019-09-18",
    "'Wednesday, 18 September 2019', 2019-09-18",
    "18 กันยายน พุทธศักราช 2562, 2019-09-18",
    "18 September 2562 B.E., 2019-09-18",
    "12 กรกฏาคม 2562, 2019-07-12",
    "5 มี.ค. 2567, 2024-03-05",
    "5 มิ.ย. 2567, 2024-06-05",
    "5พ.ย.2567, 2024-11-05",
  })
  void whatPeopleTypeIsUnderstood(String typed, LocalDate meant) {
    assertThat(ThaiDates.read(typed)).isEqualTo(new Read(meant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"18 ก.ย. 62", "18กย62", "18-9-62", "๑๘/๙/๖๒"})
  void aYearOfTwoDigitsIsAskedAbout(String typed) {
    assertThat(ThaiDates.read(typed))
        .isEqualTo(
            new Ambiguous(List.of(SIGNING, LocalDate.of(2062, 9, 18), LocalDate.of(1962, 9, 18))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "18/13/2562",
        "18 กันย 2562",
        "9/18/2019",
        "พรุ่งนี้",
        "2562",
        "18 กันยายน พ.ศ. 2562 ค.ศ. 2019"
      })
  void whatIsNoDateIsRefused(String typed) {
    assertThat(ThaiDates.read(typed)).isEqualTo(new Unreadable(typed, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"29/2/2562", "31/4/2562", "0/9/2562", "31 กุมภาพันธ์ 2562", "31 February 2019"})
  void aDayThatTheCalendarDoesNotHaveIsToldFromOneThatCannotBeRead(String typed) {
    assertThat(ThaiDates.read(typed)).isEqualTo(new Unreadable(typed, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"18/9/1200", "18/9/3000", "1/1/2700", "1 มกราคม พ.ศ. 1200"})
  void aYearThatNobodyCanMeanIsToldFromADateThatIsNone(String typed) {
    assertThat(ThaiDates.read(typed)).isEqualTo(new OutOfRange(typed));
  }
}
