package org.prasan.coalition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Events under the year in which they began. */
public record Years(int year, List<Event> events) {
  /** In the order of the events. */
  public static List<Years> of(List<Event> events) {
    var years = new ArrayList<Years>();
    for (var event : events) {
      var year = yearOf(event);
      if (years.isEmpty() || years.getLast().year() != year)
        years.add(new Years(year, new ArrayList<>()));
      years.getLast().events().add(event);
    }
    return years;
  }

  private static int yearOf(Event event) {
    var earliest = event.happened().earliest();
    LocalDate day = earliest == null ? event.happened().latest() : earliest;
    return Objects.requireNonNull(day).getYear();
  }
}
