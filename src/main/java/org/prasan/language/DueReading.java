package org.prasan.language;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What could be made of a day until which something is to be done. */
public sealed interface DueReading {
  /** Exactly one day was meant. */
  record Found(LocalDate date) implements DueReading {
    /** As it is shown back to whoever typed it: วันศุกร์ที่ 4 ธันวาคม 2569. */
    public String words(Locale locale) {
      return ThaiDates.withWeekday(date, locale);
    }
  }

  /** Several days could be meant, the likeliest first: ask. */
  record Ambiguous(List<LocalDate> dates) implements DueReading {
    public Ambiguous {
      dates = List.copyOf(dates);
    }
  }

  /** A day that is over. */
  record Past(LocalDate date) implements DueReading {}

  /** So late that the year is likely a slip. */
  record TooFar() implements DueReading {}

  record NotUnderstood() implements DueReading {}
}
