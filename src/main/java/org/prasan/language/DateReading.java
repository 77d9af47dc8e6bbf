package org.prasan.language;

import java.time.LocalDate;
import java.util.List;

/** What could be made of a date that somebody typed. */
public sealed interface DateReading {
  /** Exactly one day was meant. */
  record Read(LocalDate date) implements DateReading {}

  /** Several days could be meant, the likeliest first: ask. */
  record Ambiguous(List<LocalDate> candidates) implements DateReading {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /** A year that nobody here can mean, before 1850 or after 2156. */
  record OutOfRange(String typed) implements DateReading {}

  /**
   * Not a date.
   *
   * @param noSuchDay it reads like one, but the calendar does not have that day
   */
  record Unreadable(String typed, boolean noSuchDay) implements DateReading {}
}
