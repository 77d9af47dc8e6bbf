package org.prasan.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The holidays that count for somebody. */
public final class HolidaySet {
  public static final HolidaySet NONE = new HolidaySet(new TreeMap<>());

  private final NavigableMap<LocalDate, Holiday> days;

  private HolidaySet(NavigableMap<LocalDate, Holiday> days) {
    this.days = days;
  }

  public static HolidaySet of(Collection<Holiday> holidays) {
    var days = new TreeMap<LocalDate, Holiday>();
    holidays.forEach(holiday -> days.put(holiday.day(), holiday));
    return new HolidaySet(days);
  }

  public boolean contains(LocalDate day) {
    return days.containsKey(day);
  }

  public Optional<Holiday> on(LocalDate day) {
    return Optional.ofNullable(days.get(day));
  }

  public List<Holiday> in(int year) {
    Map<LocalDate, Holiday> ofYear =
        days.subMap(LocalDate.of(year, 1, 1), true, LocalDate.of(year, 12, 31), true);
    return List.copyOf(ofYear.values());
  }

  public Collection<Holiday> all() {
    return Collections.unmodifiableCollection(days.values());
  }
}
