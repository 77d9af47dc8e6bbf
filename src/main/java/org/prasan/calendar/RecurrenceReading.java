package org.prasan.calendar;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Recurrence.Frequency;
import org.prasan.calendar.Recurrence.Parts;

/** What became of the parts of a rule somebody wrote. */
public sealed interface RecurrenceReading {
  /** It can be understood, and there is at least one day on which it happens. */
  record Read(Recurrence recurrence) implements RecurrenceReading {}

  /** It cannot be. */
  record Refused(Wrong wrong) implements RecurrenceReading {}

  /** Why a rule is refused; the words stand under {@code calendar.recurrence.wrong.<name>}. */
  enum Wrong {
    /** An interval below one or above ninety-nine. */
    INTERVAL,
    /** A count below one or above a thousand. */
    COUNT,
    /** Both an end and a count. */
    TWO_ENDS,
    /** Each second week, or so many times, counted from nowhere. */
    NO_START,
    /** Neither days nor a beginning that names one. */
    NO_DAYS,
    /** Days that are none, or that do not fit the frequency. */
    DAYS,
    /** The end lies before the beginning. */
    ENDS_BEFORE_START,
    /** An hour of opening without one of closing, or the other way round. */
    HALF_A_TIME,
    /** No such day ever comes. */
    NEVER;

    private static final Pattern WEEKDAY = Pattern.compile("MO|TU|WE|TH|FR|SA|SU");
    private static final Pattern NUMBERED = Pattern.compile("(?:[+-]?[1-5])?(?:" + WEEKDAY + ")");

    static @Nullable Wrong in(Parts parts) {
      if (parts.interval() < 1 || parts.interval() > 99) return INTERVAL;
      var count = parts.count();
      if (count != null && (count < 1 || count > 1000)) return COUNT;
      if (count != null && parts.until() != null) return TWO_ENDS;
      if (parts.anchor() == null && (parts.interval() > 1 || count != null)) return NO_START;
      if (parts.anchor() == null && parts.byDay().isEmpty() && parts.byMonthDay().isEmpty())
        return NO_DAYS;
      if (!daysFit(parts)) return DAYS;
      if (parts.last().isBefore(parts.first())) return ENDS_BEFORE_START;
      if ((parts.opensAt() == null) != (parts.closesAt() == null)) return HALF_A_TIME;
      return null;
    }

    private static boolean daysFit(Parts parts) {
      boolean monthly = parts.frequency() == Frequency.MONTHLY;
      var day = monthly ? NUMBERED : WEEKDAY;
      return parts.byDay().stream().allMatch(text -> day.matcher(text).matches())
          && (monthly || parts.byMonthDay().isEmpty())
          && parts.byMonthDay().stream().allMatch(number -> number != 0 && Math.abs(number) <= 31);
    }
  }
}
