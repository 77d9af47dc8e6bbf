package org.prasan.directory;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Recurrence;
import org.prasan.calendar.RecurrenceReading;
import tools.jackson.databind.node.ObjectNode;

/** When a service is open, as HSDS tells it: the parts of a rule of RFC 5545. */
final class HsdsSchedules {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private HsdsSchedules() {}

  static List<ObjectNode> of(UUID service, List<Opening> openings) {
    var ids = new Numbered(service, "schedule");
    return openings.stream()
        .map(opening -> of(ids.next(opening), opening.parts(), opening.words()))
        .toList();
  }

  private static ObjectNode of(UUID id, Recurrence.@Nullable Parts parts, @Nullable String words) {
    var it = HsdsObject.of(id).with("description", words);
    if (parts == null) return it.node();
    return it.with("timezone", HsdsWords.HOURS_FROM_UTC)
        .with("freq", parts.frequency().name())
        .with("interval", parts.interval())
        .with("wkst", parts.weekStart().name().substring(0, 2))
        .with("byday", String.join(",", parts.byDay()))
        .with("bymonthday", joined(parts.byMonthDay()))
        .with("dtstart", parts.start())
        .with("until", parts.until())
        .with("count", parts.count())
        .with("valid_from", parts.validFrom())
        .with("valid_to", parts.validTo())
        .with("opens_at", time(parts.opensAt()))
        .with("closes_at", time(parts.closesAt()))
        .with("x_closed_on_holidays", parts.closedOnHolidays() ? true : null)
        .node();
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static @Nullable String time(@Nullable LocalTime time) {
    return time == null ? null : TIME.format(time);
  }

  /** None if a schedule says nothing that the directory could show; what is wrong is noted. */
  static @Nullable Opening read(Given given) {
    var words = given.text("description", Typed.TEXT, null);
    if (given.absent("freq")) return words == null ? null : new Opening(null, words);
    if (given.has("byweekno") || given.has("byyearday")) {
      given.notice("directory.hsds.notice.schedule");
      return words == null ? null : new Opening(null, words);
    }
    var parts = parts(given);
    if (parts == null) return null;
    if (Recurrence.read(parts) instanceof RecurrenceReading.Refused(var wrong)) {
      given.wrong("freq", "calendar.recurrence.wrong." + wrong);
      return null;
    }
    return new Opening(parts, words);
  }

  private static Recurrence.@Nullable Parts parts(Given given) {
    var frequency = given.word("freq", Recurrence.Frequency.values(), null);
    var zone = given.decimal("timezone", null);
    if (zone != null && zone != HsdsWords.HOURS_FROM_UTC)
      given.wrong("timezone", "directory.hsds.wrong.timezone");
    if (frequency == null) return null;
    return new Recurrence.Parts(
        frequency,
        Objects.requireNonNullElse(given.number("interval", 0, 1000, null), 1),
        weekStart(given),
        days(given),
        monthDays(given),
        given.date("dtstart", null),
        given.date("until", null),
        given.number("count", 0, 100_000, null),
        given.date("valid_from", null),
        given.date("valid_to", null),
        given.time("opens_at"),
        given.time("closes_at"),
        given.flag("x_closed_on_holidays", false));
  }

  private static DayOfWeek weekStart(Given given) {
    var day = given.text("wkst", 2, null);
    if (day == null) return DayOfWeek.MONDAY;
    var found =
        Arrays.stream(DayOfWeek.values()).filter(one -> one.name().startsWith(day)).findFirst();
    if (day.length() == 2 && found.isPresent()) return found.get();
    given.wrong("wkst", "directory.hsds.wrong.word", day);
    return DayOfWeek.MONDAY;
  }

  private static List<String> days(Given given) {
    var days = given.text("byday", 200, null);
    if (days == null) return List.of();
    return Arrays.stream(days.split(",", -1)).map(String::strip).toList();
  }

  private static List<Integer> monthDays(Given given) {
    var days = given.text("bymonthday", 200, null);
    var numbers = new ArrayList<Integer>();
    if (days == null) return numbers;
    for (var day : days.split(",", -1)) {
      if (day.strip().matches("[+-]?[0-9]{1,2}")) numbers.add(Integer.valueOf(day.strip()));
      else given.wrong("bymonthday", "directory.hsds.wrong.number", day.strip());
    }
    return numbers;
  }
}
