package org.prasan.roster;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The duty of a month as a table to hand out: a row for each shift. */
@Component
class RosterTables {
  private final Shifts shifts;
  private final RosterPages pages;

  RosterTables(Shifts shifts, RosterPages pages) {
    this.shifts = shifts;
    this.pages = pages;
  }

  @Transactional(readOnly = true)
  Table shifts(Acting acting, YearMonth month, Locale locale) {
    var coalition = acting.coalitionId();
    var seats = pages.seats(coalition);
    var people = pages.people(coalition);
    var first = month.atDay(1);
    return Table.of(
        pages.say(
            "roster.table",
            locale,
            acting.coalition().shortName().in(locale),
            pages.monthInWords(month, locale)),
        shifts.between(coalition, first, first.plusMonths(1)),
        column("roster.column.day", locale, Shift::day),
        column("roster.column.from", locale, Shift::start),
        column("roster.column.until", locale, Shift::end),
        column("roster.column.seat", locale, shift -> seat(seats, shift).name()),
        column(
            "roster.function",
            locale,
            shift -> pages.say(seat(seats, shift).function().key(), locale)),
        column("roster.column.person", locale, shift -> name(people, shift, locale)),
        column("roster.phone", locale, shift -> phone(people, seat(seats, shift), shift)),
        column("roster.column.source", locale, shift -> pages.say(shift.source().key(), locale)));
  }

  private static Seat seat(Map<SeatId, Seat> seats, Shift shift) {
    return Objects.requireNonNull(seats.get(shift.seat()));
  }

  private static @Nullable Object name(
      Map<DutyPersonId, DutyPerson> people, Shift shift, Locale locale) {
    var person = shift.person() == null ? null : people.get(shift.person());
    return person == null ? null : person.name().in(locale);
  }

  private static @Nullable Object phone(
      Map<DutyPersonId, DutyPerson> people, Seat seat, Shift shift) {
    var person = shift.person() == null ? null : people.get(shift.person());
    return person == null || person.phone() == null ? seat.phone() : person.phone();
  }

  private interface Value {
    @Nullable Object of(Shift shift);
  }

  private Column<Shift> column(String key, Locale locale, Value value) {
    return new Column<>(pages.say(key, locale), value::of);
  }
}
