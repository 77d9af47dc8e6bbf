package org.prasan.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Days and times as people write them: Thai in the Buddhist Era, English in the Common Era. */
public final class ThaiDates {
  private static final int BUDDHIST_AHEAD = 543;
  private static final Locale THAI = Locale.forLanguageTag("th");
  private static final List<String> WEEKDAYS =
      List.of("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์");

  private ThaiDates() {}

  /** 18 กันยายน 2562, or 18 September 2019; 18/9/2562 (2019) in languages we know no months of. */
  public static String full(LocalDate date, Locale locale) {
    if (isForeign(locale)) return inNumbers(date);
    return dayAndMonth(date, locale) + " " + year(date.getYear(), locale);
  }

  /** 18 ก.ย. 2562, or 18 Sep 2019. The year keeps four digits, for two could mean either era. */
  public static String brief(LocalDate date, Locale locale) {
    return "%d %s %d"
        .formatted(
            date.getDayOfMonth(),
            Months.brief(date.getMonth(), locale),
            year(date.getYear(), locale));
  }

  /** 18 กันยายน พ.ศ. 2562, or 18 September 2019 CE: where the era could be doubted. */
  public static String withEra(LocalDate date, Locale locale) {
    return dayAndMonth(date, locale) + " " + yearWithEra(date.getYear(), locale);
  }

  /** วันพุธที่ 18 กันยายน 2562, or Wednesday 18 September 2019. */
  public static String withWeekday(LocalDate date, Locale locale) {
    var weekday = weekday(date.getDayOfWeek(), locale);
    return LocalizedText.isEnglish(locale)
        ? weekday + " " + full(date, locale)
        : "วัน" + weekday + "ที่ " + full(date, locale);
  }

  /** ๑๘ กันยายน ๒๕๖๒, as official letters are dated. */
  public static String official(LocalDate date) {
    return Digits.toThai(full(date, THAI));
  }

  /** ๑๘ กันยายน พ.ศ. ๒๕๖๒, as orders and announcements are dated. */
  public static String officialWithEra(LocalDate date) {
    return Digits.toThai(withEra(date, THAI));
  }

  private static boolean isForeign(Locale locale) {
    return !LocalizedText.isEnglish(locale) && !locale.getLanguage().equals(THAI.getLanguage());
  }

  private static String inNumbers(LocalDate date) {
    return "%d/%d/%d (%d)"
        .formatted(
            date.getDayOfMonth(),
            date.getMonthValue(),
            date.getYear() + BUDDHIST_AHEAD,
            date.getYear());
  }

  /** 14.30 น., or 14:30. */
  public static String time(LocalTime time, Locale locale) {
    return LocalizedText.isEnglish(locale) || isForeign(locale)
        ? DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time)
        : DateTimeFormatter.ofPattern("HH.mm", Locale.ROOT).format(time) + " น.";
  }

  /** 18 กันยายน 2562 เวลา 14.30 น., or 18 September 2019, 14:30. */
  public static String moment(LocalDateTime moment, Locale locale) {
    return full(moment.toLocalDate(), locale)
        + (LocalizedText.isEnglish(locale) || isForeign(locale) ? ", " : " เวลา ")
        + time(moment.toLocalTime(), locale);
  }

  /** Reads what people type: both eras, Thai digits, names of months in Thai and English. */
  public static DateReading read(String typed) {
    return new TypedDate(typed).reading();
  }

  static String weekday(DayOfWeek day, Locale locale) {
    return LocalizedText.isEnglish(locale)
        ? day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        : WEEKDAYS.get(day.getValue() - 1);
  }

  static int year(int year, Locale locale) {
    return LocalizedText.isEnglish(locale) ? year : year + BUDDHIST_AHEAD;
  }

  /** พ.ศ. 2562, or 2019 CE. */
  static String yearWithEra(int year, Locale locale) {
    return LocalizedText.isEnglish(locale) ? year + " CE" : "พ.ศ. " + (year + BUDDHIST_AHEAD);
  }

  static int commonEra(int buddhistYear) {
    return buddhistYear - BUDDHIST_AHEAD;
  }

  private static String dayAndMonth(LocalDate date, Locale locale) {
    return date.getDayOfMonth() + " " + Months.full(date.getMonth(), locale);
  }
}
