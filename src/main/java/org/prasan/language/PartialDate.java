package org.prasan.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A day, or only its month, or only its year: as much as is known. */
public record PartialDate(int year, @Nullable Month month, @Nullable Integer day) {
  private static final Pattern TEXT = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

  public PartialDate {
    if (month == null && day != null)
      throw new IllegalArgumentException("A day needs its month: " + year + ", " + day);
    if (month != null && day != null) LocalDate.of(year, month, day);
  }

  public static PartialDate of(LocalDate date) {
    return new PartialDate(date.getYear(), date.getMonth(), date.getDayOfMonth());
  }

  /** Reads 2018, 2018-08 or 2018-08-03, always in the Common Era. */
  public static PartialDate of(String text) {
    var parts = TEXT.matcher(text.strip());
    if (!parts.matches())
      throw new IllegalArgumentException("Not a date or a part of one: " + text);
    try {
      return new PartialDate(
          Integer.parseInt(parts.group(1)),
          parts.group(2) == null ? null : Month.of(Integer.parseInt(parts.group(2))),
          parts.group(3) == null ? null : Integer.valueOf(parts.group(3)));
    } catch (DateTimeException noSuchDay) {
      throw new IllegalArgumentException("No such day: " + text, noSuchDay);
    }
  }

  public LocalDate earliest() {
    return LocalDate.of(
        year, Objects.requireNonNullElse(month, Month.JANUARY), Objects.requireNonNullElse(day, 1));
  }

  public LocalDate latest() {
    if (day != null) return earliest();
    return YearMonth.of(year, Objects.requireNonNullElse(month, Month.DECEMBER)).atEndOfMonth();
  }

  /** 18 กันยายน 2562, กันยายน 2562 or พ.ศ. 2562. */
  public String text(Locale locale) {
    if (month == null)
      return LocalizedText.isEnglish(locale)
          ? Integer.toString(year)
          : ThaiDates.yearWithEra(year, locale);
    return textWithoutYear(locale) + " " + ThaiDates.year(year, locale);
  }

  String textWithoutYear(Locale locale) {
    if (month == null) return "";
    var name = Months.full(month, locale);
    return day == null ? name : day + " " + name;
  }

  /** 2018, 2018-08 or 2018-08-03, as it is stored. */
  @Override
  public String toString() {
    if (month == null) return "%04d".formatted(year);
    return day == null ? YearMonth.of(year, month).toString() : earliest().toString();
  }
}
