package org.prasan.language;

import static java.util.Locale.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApproximateDateTest {
  private static final Locale THAI = Locale.forLanguageTag("th");

  @ParameterizedTest
  @CsvSource({
    "2018, พ.ศ. 2561, 2018",
    "2018-08, สิงหาคม 2561, August 2018",
    "2018-11-25, 25 พฤศจิกายน 2561, 25 November 2018",
    "2019/2022, พ.ศ. 2562–2565, 2019–2022",
    "2018..2019, พ.ศ. 2561–2562, 2018–2019",
    "2018-08/2018-10, สิงหาคม–ตุลาคม 2561, August–October 2018",
    "2018-08-18/2018-08-20, 18–20 สิงหาคม 2561, 18–20 August 2018",
    "2018-08-30/2018-09-02, 30 สิงหาคม – 2 กันยายน 2561, 30 August – 2 September 2018",
    "2018-12-30/2019-01-02, 30 ธันวาคม 2561 – 2 มกราคม 2562, 30 December 2018 – 2 January 2019",
    "2018-08/2019, สิงหาคม 2561 – พ.ศ. 2562, August 2018 – 2019",
    "2018-08/2018-09-02, สิงหาคม 2561 – 2 กันยายน 2561, August 2018 – 2 September 2018",
    "../2022-03, มีนาคม 2565 หรือก่อนหน้านั้น, in or before March 2022",
    "../2022-03-31, 31 มีนาคม 2565 หรือก่อนหน้านั้น, on or before 31 March 2022",
    "2019/.., ตั้งแต่ พ.ศ. 2562, since 2019",
  })
  void itSaysExactlyWhatIsKnown(String stored, String thai, String english) {
    var date = ApproximateDate.of(stored);
    assertThat(date.text(THAI)).isEqualTo(thai);
    assertThat(date.text(ENGLISH)).isEqualTo(english);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2018",
        "2018-08",
        "2018-08-03",
        "2018/2019",
        "2018-08/2019-01-02",
        "../2022-03",
        "2019/.."
      })
  void itIsStoredAsItWasRead(String stored) {
    assertThat(ApproximateDate.of(stored)).hasToString(stored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "18",
        "2018-13",
        "2018-02-30",
        "2018-8",
        "..",
        "/",
        "../..",
        "2019/2018",
        "2018/2019/2020"
      })
  void whatIsNoDateIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ApproximateDate.of(text));
  }

  @Test
  void itKnowsItsFirstAndItsLastPossibleDay() {
    assertThat(ApproximateDate.of("2020-02").earliest()).isEqualTo(LocalDate.of(2020, 2, 1));
    assertThat(ApproximateDate.of("2020-02").latest()).isEqualTo(LocalDate.of(2020, 2, 29));
    assertThat(ApproximateDate.of("2019/2022").latest()).isEqualTo(LocalDate.of(2022, 12, 31));
    assertThat(ApproximateDate.of("../2022-03").earliest()).isNull();
    assertThat(ApproximateDate.of("2019/..").latest()).isNull();
  }

  @Test
  void historyIsSortedByTheFirstDayThatIsKnown() {
    assertThat(
            Stream.of("2019-09-18", "2018-08", "2018", "2018/2019", "../2022-03", "2018-11-25")
                .map(ApproximateDate::of)
                .sorted()
                .map(ApproximateDate::toString))
        .containsExactly("2018", "2018/2019", "2018-08", "2018-11-25", "2019-09-18", "../2022-03");
  }
}
