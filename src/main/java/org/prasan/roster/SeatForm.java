package org.prasan.roster;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.FormCheck;

/**
 * A seat as it was typed.
 *
 * @param organization of the registry; else the agency stands by its name
 */
record SeatForm(
    @Nullable UUID id,
    @Nullable SeatFunction function,
    @Nullable String nameTh,
    @Nullable String nameEn,
    @Nullable String organization,
    @Nullable String agencyTh,
    @Nullable String agencyEn,
    @Nullable List<Tongue> tongues,
    @Nullable String phone,
    @Nullable NeededHours hours,
    @Nullable String dayFrom,
    @Nullable String dayTo,
    @Nullable Boolean required,
    @Nullable Integer version) {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PHONE = 40;

  static SeatForm fresh() {
    var usual = NeededHours.Frame.USUAL;
    return new SeatForm(
        SeatId.fresh().value(),
        null,
        "",
        "",
        "",
        "",
        "",
        List.of(),
        "",
        null,
        RosterPages.typed(usual.dayFrom()),
        RosterPages.typed(usual.dayTo()),
        true,
        0);
  }

  static SeatForm of(Seat seat) {
    var agency = seat.agency();
    return new SeatForm(
        seat.id().value(),
        seat.function(),
        seat.name().th(),
        seat.name().en(),
        seat.organization() == null ? "" : seat.organization().toString(),
        agency == null ? "" : agency.th(),
        agency == null ? "" : agency.en(),
        seat.tongues(),
        seat.phone(),
        seat.hours(),
        RosterPages.typed(seat.frame().dayFrom()),
        RosterPages.typed(seat.frame().dayTo()),
        seat.required(),
        seat.version());
  }

  /** Nothing if something is wrong with it, which then stands beside the field. */
  Seat.@Nullable Facts read(FormCheck check) {
    if (function == null) check.wrong("function", "web.wrong.choose");
    var name = check.both("nameTh", nameTh, "nameEn", nameEn, LONGEST_NAME);
    var whose = FormCheck.plain(organization);
    var serving = whose.isEmpty() ? null : organization(whose, check);
    var agency = check.bothIfAny("agencyTh", agencyTh, "agencyEn", agencyEn, LONGEST_NAME);
    if (whose.isEmpty() && agency == null && FormCheck.plain(agencyTh).isEmpty())
      check.wrong("organization", "roster.wrong.whose");
    var number = phone("phone", phone, check);
    if (function == null || check.refused()) return null;
    return new Seat.Facts(
        function,
        name,
        serving,
        whose.isEmpty() ? agency : null,
        Objects.requireNonNullElse(tongues, List.of()),
        number,
        Boolean.TRUE.equals(required));
  }

  private static @Nullable OrganizationId organization(String typed, FormCheck check) {
    try {
      return OrganizationId.of(typed);
    } catch (IllegalArgumentException e) {
      check.wrong("organization", "web.wrong.choose");
      return null;
    }
  }

  NeededHours.@Nullable Frame frame(FormCheck check) {
    if (hours == null) check.wrong("hours", "web.wrong.choose");
    var from = RosterPages.time(dayFrom).orElse(null);
    var to = RosterPages.time(dayTo).orElse(null);
    if (from == null) check.wrong("dayFrom", "roster.wrong.time");
    if (to == null) check.wrong("dayTo", "roster.wrong.time");
    if (from != null && to != null && !from.isBefore(to))
      check.wrong("dayTo", "roster.wrong.day-ends-first");
    return check.refused() || from == null || to == null ? null : new NeededHours.Frame(from, to);
  }

  /** Digits with what people put between them. */
  static @Nullable String phone(String field, @Nullable String typed, FormCheck check) {
    var number = org.prasan.language.Digits.toAscii(check.limited(field, typed, LONGEST_PHONE));
    if (number.isEmpty()) return null;
    if (!number.matches("\\+?[0-9][0-9 ().,#*-]*(?:(?:ต่อ|ext\\.?) ?[0-9]+)?")) {
      check.wrong(field, "roster.wrong.phone");
      return null;
    }
    return number;
  }
}
