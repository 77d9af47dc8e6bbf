package org.prasan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.prasan.calendar.Recurrence.Frequency;
import org.prasan.language.Dates;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says opening times in the reader's language: "จันทร์–ศุกร์ 8.30–16.30 น. ปิดวันหยุด". */
@Component("openingWords")
public class RecurrenceWords {
  private static final List<String> WEEK = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private final MessageSource messages;
  private final Dates dates;

  RecurrenceWords(MessageSource messages, Dates dates) {
    this.messages = messages;
    this.dates = dates;
  }

  public String of(Recurrence recurrence) {
    var parts = recurrence.parts();
    var words = new ArrayList<String>();
    words.add(days(parts));
    words.add(hours(parts));
    if (parts.validFrom() != null || !parts.last().equals(LocalDate.MAX))
      words.add(
          dates.period(
              parts.validFrom(), parts.last().equals(LocalDate.MAX) ? null : parts.last()));
    if (parts.closedOnHolidays()) words.add(say("calendar.closed-on-holidays"));
    return String.join(" ", words);
  }

  public String hours(Recurrence.Parts parts) {
    if (parts.opensAt() == null || parts.opensAt().equals(parts.closesAt()))
      return say("calendar.all-day");
    return say("calendar.hours", dates.time(parts.opensAt()), dates.time(parts.closesAt()));
  }

  private String days(Recurrence.Parts parts) {
    boolean weekly = parts.frequency() == Frequency.WEEKLY;
    var days =
        parts.byDay().isEmpty() && parts.byMonthDay().isEmpty()
            ? byStart(parts)
            : weekly ? week(parts.byDay()) : month(parts);
    if (parts.interval() == 1 && weekly) return days;
    var key = "calendar.every." + (parts.interval() == 1 ? "one." : "many.") + parts.frequency();
    return say(key, parts.interval(), days);
  }

  private String byStart(Recurrence.Parts parts) {
    var start = Objects.requireNonNull(parts.anchor());
    return parts.frequency() == Frequency.WEEKLY
        ? weekday(WEEK.get(start.getDayOfWeek().getValue() - 1))
        : say("calendar.month-day", start.getDayOfMonth());
  }

  /** Days in a row are told as from the first to the last. */
  private String week(List<String> byDay) {
    var numbers = byDay.stream().map(WEEK::indexOf).sorted().distinct().toList();
    if (numbers.size() == WEEK.size()) return say("calendar.each-day");
    var runs = new ArrayList<String>();
    for (int i = 0; i < numbers.size(); ) {
      int end = i;
      while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) end++;
      var first = weekday(WEEK.get(numbers.get(i)));
      var last = weekday(WEEK.get(numbers.get(end)));
      if (end - i >= 2) runs.add(first + "–" + last);
      else if (end > i) runs.add(first + ", " + last);
      else runs.add(first);
      i = end + 1;
    }
    return String.join(", ", runs);
  }

  private String month(Recurrence.Parts parts) {
    var words = new ArrayList<String>();
    for (var day : parts.byDay()) {
      var number = day.substring(0, day.length() - 2);
      var weekday = weekday(day.substring(day.length() - 2));
      words.add(
          number.isEmpty()
              ? weekday
              : Integer.parseInt(number) < 0
                  ? say("calendar.from-end." + Math.min(2, -Integer.parseInt(number)), weekday)
                  : say("calendar.numbered", weekday, Integer.parseInt(number)));
    }
    for (int day : parts.byMonthDay())
      words.add(day > 0 ? say("calendar.month-day", day) : say("calendar.month-end", -day));
    return words.stream().collect(Collectors.joining(", "));
  }

  public String weekday(String code) {
    return say("calendar.weekday." + DayOfWeek.of(WEEK.indexOf(code) + 1));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }
}
