package org.prasan.admission;

import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.RuleValue;

/**
 * Whether the coalition takes applications on some day.
 *
 * @param opensOn when it does again; null while it does, or if nobody knows
 * @param closesOn the last day on which it does; null if it always does, or does not now
 */
record Intake(boolean open, @Nullable LocalDate opensOn, @Nullable LocalDate closesOn) {

  /** A coalition without a window takes applications all year, one without intakes never. */
  static Intake of(RuleValue.@Nullable Window window, boolean none, LocalDate day) {
    if (none) return new Intake(false, null, null);
    if (window == null) return new Intake(true, null, null);
    return window.contains(day)
        ? new Intake(true, null, next(window.to(), day))
        : new Intake(false, next(window.from(), day), null);
  }

  /** The first day of the first intake that begins after that day; that day without a window. */
  static LocalDate following(RuleValue.@Nullable Window window, LocalDate day) {
    return window == null ? day : next(window.from(), day.plusDays(1));
  }

  private static LocalDate next(MonthDay wanted, LocalDate from) {
    var thisYear = wanted.atYear(from.getYear());
    return thisYear.isBefore(from) ? wanted.atYear(from.getYear() + 1) : thisYear;
  }
}
