package org.prasan.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** When somebody has to be at a seat. */
public enum NeededHours {
  /** A day shift and a night shift, every day. */
  ALL_DAY,
  /** The day shift of working days. */
  OFFICE_HOURS,
  /** The night shift, every day. */
  NIGHTS;

  public String key() {
    return "roster.hours." + name();
  }

  /**
   * One shift that is needed: half open, so that neighbours touch and never overlap.
   *
   * @param day on which it begins
   */
  record Window(LocalDate day, Instant start, Instant end, boolean night) {}

  /** When the day shift begins and ends; the night shift lies between. */
  public record Frame(LocalTime dayFrom, LocalTime dayTo) {
    public static final Frame USUAL = new Frame(LocalTime.of(8, 30), LocalTime.of(16, 30));

    public Frame {
      if (!dayFrom.isBefore(dayTo)) throw new IllegalArgumentException("The day ends first");
    }
  }

  /** The shifts that begin on these days, in order; the last day is not among them. */
  List<Window> windows(
      Frame frame, LocalDate from, LocalDate to, Predicate<LocalDate> working, ZoneId zone) {
    var windows = new ArrayList<Window>();
    for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
      if (this == ALL_DAY || (this == OFFICE_HOURS && working.test(day)))
        windows.add(window(day, day.atTime(frame.dayFrom()), day.atTime(frame.dayTo()), zone));
      if (this == ALL_DAY || this == NIGHTS)
        windows.add(
            window(day, day.atTime(frame.dayTo()), day.plusDays(1).atTime(frame.dayFrom()), zone));
    }
    return windows;
  }

  private static Window window(LocalDate day, LocalDateTime start, LocalDateTime end, ZoneId zone) {
    boolean night = !start.toLocalDate().equals(end.toLocalDate());
    return new Window(day, start.atZone(zone).toInstant(), end.atZone(zone).toInstant(), night);
  }
}
