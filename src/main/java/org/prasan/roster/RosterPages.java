package org.prasan.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.language.ApproximateDate;
import org.prasan.language.Dates;
import org.prasan.language.Digits;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.web.FormCheck;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** What the pages of the roster have in common. */
@Component
class RosterPages {
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[.:](\\d{2}))?(?:\\s*น\\.?)?");

  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2200;

  private final Seats seats;
  private final DutyPeople people;
  private final OrganizationNames organizations;
  private final MessageSource messages;
  private final Dates dates;
  private final RosterClock clock;

  RosterPages(
      Seats seats,
      DutyPeople people,
      OrganizationNames organizations,
      MessageSource messages,
      Dates dates,
      RosterClock clock) {
    this.seats = seats;
    this.people = people;
    this.organizations = organizations;
    this.messages = messages;
    this.dates = dates;
    this.clock = clock;
  }

  static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/roster";
  }

  static String to(Acting acting, String path) {
    return "redirect:" + base(acting) + path;
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  static void unprocessable(HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
  }

  /** Says why it cannot be done now; nothing has changed. */
  String refused(
      Acting acting,
      String reason,
      String backUrl,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.CONFLICT.value());
    Refusals.because(model, reason);
    model.addAttribute("refusal", say(reason, locale));
    model.addAttribute("backUrl", backUrl);
    model.addAttribute("base", base(acting));
    return "roster/refused";
  }

  Seat seat(Acting acting, SeatId id, Model model) {
    var seat = seats.byId(acting.coalitionId(), id).orElseThrow(RosterPages::notFound);
    model.addAttribute("seat", seat);
    model.addAttribute("open", seat.openAt(clock.now()));
    model.addAttribute("base", base(acting));
    model.addAttribute("seatUrl", base(acting) + "/seats/" + id);
    return seat;
  }

  Map<SeatId, Seat> seats(CoalitionId coalition) {
    return seats.all(coalition).stream().collect(Collectors.toMap(Seat::id, Function.identity()));
  }

  Map<DutyPersonId, DutyPerson> people(CoalitionId coalition) {
    return people.all(coalition);
  }

  /** The month in the address, or this one. */
  YearMonth month(@Nullable String typed) {
    if (typed == null || typed.isBlank()) return YearMonth.from(clock.today());
    try {
      var month = YearMonth.parse(typed);
      if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) return month;
    } catch (DateTimeException noMonth) {
      // Answered like a month that no roster can have.
    }
    throw notFound();
  }

  static ApproximateDate about(YearMonth month) {
    return ApproximateDate.of(month.toString());
  }

  String monthInWords(YearMonth month, Locale locale) {
    return about(month).text(locale);
  }

  /** 1 พฤศจิกายน 2569 เวลา 08.30 น. ถึง 16.30 น. */
  String when(Instant start, Instant end, Locale locale) {
    var from = start.atZone(clock.zone());
    var to = end.atZone(clock.zone());
    var until =
        from.toLocalDate().equals(to.toLocalDate())
            ? ThaiDates.time(to.toLocalTime(), locale)
            : ThaiDates.moment(to.toLocalDateTime(), locale);
    return say("roster.when", locale, ThaiDates.moment(from.toLocalDateTime(), locale), until);
  }

  String when(Swap.Piece piece, Locale locale) {
    return when(piece.start(), piece.end(), locale);
  }

  String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  String day(LocalDate day) {
    return dates.full(day);
  }

  Map<String, String> words(
      List<? extends Enum<?>> values, Function<String, String> key, Locale locale) {
    var words = new LinkedHashMap<String, String>();
    for (var value : values) words.put(value.name(), say(key.apply(value.name()), locale));
    return words;
  }

  Map<String, String> organizations(CoalitionId coalition, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    for (var named : organizations.all(coalition))
      choices.put(named.id().toString(), named.name().in(locale));
    return choices;
  }

  Map<OrganizationId, String> organizationNames(CoalitionId coalition, Locale locale) {
    return organizations.all(coalition).stream()
        .collect(Collectors.toMap(OrganizationNames.Named::id, named -> named.name().in(locale)));
  }

  /** Those who serve the seat, or everybody. */
  Map<String, String> choices(CoalitionId coalition, @Nullable SeatId seat, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    for (var person : people.all(coalition).values())
      if (person.serves() && (seat == null || person.seats().contains(seat)))
        choices.put(person.id().toString(), person.name().in(locale));
    return choices;
  }

  /** What a draft or a change breaks, one sentence each. */
  List<String> inWords(CoalitionId coalition, List<DutyRules.Broken> broken, Locale locale) {
    var known = people.all(coalition);
    var places = seats(coalition);
    return broken.stream().map(one -> inWords(one, known, places, locale)).toList();
  }

  private String inWords(
      DutyRules.Broken broken,
      Map<DutyPersonId, DutyPerson> known,
      Map<SeatId, Seat> places,
      Locale locale) {
    var person = known.get(broken.person());
    var other = broken.other();
    return say(
        broken.rule().key(),
        locale,
        person == null ? "" : person.name().in(locale),
        place(broken.shift(), places, locale),
        when(broken.shift().start(), broken.shift().end(), locale),
        other == null ? "" : place(other, places, locale));
  }

  private static String place(Shift shift, Map<SeatId, Seat> places, Locale locale) {
    var seat = places.get(shift.seat());
    return seat == null ? "" : seat.name().in(locale);
  }

  /** A time of day as people type it: 8.30, 08:30, 16 น. */
  static Optional<LocalTime> time(@Nullable String typed) {
    var parts = TIME.matcher(Digits.toAscii(FormCheck.plain(typed)));
    if (!parts.matches()) return Optional.empty();
    @Nullable String minutes = parts.group(2);
    try {
      return Optional.of(
          LocalTime.of(
              Integer.parseInt(parts.group(1)), minutes == null ? 0 : Integer.parseInt(minutes)));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  static String typed(LocalTime time) {
    return "%02d.%02d".formatted(time.getHour(), time.getMinute());
  }
}
