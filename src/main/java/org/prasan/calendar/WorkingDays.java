package org.prasan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days on which offices work: neither a weekend nor a holiday. */
public record WorkingDays(HolidaySet holidays) {

  public boolean includes(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.contains(day);
  }

  /** That day if offices work on it, else the next one on which they do. */
  public LocalDate onOrAfter(LocalDate day) {
    var found = day;
    while (!includes(found)) found = found.plusDays(1);
    return found;
  }

  /** The last of so many working days that follow; with none, {@link #onOrAfter} that day. */
  public LocalDate after(LocalDate day, int many) {
    if (many < 0) throw new IllegalArgumentException("Fewer than no days: " + many);
    var found = many == 0 ? onOrAfter(day) : day;
    for (int passed = 0; passed < many; passed++) found = onOrAfter(found.plusDays(1));
    return found;
  }

  /** How many working days there are from the first to the last, both included. */
  public int between(LocalDate first, LocalDate last) {
    return (int)
        first
            .datesUntil(last.isBefore(first) ? first : last.plusDays(1))
            .filter(this::includes)
            .count();
  }
}
