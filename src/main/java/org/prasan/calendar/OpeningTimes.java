package org.prasan.calendar;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.prasan.calendar.Recurrence.Period;

/** When something is open: at any of the times told by its rules. */
public record OpeningTimes(List<Recurrence> rules) {
  /** So many days are looked at, each time more if the answer was not among them. */
  private static final List<Integer> REACHES = List.of(9, 70, 400, 3700);

  public OpeningTimes {
    rules = List.copyOf(rules);
  }

  public static OpeningTimes of(Recurrence... rules) {
    return new OpeningTimes(List.of(rules));
  }

  /** Nobody told when. */
  public boolean unknown() {
    return rules.isEmpty();
  }

  public boolean isOpen(LocalDateTime moment, HolidaySet holidays) {
    return rules.stream()
        .flatMap(
            rule ->
                rule
                    .periods(moment.toLocalDate().minusDays(1), moment.toLocalDate(), holidays)
                    .stream())
        .anyMatch(period -> !period.from().isAfter(moment) && period.to().isAfter(moment));
  }

  /** When it next turns from closed to open; none if that is not in sight. */
  public Optional<LocalDateTime> nextOpening(LocalDateTime moment, HolidaySet holidays) {
    for (int reach : REACHES) {
      var opening =
          unbroken(moment, reach, holidays).stream()
              .map(Period::from)
              .filter(from -> from.isAfter(moment))
              .findFirst();
      if (opening.isPresent()) return opening;
    }
    return Optional.empty();
  }

  /** When it next turns from open to closed; none if it never closes or is not in sight. */
  public Optional<LocalDateTime> nextClosing(LocalDateTime moment, HolidaySet holidays) {
    for (int reach : REACHES) {
      var seen = moment.toLocalDate().plusDays(reach).atStartOfDay();
      var closing =
          unbroken(moment, reach, holidays).stream()
              .map(Period::to)
              .filter(to -> to.isAfter(moment))
              .findFirst();
      // What goes on past the last day looked at may go on further.
      if (closing.isPresent() && closing.get().isBefore(seen)) return closing;
    }
    return Optional.empty();
  }

  /** Periods that touch or overlap are one. */
  private List<Period> unbroken(LocalDateTime moment, int reach, HolidaySet holidays) {
    var from = moment.toLocalDate().minusDays(1);
    var periods = new ArrayList<Period>();
    for (var rule : rules) periods.addAll(rule.periods(from, from.plusDays(1L + reach), holidays));
    periods.sort(Comparator.comparing(Period::from));
    var joined = new ArrayList<Period>();
    for (var period : periods) {
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || period.from().isAfter(last.to())) joined.add(period);
      else if (period.to().isAfter(last.to()))
        joined.set(joined.size() - 1, new Period(last.from(), period.to()));
    }
    return joined;
  }
}
