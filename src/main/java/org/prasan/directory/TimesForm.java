package org.prasan.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Recurrence;
import org.prasan.calendar.RecurrenceReading;
import org.prasan.language.Digits;
import org.prasan.web.FormCheck;

/**
 * When the service is open: two times, each on some days of every week, or of one week of the
 * month; and whatever else, in words. A rule that came with a file and does not fit here stays.
 */
record TimesForm(
    @Nullable Integer version,
    @Nullable List<String> days1,
    @Nullable String week1,
    @Nullable String opens1,
    @Nullable String closes1,
    @Nullable List<String> days2,
    @Nullable String week2,
    @Nullable String opens2,
    @Nullable String closes2,
    @Nullable Boolean closed,
    @Nullable String words)
    implements SectionForm {
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})[.:](\\d{2})(?:\\s*น\\.?)?");
  private static final Row NO_ROW = new Row(List.of(), "", "", "");

  private record Row(List<String> days, String week, String opens, String closes) {
    static Row of(Recurrence.Parts parts) {
      var week = parts.byDay().getFirst().replaceAll("[A-Z]+$", "");
      return new Row(
          parts.byDay().stream().map(day -> day.substring(week.length())).toList(),
          week,
          Objects.toString(parts.opensAt(), ""),
          Objects.toString(parts.closesAt(), ""));
    }
  }

  static TimesForm of(Service service) {
    var rows =
        service.openings().stream()
            .map(Opening::parts)
            .filter(TimesForm::fits)
            .map(parts -> Row.of(Objects.requireNonNull(parts)))
            .limit(2)
            .toList();
    var one = rows.isEmpty() ? NO_ROW : rows.getFirst();
    var two = rows.size() < 2 ? NO_ROW : rows.get(1);
    return new TimesForm(
        service.version(),
        one.days(),
        one.week(),
        one.opens(),
        one.closes(),
        two.days(),
        two.week(),
        two.opens(),
        two.closes(),
        service.openings().stream()
            .anyMatch(opening -> opening.parts() != null && opening.parts().closedOnHolidays()),
        service.openings().stream()
            .map(Opening::words)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }

  private static boolean fits(Recurrence.@Nullable Parts parts) {
    if (parts == null || parts.byDay().isEmpty()) return false;
    var week = parts.byDay().getFirst().replaceAll("[A-Z]+$", "");
    return parts.interval() == 1
        && parts.count() == null
        && parts.until() == null
        && parts.start() == null
        && parts.validFrom() == null
        && parts.validTo() == null
        && parts.byMonthDay().isEmpty()
        && (parts.frequency() == Recurrence.Frequency.WEEKLY) == week.isEmpty()
        && parts.byDay().stream()
            .allMatch(day -> day.startsWith(week) && day.length() == week.length() + 2);
  }

  @Override
  public UnaryOperator<Service> read(FormCheck check, Writing writing) {
    var read = new ArrayList<Opening>();
    opening(check, "1", days1, week1, opens1, closes1, read);
    opening(check, "2", days2, week2, opens2, closes2, read);
    var told = Typed.text(check, "words", words);
    if (told != null) read.add(new Opening(null, told));
    return service -> {
      var all = new ArrayList<>(read);
      service.openings().stream()
          .filter(opening -> opening.parts() != null && !fits(opening.parts()))
          .forEach(all::add);
      return service.withOpenings(List.copyOf(all));
    };
  }

  private void opening(
      FormCheck check,
      String row,
      @Nullable List<String> days,
      @Nullable String week,
      @Nullable String opens,
      @Nullable String closes,
      List<Opening> read) {
    var opening = time(check, "opens" + row, opens);
    var closing = time(check, "closes" + row, closes);
    var chosen = Typed.list(days);
    if (chosen.isEmpty()) {
      if (opening != null || closing != null)
        check.wrong("days" + row, "calendar.recurrence.wrong.NO_DAYS");
      return;
    }
    var number = FormCheck.plain(week);
    var parts =
        new Recurrence.Parts(
            number.isEmpty() ? Recurrence.Frequency.WEEKLY : Recurrence.Frequency.MONTHLY,
            1,
            DayOfWeek.MONDAY,
            chosen.stream().map(day -> number + day).toList(),
            List.of(),
            null,
            null,
            null,
            null,
            (LocalDate) null,
            opening,
            closing,
            Boolean.TRUE.equals(closed));
    switch (Recurrence.read(parts)) {
      case RecurrenceReading.Read(var rule) -> read.add(new Opening(rule.parts(), null));
      case RecurrenceReading.Refused(var wrong) ->
          check.wrong("days" + row, "calendar.recurrence.wrong." + wrong);
    }
  }

  static @Nullable LocalTime time(FormCheck check, String field, @Nullable String typed) {
    var text = Digits.toAscii(FormCheck.plain(typed));
    if (text.isEmpty()) return null;
    var time = TIME.matcher(text);
    if (time.matches()) {
      int hour = Integer.parseInt(time.group(1));
      int minute = Integer.parseInt(time.group(2));
      if (hour == 24 && minute == 0) return LocalTime.MIDNIGHT;
      if (hour < 24 && minute < 60) return LocalTime.of(hour, minute);
    }
    check.wrong(field, "directory.wrong.time");
    return null;
  }
}
