package org.prasan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.prasan.calendar.Holiday.Kind;
import tools.jackson.databind.json.JsonMapper;

/** The public holidays as they are written down, and the days between them. */
class WorkingDaysTest {
  private static final List<Holiday> KNOWN = new PublicHolidays(new JsonMapper()).days();
  private static final WorkingDays DAYS = new WorkingDays(HolidaySet.of(KNOWN));

  @Example
  void holidaysAreKnownFor2568To2570EachDayOnce() {
    assertThat(KNOWN).extracting(Holiday::day).doesNotHaveDuplicates().isSorted();
    for (int year = 2025; year <= 2027; year++)
      assertThat(DAYS.holidays().in(year)).hasSizeGreaterThanOrEqualTo(15);
    assertThat(DAYS.holidays().on(LocalDate.of(2026, 5, 31)).orElseThrow().name().th())
        .isEqualTo("วันวิสาขบูชา");
  }

  @Example
  void whatFallsOnAWeekendHasItsSubstituteOnAWorkingDaySoonAfter() {
    var weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    for (var holiday : KNOWN) {
      boolean free = weekend.contains(holiday.day().getDayOfWeek());
      if (holiday.kind() == Kind.SUBSTITUTE) assertThat(free).as(holiday.toString()).isFalse();
      if (free && EnumSet.of(Kind.FIXED, Kind.MOON).contains(holiday.kind()))
        assertThat(KNOWN)
            .as(holiday.toString())
            .anyMatch(
                other ->
                    other.kind() == Kind.SUBSTITUTE
                        && other.name().th().equals("ชดเชย" + holiday.name().th())
                        && other.day().isAfter(holiday.day())
                        && other.day().isBefore(holiday.day().plusDays(5)));
    }
  }

  @Property
  void soManyWorkingDaysLaterThereAreThatManyBetween(
      @ForAll @IntRange(max = 900) int offset, @ForAll @IntRange(min = 1, max = 60) int many) {
    var day = LocalDate.of(2025, 1, 1).plusDays(offset);
    var later = DAYS.after(day, many);
    assertThat(DAYS.includes(later)).isTrue();
    assertThat(DAYS.between(day.plusDays(1), later)).isEqualTo(many);
  }

  @Example
  void fromTheDayBeforeSongkranTheNextWorkingDayIsAfterAllOfIt() {
    assertThat(DAYS.after(LocalDate.of(2025, 4, 11), 1)).isEqualTo(LocalDate.of(2025, 4, 17));
    assertThat(DAYS.onOrAfter(LocalDate.of(2026, 12, 5))).isEqualTo(LocalDate.of(2026, 12, 8));
    assertThat(DAYS.between(LocalDate.of(2026, 12, 5), LocalDate.of(2026, 12, 5))).isZero();
  }
}
