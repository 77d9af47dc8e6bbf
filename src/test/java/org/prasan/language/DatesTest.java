package org.prasan.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class DatesTest {
  private final Dates dates = new Dates(ZoneId.of("Asia/Bangkok"));

  @AfterEach
  void forgetTheReader() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void aTemplateShowsDatesInTheReadersLanguage() {
    LocaleContextHolder.setLocale(Locale.forLanguageTag("th"));
    assertThat(dates.full(LocalDate.of(2019, 9, 18))).isEqualTo("18 กันยายน 2562");
    LocaleContextHolder.setLocale(Locale.ENGLISH);
    assertThat(dates.full(LocalDate.of(2019, 9, 18))).isEqualTo("18 September 2019");
  }

  @Test
  void aMomentIsShownInTheTimeOfThePlace() {
    LocaleContextHolder.setLocale(Locale.forLanguageTag("th"));
    assertThat(dates.moment(Instant.parse("2019-09-17T18:30:00Z")))
        .isEqualTo("18 กันยายน 2562 เวลา 01.30 น.");
  }

  @Test
  void whatIsNotKnownIsShownAsNothing() {
    assertThat(dates.full((LocalDate) null)).isEmpty();
    assertThat(dates.about(null)).isEmpty();
    assertThat(dates.period(null, null)).isEmpty();
  }
}
