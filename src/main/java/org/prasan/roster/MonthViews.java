package org.prasan.roster;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Holidays;
import org.prasan.calendar.WorkingDays;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets out a month of duty for the page, the printed sheet and the tables. */
@Component
@Transactional(readOnly = true)
class MonthViews {
  private final Shifts shifts;
  private final RosterPages pages;
  private final Editions editions;
  private final Holidays holidays;
  private final RosterClock clock;

  MonthViews(
      Shifts shifts, RosterPages pages, Editions editions, Holidays holidays, RosterClock clock) {
    this.shifts = shifts;
    this.pages = pages;
    this.editions = editions;
    this.holidays = holidays;
    this.clock = clock;
  }

  /** As it counts. */
  MonthView of(CoalitionId coalition, YearMonth month, Locale locale) {
    var first = month.atDay(1);
    var all = shifts.between(coalition, first, first.plusMonths(1));
    return of(coalition, month, all, standing(coalition, month), locale);
  }

  /** As a draft would have it. */
  MonthView of(
      CoalitionId coalition, Edition edition, List<Assignment> assignments, Locale locale) {
    var all = assignments.stream().map(Assignment::shift).toList();
    return of(coalition, edition.month(), all, edition, locale);
  }

  @Nullable Edition standing(CoalitionId coalition, YearMonth month) {
    return editions.all(coalition).stream()
        .filter(edition -> edition.month().equals(month))
        .filter(edition -> edition.is(Edition.State.PUBLISHED))
        .findFirst()
        .orElse(null);
  }

  private MonthView of(
      CoalitionId coalition,
      YearMonth month,
      List<Shift> all,
      @Nullable Edition edition,
      Locale locale) {
    var places = pages.seats(coalition);
    var used = all.stream().map(Shift::seat).distinct().toList();
    var columns =
        places.values().stream()
            .filter(seat -> used.contains(seat.id()))
            .sorted(
                Comparator.comparing(Seat::function)
                    .thenComparing(Seat::opened)
                    .thenComparing(Seat::id))
            .map(
                seat ->
                    new MonthView.Column(
                        seat.id(), seat.name().in(locale), seat.hours() == NeededHours.ALL_DAY))
            .toList();
    var draw = new Drawing(coalition, places, columns, all, locale);
    var rows = new ArrayList<MonthView.Row>();
    for (var day = month.atDay(1); YearMonth.from(day).equals(month); day = day.plusDays(1))
      rows.add(draw.row(day));
    return new MonthView(month, columns, rows, edition);
  }

  /** Holds together what each row needs. */
  private final class Drawing {
    private final Map<SeatId, Seat> places;
    private final List<MonthView.Column> columns;
    private final Map<LocalDate, Map<SeatId, List<Shift>>> byDay = new HashMap<>();
    private final Map<DutyPersonId, DutyPerson> people;
    private final DutyRules rules;
    private final WorkingDays working;
    private final Locale locale;

    Drawing(
        CoalitionId coalition,
        Map<SeatId, Seat> places,
        List<MonthView.Column> columns,
        List<Shift> all,
        Locale locale) {
      this.places = places;
      this.columns = columns;
      this.people = pages.people(coalition);
      this.working = new WorkingDays(holidays.of(coalition));
      this.locale = locale;
      var first = all.isEmpty() ? clock.today() : all.getFirst().day();
      this.rules = shifts.rules(coalition, first, first.plusDays(40), DutyRules.USUAL_NIGHTS);
      for (var shift : all)
        byDay
            .computeIfAbsent(shift.day(), _ -> new HashMap<>())
            .computeIfAbsent(shift.seat(), _ -> new ArrayList<>())
            .add(shift);
    }

    MonthView.Row row(LocalDate day) {
      var cells = new ArrayList<MonthView.Cell>();
      for (var column : columns) {
        var own = byDay.getOrDefault(day, Map.of()).getOrDefault(column.seat(), List.of());
        cells.add(
            new MonthView.Cell(
                column.seat(), own.stream().map(shift -> entry(column, shift)).toList()));
      }
      var holiday = working.holidays().on(day).map(one -> one.name().in(locale)).orElse(null);
      return new MonthView.Row(
          day, weekday(day), !working.includes(day), holiday, day.equals(clock.today()), cells);
    }

    private String weekday(LocalDate day) {
      return pages.say("roster.weekday." + day.getDayOfWeek().getValue(), locale);
    }

    private MonthView.Entry entry(MonthView.Column column, Shift shift) {
      var person = shift.person() == null ? null : people.get(shift.person());
      var seat = Objects.requireNonNull(places.get(shift.seat()));
      return new MonthView.Entry(
          shift.start(),
          shift.night(),
          part(column, seat, shift),
          person == null ? "" : person.name().in(locale),
          person == null && seat.required(),
          person != null && rules.onLeave(person.id(), shift),
          shift.source() == Shift.Source.OVERRIDE,
          shift.end().isAfter(clock.now()));
    }

    private String part(MonthView.Column column, Seat seat, Shift shift) {
      var start = shift.start().atZone(clock.zone()).toLocalTime();
      var end = shift.end().atZone(clock.zone()).toLocalTime();
      boolean whole =
          shift.night()
              ? start.equals(seat.frame().dayTo()) && end.equals(seat.frame().dayFrom())
              : start.equals(seat.frame().dayFrom()) && end.equals(seat.frame().dayTo());
      if (!whole) return ThaiDates.time(start, locale) + "–" + ThaiDates.time(end, locale);
      if (!column.bothDayAndNight()) return "";
      return pages.say(shift.night() ? "roster.night" : "roster.day", locale);
    }
  }
}
