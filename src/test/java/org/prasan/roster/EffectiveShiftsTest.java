package org.prasan.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What holds of every month, whatever was recorded about it. */
class EffectiveShiftsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");
  private static final SeatId SEAT = new SeatId(new UUID(1, 1));

  /** Something recorded: in hours from the beginning of the month. */
  record Told(int layer, int from, int hours, int person, int known, int ended) {
    Claim claim(Instant zero) {
      var sources = List.of(Shift.Source.ROTATION, Shift.Source.PLAN, Shift.Source.OVERRIDE);
      return new Claim(
          SEAT,
          hour(zero, from),
          hour(zero, from + hours),
          EffectiveShiftsTest.person(person),
          sources.get(layer),
          hour(zero, known),
          ended == 0 ? null : hour(zero, known + ended));
    }
  }

  static Instant hour(Instant zero, int hours) {
    return zero.plusSeconds(3600L * hours);
  }

  static DutyPersonId person(int number) {
    return new DutyPersonId(new UUID(2, number));
  }

  @Provide
  Arbitrary<List<Told>> told() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(-100, 800),
            Arbitraries.integers().between(1, 300),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(-200, 700),
            Arbitraries.integers().between(0, 200))
        .as(Told::new)
        .list()
        .ofMaxSize(12);
  }

  /** Also February of leap years, in whichever era they are written, and the ends of years. */
  @Provide
  Arbitrary<LocalDate> months() {
    return Combinators.combine(
            Arbitraries.of(2019, 2020, 2024, 2026, 2028, 2100),
            Arbitraries.integers().between(1, 12))
        .as((year, month) -> LocalDate.of(year, month, 1));
  }

  @Provide
  Arbitrary<NeededHours> hours() {
    return Arbitraries.of(NeededHours.values());
  }

  private static List<NeededHours.Window> windows(NeededHours hours, LocalDate month) {
    return hours.windows(
        NeededHours.Frame.USUAL,
        month,
        month.plusMonths(1),
        day -> day.getDayOfWeek().getValue() < 6,
        ZONE);
  }

  private static List<Claim> claims(List<Told> told, LocalDate month) {
    var zero = month.atStartOfDay(ZONE).toInstant();
    return told.stream().map(one -> one.claim(zero)).toList();
  }

  @Property(tries = 300)
  void theShiftsFillTheNeededHoursWithoutGapOrOverlap(
      @ForAll("hours") NeededHours hours,
      @ForAll("months") LocalDate month,
      @ForAll("told") List<Told> told) {
    var windows = windows(hours, month);
    var shifts = EffectiveShifts.of(SEAT, windows, claims(told, month));
    int at = 0;
    for (var window : windows) {
      var start = window.start();
      while (start.isBefore(window.end())) {
        var shift = shifts.get(at++);
        assertThat(shift.start()).isEqualTo(start);
        assertThat(shift.end()).isAfter(start).isBeforeOrEqualTo(window.end());
        assertThat(shift.day()).isEqualTo(window.day());
        assertThat(shift.uncovered()).isEqualTo(shift.source() == Shift.Source.NONE);
        start = shift.end();
      }
    }
    assertThat(shifts).hasSize(at);
  }

  @Property(tries = 300)
  void atEachHourTheStrongestAndLatestCounts(
      @ForAll("months") LocalDate month,
      @ForAll("told") List<Told> told,
      @ForAll @IntRange(min = 9, max = 640) int hour) {
    var claims = claims(told, month);
    var zero = month.atStartOfDay(ZONE).toInstant();
    var moment = hour(zero, hour).plusSeconds(1);
    @Nullable Claim strongest = null;
    for (var claim : claims)
      if (!claim.start().isAfter(moment) && claim.end().isAfter(moment) && claim.beats(strongest))
        strongest = claim;
    var found =
        EffectiveShifts.of(SEAT, windows(NeededHours.ALL_DAY, month), claims).stream()
            .filter(shift -> shift.covers(moment))
            .findFirst()
            .orElseThrow();
    assertThat(found.person()).isEqualTo(strongest == null ? null : strongest.person());
    if (strongest != null)
      for (var claim : claims)
        if (!claim.start().isAfter(moment) && claim.end().isAfter(moment))
          assertThat(claim.source()).isLessThanOrEqualTo(strongest.source());
  }

  @Property(tries = 300)
  void nothingRecordedOrEndedLaterChangesWhatHasPassed(
      @ForAll("hours") NeededHours hours,
      @ForAll("months") LocalDate month,
      @ForAll("told") List<Told> told,
      @ForAll("told") List<Told> later,
      @ForAll @IntRange(min = 0, max = 700) int now) {
    var zero = month.atStartOfDay(ZONE).toInstant();
    var present = hour(zero, now);
    var windows = windows(hours, month);
    var before = claims(told, month);
    var after = new ArrayList<Claim>();
    for (var claim : before)
      after.add(
          claim.ended() == null && claim.known().isBefore(present) ? ended(claim, present) : claim);
    for (var claim : claims(later, month)) after.add(known(claim, present));
    assertThat(past(EffectiveShifts.of(SEAT, windows, after), present))
        .isEqualTo(past(EffectiveShifts.of(SEAT, windows, before), present));
  }

  private static Claim ended(Claim claim, Instant at) {
    return new Claim(
        claim.seat(), claim.from(), claim.to(), claim.person(), claim.source(), claim.known(), at);
  }

  private static Claim known(Claim claim, Instant at) {
    return new Claim(
        claim.seat(), claim.from(), claim.to(), claim.person(), claim.source(), at, null);
  }

  /** Who was on duty each hour until then. */
  private static List<String> past(List<Shift> shifts, Instant now) {
    var hours = new ArrayList<String>();
    for (var shift : shifts)
      for (var at = shift.start();
          at.isBefore(shift.end()) && at.isBefore(now);
          at = at.plusSeconds(1800)) hours.add(at + " " + shift.person());
    return hours;
  }

  @Property(tries = 200)
  void turnsFollowOneAnotherWithoutGapOrOverlap(
      @ForAll("months") LocalDate month,
      @ForAll @IntRange(min = 1, max = 5) int people,
      @ForAll boolean weekly,
      @ForAll @IntRange(min = 0, max = 23) int handover,
      @ForAll @IntRange(min = 0, max = 60) int days) {
    var order = new ArrayList<DutyPersonId>();
    for (int i = 0; i < people; i++) order.add(person(i));
    var first = month.minusDays(days);
    var rotation =
        new Rotation(
            new UUID(3, 3),
            SEAT,
            weekly ? Rotation.Rhythm.WEEKLY : Rotation.Rhythm.DAILY,
            LocalTime.of(handover, 0),
            first,
            null,
            order,
            Instant.EPOCH,
            null);
    var from = month.atStartOfDay(ZONE).toInstant();
    var to = month.plusMonths(1).atStartOfDay(ZONE).toInstant();
    var turns = rotation.claims(from, to, ZONE);
    var begun = first.atTime(handover, 0).atZone(ZONE).toInstant();
    assertThat(turns.getFirst().from()).isBeforeOrEqualTo(from.isBefore(begun) ? begun : from);
    assertThat(turns.getLast().to()).isAfterOrEqualTo(to);
    for (int i = 1; i < turns.size(); i++) {
      assertThat(turns.get(i).from()).isEqualTo(turns.get(i - 1).to());
      int last = order.indexOf(turns.get(i - 1).person());
      assertThat(order.indexOf(turns.get(i).person())).isEqualTo((last + 1) % people);
    }
  }

  @Example
  void aNightShiftOfTheLastDayOfALeapFebruaryEndsInMarch() {
    var windows =
        NeededHours.NIGHTS.windows(
            NeededHours.Frame.USUAL,
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2024, 3, 1),
            _ -> true,
            ZONE);
    assertThat(windows).hasSize(1);
    var night = windows.getFirst();
    assertThat(night.night()).isTrue();
    assertThat(night.start().atZone(ZONE).toLocalDateTime()).hasToString("2024-02-29T16:30");
    assertThat(night.end().atZone(ZONE).toLocalDateTime()).hasToString("2024-03-01T08:30");
  }

  @Example
  void officeHoursAreNotNeededOnAHoliday() {
    var holiday = LocalDate.of(2026, 12, 10);
    assertThat(
            NeededHours.OFFICE_HOURS.windows(
                NeededHours.Frame.USUAL,
                holiday.minusDays(1),
                holiday.plusDays(2),
                day -> !day.equals(holiday),
                ZONE))
        .extracting(NeededHours.Window::day)
        .containsExactly(holiday.minusDays(1), holiday.plusDays(1));
  }

  @Example
  void anOverrideSplitsThePlannedShiftAroundIt() {
    var month = LocalDate.of(2026, 11, 1);
    var zero = month.atStartOfDay(ZONE).toInstant();
    var plan = new Told(1, 0, 700, 1, -1, 0).claim(zero);
    var override = new Told(2, 10, 2, 2, -1, 0).claim(zero);
    var shifts =
        EffectiveShifts.of(SEAT, windows(NeededHours.ALL_DAY, month), List.of(plan, override));
    assertThat(shifts.subList(0, 3))
        .extracting(Shift::person)
        .containsExactly(person(1), person(2), person(1));
    assertThat(shifts.get(1).start()).isEqualTo(hour(zero, 10));
    assertThat(shifts.get(1).end()).isEqualTo(hour(zero, 12));
  }
}
