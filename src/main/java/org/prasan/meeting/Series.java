package org.prasan.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Recurrence;
import org.prasan.calendar.RecurrenceReading;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.PersonId;

/**
 * Meetings that come back under the same name.
 *
 * @param organ the organ whose seats are invited and counted; null for all member organizations
 * @param pillar what it is about, if only one pillar
 * @param windowHours how long after a meeting its outcomes may still be typed
 */
record Series(
    SeriesId id,
    MeetingKind kind,
    LocalizedText name,
    @Nullable UUID organ,
    @Nullable UUID pillar,
    Rhythm rhythm,
    Usual usual,
    int windowHours,
    boolean ended,
    Change changed,
    int version) {

  static final int WINDOW_HOURS = 72;

  /**
   * When it comes back.
   *
   * @param frequency null if by appointment
   * @param byDay the day, as in 2TU for the second Tuesday of the month; null for the day of the
   *     month or week of the first meeting
   */
  record Rhythm(
      Recurrence.@Nullable Frequency frequency,
      int every,
      @Nullable String byDay,
      LocalDate firstOn) {

    /** The first day after that day, or on it, on which it comes back. */
    Optional<LocalDate> from(LocalDate day) {
      if (frequency == null) return Optional.empty();
      return switch (Recurrence.read(parts(frequency))) {
        case RecurrenceReading.Read(var recurrence) -> recurrence.next(day);
        case RecurrenceReading.Refused _ -> Optional.empty();
      };
    }

    private Recurrence.Parts parts(Recurrence.Frequency often) {
      return new Recurrence.Parts(
          often,
          every,
          DayOfWeek.MONDAY,
          byDay == null ? List.of() : List.of(byDay),
          List.of(),
          firstOn,
          null,
          null,
          null,
          null,
          null,
          null,
          false);
    }
  }

  /** What each of its meetings begins with. */
  record Usual(
      LocalTime startsAt,
      int minutes,
      String place,
      String link,
      @Nullable PersonId chair,
      @Nullable PersonId secretary) {}
}
