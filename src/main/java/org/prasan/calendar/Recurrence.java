package org.prasan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/**
 * Opening times that repeat by the rules of RFC 5545, as HSDS tells them: "each Monday to Friday
 * from 8.30 to 16.30". One that closes no later than it opens lasts into the next day.
 */
public final class Recurrence {
  /** A Monday to count from where a rule needs no beginning. */
  private static final LocalDate SOME_MONDAY = LocalDate.of(2024, 1, 1);

  /** A rule whose first day is later than this never starts. */
  private static final int YEARS_AHEAD = 100;

  private static final int MOST_DAYS = 4000;

  private final Parts parts;
  private final RecurrenceRule rule;

  private Recurrence(Parts parts, RecurrenceRule rule) {
    this.parts = parts;
    this.rule = rule;
  }

  /** How often it comes back. */
  public enum Frequency {
    WEEKLY,
    MONTHLY
  }

  /**
   * The parts of the rule as they are written.
   *
   * @param weekStart matters for each second week and the like
   * @param byDay days of the week, in a month also with their number: MO, 2TU, -1FR
   * @param start counts with the interval and the count from here; where missing, from validFrom
   * @param opensAt none, as well as closesAt, for the whole day
   */
  public record Parts(
      Frequency frequency,
      int interval,
      DayOfWeek weekStart,
      List<String> byDay,
      List<Integer> byMonthDay,
      @Nullable LocalDate start,
      @Nullable LocalDate until,
      @Nullable Integer count,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable LocalTime opensAt,
      @Nullable LocalTime closesAt,
      boolean closedOnHolidays) {
    public Parts {
      byDay = List.copyOf(byDay);
      byMonthDay = List.copyOf(byMonthDay);
    }

    /** Each week on these days. */
    public static Parts weekly(
        List<String> days, @Nullable LocalTime opens, @Nullable LocalTime closes, boolean closed) {
      return new Parts(
          Frequency.WEEKLY,
          1,
          DayOfWeek.MONDAY,
          days,
          List.of(),
          null,
          null,
          null,
          null,
          null,
          opens,
          closes,
          closed);
    }

    @Nullable LocalDate anchor() {
      return start != null ? start : validFrom;
    }

    /** The first day on which it may be open. */
    LocalDate first() {
      var from = anchor() == null ? LocalDate.MIN : anchor();
      return validFrom != null && validFrom.isAfter(from) ? validFrom : from;
    }

    LocalDate last() {
      var to = until == null ? LocalDate.MAX : until;
      return validTo != null && validTo.isBefore(to) ? validTo : to;
    }
  }

  /** From when until when it is open, the end not included. */
  record Period(LocalDateTime from, LocalDateTime to) {}

  /** The rule, or what is wrong with it. */
  public static RecurrenceReading read(Parts parts) {
    var wrong = RecurrenceReading.Wrong.in(parts);
    if (wrong != null) return new RecurrenceReading.Refused(wrong);
    try {
      var recurrence = new Recurrence(parts, new RecurrenceRule(text(parts)));
      return recurrence.neverHappens()
          ? new RecurrenceReading.Refused(RecurrenceReading.Wrong.NEVER)
          : new RecurrenceReading.Read(recurrence);
    } catch (InvalidRecurrenceRuleException e) {
      return new RecurrenceReading.Refused(RecurrenceReading.Wrong.DAYS);
    }
  }

  private static String text(Parts parts) {
    var text = new StringBuilder("FREQ=" + parts.frequency() + ";INTERVAL=" + parts.interval());
    text.append(";WKST=").append(parts.weekStart().name(), 0, 2);
    if (!parts.byDay().isEmpty()) text.append(";BYDAY=").append(String.join(",", parts.byDay()));
    if (!parts.byMonthDay().isEmpty())
      text.append(";BYMONTHDAY=")
          .append(
              parts.byMonthDay().stream().map(String::valueOf).collect(Collectors.joining(",")));
    if (parts.count() != null) text.append(";COUNT=").append(parts.count());
    // Each month on the 31st means the last day of a shorter one (RFC 7529), and never no day.
    if (parts.frequency() == Frequency.MONTHLY
        && parts.byDay().isEmpty()
        && parts.byMonthDay().isEmpty()) text.append(";RSCALE=GREGORIAN;SKIP=BACKWARD");
    return text.toString();
  }

  public Parts parts() {
    return parts;
  }

  private boolean neverHappens() {
    var from = beginning();
    var first = parts.first().isBefore(from) ? from : parts.first();
    return days(first, first.plusYears(YEARS_AHEAD), 1).isEmpty();
  }

  private LocalDate beginning() {
    var anchor = parts.anchor();
    return anchor == null ? SOME_MONDAY : anchor;
  }

  /** The first day after that day, or that day itself, on which it happens. */
  public Optional<LocalDate> next(LocalDate day) {
    return days(day, day.plusYears(YEARS_AHEAD), 1).stream().findFirst();
  }

  /** When it is open on days from the first to the last, without regard to the times. */
  List<Period> periods(LocalDate from, LocalDate to, HolidaySet holidays) {
    return days(from, to, MOST_DAYS).stream()
        .filter(day -> !parts.closedOnHolidays() || !holidays.contains(day))
        .map(this::on)
        .toList();
  }

  private Period on(LocalDate day) {
    var opens = parts.opensAt() == null ? LocalTime.MIDNIGHT : parts.opensAt();
    var closes = parts.closesAt() == null ? LocalTime.MIDNIGHT : parts.closesAt();
    var closing = closes.isAfter(opens) ? day : day.plusDays(1);
    return new Period(day.atTime(opens), closing.atTime(closes));
  }

  private List<LocalDate> days(LocalDate from, LocalDate to, int most) {
    var first = later(from, parts.first());
    var last = parts.last().isBefore(to) ? parts.last() : to;
    var days = new ArrayList<LocalDate>();
    if (last.isBefore(first)) return days;
    try {
      collect(first, last, most, days);
    } catch (IllegalArgumentException tooManyMonthsWithoutSuchADay) {
      // The library gives up there; what was found until then is all there is.
      return days;
    }
    return days;
  }

  private void collect(LocalDate first, LocalDate last, int most, List<LocalDate> days) {
    var all = rule.iterator(dateTime(earlier(beginning(), first)));
    // What is counted has to be counted from its beginning.
    if (parts.count() == null) all.fastForward(dateTime(first));
    for (int seen = 0; seen < MOST_DAYS && days.size() < most && all.hasNext(); seen++) {
      var day = date(all.nextDateTime());
      if (day.isAfter(last)) break;
      if (!day.isBefore(first)) days.add(day);
    }
  }

  /** A rule without a beginning also holds for days before the Monday it is counted from. */
  private LocalDate earlier(LocalDate beginning, LocalDate first) {
    if (parts.anchor() != null || !first.isBefore(beginning)) return beginning;
    return first.with(DayOfWeek.MONDAY).minusWeeks(5);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate date(DateTime day) {
    return LocalDate.of(day.getYear(), day.getMonth() + 1, day.getDayOfMonth());
  }

  private static DateTime dateTime(LocalDate day) {
    return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Recurrence that && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  @Override
  public String toString() {
    return text(parts);
  }
}
