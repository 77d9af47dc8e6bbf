package org.prasan.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Holidays;
import org.prasan.calendar.Recurrence;
import org.prasan.calendar.WorkingDays;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/**
 * On which day a series comes back: on the next working day where its rhythm leads to a holiday or
 * a weekend, unless it meets on weekends on purpose.
 */
@Component
class NextDay {
  /** No run of holidays and weekends is longer. */
  private static final int LONGEST_REST = 16;

  private final Holidays holidays;

  NextDay(Holidays holidays) {
    this.holidays = holidays;
  }

  /**
   * A day on which it comes back.
   *
   * @param instead the day to which its rhythm leads, on which nobody works; null if it is the same
   */
  record Found(LocalDate day, @Nullable LocalDate instead) {}

  Optional<Found> from(CoalitionId coalition, Series series, LocalDate day) {
    var working = new WorkingDays(holidays.of(coalition));
    return series
        .rhythm()
        .from(day)
        .map(
            planned -> {
              var moved = moved(working, series, planned);
              return new Found(moved, moved.equals(planned) ? null : planned);
            });
  }

  /** Of its first meeting, which by appointment too gives way to a day of rest. */
  LocalDate first(CoalitionId coalition, Series series) {
    var said = series.rhythm().firstOn();
    return from(coalition, series, said)
        .map(Found::day)
        .orElseGet(() -> moved(new WorkingDays(holidays.of(coalition)), series, said));
  }

  /** The day to which the rhythm leads, if the meeting was moved to this one from there. */
  Optional<LocalDate> instead(CoalitionId coalition, Series series, LocalDate day) {
    if (series.rhythm().frequency() == null) return Optional.empty();
    var working = new WorkingDays(holidays.of(coalition));
    return day.minusDays(LONGEST_REST)
        .datesUntil(day)
        .filter(earlier -> series.rhythm().from(earlier).equals(Optional.of(earlier)))
        .filter(earlier -> moved(working, series, earlier).equals(day))
        .findFirst();
  }

  private static LocalDate moved(WorkingDays working, Series series, LocalDate planned) {
    boolean rests =
        working.holidays().contains(planned) || (weekend(planned) && !onPurpose(series.rhythm()));
    return rests ? working.onOrAfter(planned) : planned;
  }

  /** Its rhythm names a weekday, and that is one of the weekend. */
  private static boolean onPurpose(Series.Rhythm rhythm) {
    boolean named = rhythm.byDay() != null || rhythm.frequency() == Recurrence.Frequency.WEEKLY;
    return named && weekend(rhythm.firstOn());
  }

  private static boolean weekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
