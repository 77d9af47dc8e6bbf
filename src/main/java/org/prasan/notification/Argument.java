package org.prasan.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;

/** What a notice names and what reads differently in each language: days, hours, moments, names. */
public final class Argument {
  /** Nobody types it, so that no name is ever taken for a date. */
  private static final char MARK = '\u0001';

  private Argument() {}

  public static String day(LocalDate day) {
    return MARK + "day" + MARK + day;
  }

  public static String time(LocalTime time) {
    return MARK + "time" + MARK + time;
  }

  public static String moment(Instant moment) {
    return MARK + "moment" + MARK + moment;
  }

  public static String text(LocalizedText text) {
    var en = text.en();
    return en == null ? text.th() : MARK + "text" + MARK + text.th() + MARK + en;
  }

  static String in(Locale locale, ZoneId zone, String argument) {
    if (argument.isEmpty() || argument.charAt(0) != MARK) return argument;
    var parts = argument.split(String.valueOf(MARK), -1);
    return switch (parts[1]) {
      case "day" -> ThaiDates.full(LocalDate.parse(parts[2]), locale);
      case "time" -> ThaiDates.time(LocalTime.parse(parts[2]), locale);
      case "moment" ->
          ThaiDates.moment(Instant.parse(parts[2]).atZone(zone).toLocalDateTime(), locale);
      case "text" -> new LocalizedText(parts[2], parts[3]).in(locale);
      default -> throw new IllegalArgumentException("No argument: " + parts[1]);
    };
  }
}
