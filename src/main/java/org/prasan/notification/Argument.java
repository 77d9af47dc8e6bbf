package org.prasan.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;

/** What a notice names and what reads differently in each language: days, hours, moments, names. */
public final class Argument {
  /** Nobody types it, so that no name is ever taken for a date. */
  private static final char MARK = '\u0001';

  private static final Pattern NUMBER = Pattern.compile("[0-9-]+");

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

  /** A name that everybody knows it by, such as that of an organization. */
  public static String text(LocalizedText text) {
    return marked("text", text);
  }

  /** What somebody wrote freely, such as a title: it may tell anything, and is in no subject. */
  public static String typed(LocalizedText text) {
    return marked("typed", text);
  }

  public static String typed(String text) {
    return typed(LocalizedText.of(text));
  }

  private static String marked(String kind, LocalizedText text) {
    var en = text.en();
    return MARK + kind + MARK + text.th() + MARK + (en == null ? "" : en);
  }

  /** So is whatever nobody marked and is no number. */
  static boolean isTyped(String argument) {
    if (argument.isEmpty() || argument.charAt(0) != MARK)
      return !NUMBER.matcher(argument).matches();
    return argument.startsWith(MARK + "typed" + MARK);
  }

  static String in(Locale locale, ZoneId zone, String argument) {
    if (argument.isEmpty() || argument.charAt(0) != MARK) return argument;
    var parts = argument.split(String.valueOf(MARK), -1);
    return switch (parts[1]) {
      case "day" -> ThaiDates.full(LocalDate.parse(parts[2]), locale);
      case "time" -> ThaiDates.time(LocalTime.parse(parts[2]), locale);
      case "moment" ->
          ThaiDates.moment(Instant.parse(parts[2]).atZone(zone).toLocalDateTime(), locale);
      case "text", "typed" -> new LocalizedText(parts[2], parts[3]).in(locale);
      default -> throw new IllegalArgumentException("No argument: " + parts[1]);
    };
  }
}
