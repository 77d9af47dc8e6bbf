package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientWords;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.directory.FittingServices;
import org.prasan.directory.PublicPhones;
import org.prasan.language.Dates;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.roster.OnDuty;
import org.prasan.roster.Seat;
import org.prasan.roster.SeatFunction;
import org.prasan.roster.SeatId;
import org.prasan.roster.Seats;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What the pages about referrals have in common: words for codes, names, and choices. */
@Component
class ReferralPages {
  private static final Duration SOON = Duration.ofDays(1);

  private final ClientWords clients;
  private final FittingServices services;
  private final PublicPhones publicPhones;
  private final Seats seats;
  private final OnDuty onDuty;
  private final AnsweringSeats answeringSeats;
  private final OrganizationNames organizations;
  private final OrganizationRegistry registry;
  private final PersonNames people;
  private final MessageSource messages;
  private final Dates dates;
  private final ReferralClock clock;

  ReferralPages(
      ClientWords clients,
      FittingServices services,
      PublicPhones publicPhones,
      Seats seats,
      OnDuty onDuty,
      AnsweringSeats answeringSeats,
      OrganizationNames organizations,
      OrganizationRegistry registry,
      PersonNames people,
      MessageSource messages,
      Dates dates,
      ReferralClock clock) {
    this.clients = clients;
    this.services = services;
    this.publicPhones = publicPhones;
    this.seats = seats;
    this.onDuty = onDuty;
    this.answeringSeats = answeringSeats;
    this.organizations = organizations;
    this.registry = registry;
    this.people = people;
    this.messages = messages;
    this.dates = dates;
    this.clock = clock;
  }

  static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/referrals";
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

  /** Why a paper was not kept; null where it was. */
  @Nullable String refusal(KeepPapers.Kept kept, Locale locale) {
    return switch (kept) {
      case KeepPapers.Kept.Done _ -> null;
      case KeepPapers.Kept.NotThere _ -> throw notFound();
      case KeepPapers.Kept.NotNow(var key) -> say(key, locale, KeepPapers.MOST);
      case KeepPapers.Kept.Wrong(var why) -> say(why.key(), locale, why.details());
    };
  }

  String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  <E extends Enum<E>> Map<String, String> words(
      Collection<E> values, Function<E, String> key, Locale locale) {
    var options = new LinkedHashMap<String, String>();
    for (var value : values) options.put(value.name(), say(key.apply(value), locale));
    return options;
  }

  /** What could be shared if anything of it had been told. */
  String untold(Clients.Card card, Set<DataGroup> told, Locale locale) {
    return Arrays.stream(DataGroup.values())
        .filter(group -> !told.contains(group) && !card.withheld().contains(group))
        .map(group -> say(group.key(), locale))
        .collect(Collectors.joining(" · "));
  }

  ClientWords clients() {
    return clients;
  }

  /** Its name, or its code if it is in the list no more. */
  String language(String code, Locale locale) {
    return clients.languages(locale).getOrDefault(code, code);
  }

  Dates dates() {
    return dates;
  }

  ReferralClock clock() {
    return clock;
  }

  /** A seat as it is chosen: whether somebody is there now, and whether anybody can accept. */
  String seatOption(OnDuty.Post post, Set<SeatId> answering, String organization, Locale locale) {
    var seat = post.seat();
    if (!answering.contains(seat.id())) return seatAlways(seat, answering, organization, locale);
    return say(
        post.person() == null ? "referral.seat.option" : "referral.seat.option.now",
        locale,
        seat.name().in(locale),
        organization);
  }

  /** What holds whoever is there now: whether somebody can accept at all, or whom one calls. */
  String seatAlways(Seat seat, Set<SeatId> answering, String organization, Locale locale) {
    var name = seat.name().in(locale);
    if (answering.contains(seat.id())) return say("referral.seat.of", locale, name, organization);
    var phone = seat.phone();
    return phone == null
        ? say("referral.seat.option.mute", locale, name, organization)
        : say("referral.seat.option.mute.phone", locale, name, organization, phone);
  }

  /** Seats of organizations of the registry to which this one may refer, who is there now first. */
  Map<String, String> seats(Acting acting, OrganizationId sender, Locale locale) {
    var answering = answeringSeats.of(acting.coalitionId());
    var posts =
        onDuty.at(acting.coalitionId(), clock.now()).stream()
            .filter(post -> post.seat().organization() != null)
            .filter(post -> !sender.equals(post.seat().organization()))
            .sorted(
                java.util.Comparator.comparing(
                        (OnDuty.Post post) -> !answering.contains(post.seat().id()))
                    .thenComparing(post -> post.person() == null)
                    .thenComparing(post -> post.seat().function()))
            .toList();
    var names =
        organizations.named(
            acting.coalitionId(),
            posts.stream()
                .map(post -> post.seat().organization())
                .filter(Objects::nonNull)
                .toList());
    var options = new LinkedHashMap<String, String>();
    for (var post : posts) {
      var organization = names.get(Objects.requireNonNull(post.seat().organization()));
      options.put(
          post.seat().id().toString(),
          seatOption(post, answering, organization == null ? "" : organization.in(locale), locale));
    }
    return options;
  }

  String seat(CoalitionId coalition, SeatId id, Locale locale) {
    return seats.byId(coalition, id).map(seat -> seat.name().in(locale)).orElse("");
  }

  /** The same of a seat to which it was addressed, now or before. */
  String seat(CoalitionId coalition, Addressed seat, Locale locale) {
    return address(coalition, new Referral.Address(seat.seat(), seat.receiver(), null), locale);
  }

  /** "Duty officer, Talking Tree Foundation". */
  String address(CoalitionId coalition, Referral.Address address, Locale locale) {
    return say(
        "referral.seat.of",
        locale,
        seat(coalition, address.seat(), locale),
        organization(coalition, address.receiver(), locale));
  }

  /** With the service that is asked for, if this person may know of it. */
  String address(Acting acting, Referral.Address address, Locale locale) {
    var seat = address(acting.coalitionId(), address, locale);
    return address.service() == null
        ? seat
        : services
            .name(acting, address.service())
            .map(name -> say("referral.seat.of", locale, name.in(locale), seat))
            .orElse(seat);
  }

  /** Somebody to call at work. */
  record Phone(String whose, String number) {
    public String link() {
      return "tel:" + number.replaceAll("[^0-9+*#]", "");
    }
  }

  /** The duty numbers of an organization: who answers is on duty. */
  private List<Phone> dutyPhones(
      CoalitionId coalition, OrganizationId organization, Locale locale) {
    var phones = new ArrayList<Phone>();
    for (var seat : seats.list(coalition)) {
      var number = seat.phone();
      // An interpreter speaks for others, and can say nothing of a referral.
      boolean speaks = seat.function() != SeatFunction.INTERPRETER;
      if (number != null && speaks && organization.equals(seat.organization()))
        phones.add(new Phone(seat.name().in(locale), number));
    }
    return phones;
  }

  /** The same, and by which it says itself that it is reached; nobody's own telephone. */
  List<Phone> phones(CoalitionId coalition, OrganizationId organization, Locale locale) {
    var phones = dutyPhones(coalition, organization, locale);
    registry
        .phone(coalition, organization)
        .filter(number -> phones.stream().noneMatch(one -> one.number().equals(number)))
        .ifPresent(
            number -> phones.add(new Phone(organization(coalition, organization, locale), number)));
    return phones;
  }

  /** One number for whoever is outside, empty if there is none; never that of a seat. */
  String onePhone(CoalitionId coalition, OrganizationId organization) {
    return publicPhones.of(coalition, organization).stream()
        .findFirst()
        .or(() -> registry.phone(coalition, organization))
        .orElse("");
  }

  /** Of the sides of a referral, each with whose it is, for somebody who is on neither. */
  List<Phone> sides(CoalitionId coalition, Collection<OrganizationId> sides, Locale locale) {
    var phones = new ArrayList<Phone>();
    for (var side : sides)
      for (var phone : phones(coalition, side, locale)) {
        var house = organization(coalition, side, locale);
        var whose =
            phone.whose().equals(house)
                ? house
                : say("referral.seat.of", locale, phone.whose(), house);
        phones.add(new Phone(whose, phone.number()));
      }
    return phones;
  }

  @Nullable String phone(CoalitionId coalition, SeatId id) {
    return seats.byId(coalition, id).map(Seat::phone).orElse(null);
  }

  String organization(CoalitionId coalition, OrganizationId id, Locale locale) {
    var name = organizations.named(coalition, List.of(id)).get(id);
    return name == null ? "" : name.in(locale);
  }

  Map<OrganizationId, String> organizations(
      CoalitionId coalition, Collection<OrganizationId> ids, Locale locale) {
    return organizations.named(coalition, ids).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().in(locale)));
  }

  Map<PersonId, String> people(CoalitionId coalition, Set<PersonId> ids, Locale locale) {
    return people.named(coalition, ids).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().in(locale)));
  }

  /** "3 hours 12 minutes", "2 days 4 hours". */
  String length(Duration duration, Locale locale) {
    long minutes = Math.max(duration.toMinutes(), 1);
    if (minutes < 60) return say("referral.length.minutes", locale, minutes);
    if (minutes < 48 * 60) return say("referral.length.hours", locale, minutes / 60, minutes % 60);
    return say("referral.length.days", locale, minutes / 1440, minutes % 1440 / 60);
  }

  /**
   * A clock on the page.
   *
   * @param state late, waiting, or plain
   */
  record ClockLine(
      String name, String turn, String due, String left, String state, String source) {}

  List<ClockLine> clocks(Seen seen, Locale locale) {
    return clocks(seen.running(), seen.parties(), locale);
  }

  List<ClockLine> clocks(List<Run> running, Set<Party> you, Locale locale) {
    var now = clock.now();
    return running.stream().map(run -> clockLine(run, you, now, locale)).toList();
  }

  private ClockLine clockLine(Run run, Set<Party> you, Instant now, Locale locale) {
    boolean late = run.breached(now);
    return new ClockLine(
        say(run.clock().name(), locale),
        you.contains(run.clock().turn())
            ? say("web.you", locale)
            : say(run.clock().turn().key(), locale),
        due(run),
        late
            ? say("referral.clock.over", locale, length(run.overdue(now), locale))
            : say("referral.clock.left", locale, length(run.remaining(now), locale)),
        late ? "late" : run.rung(now) == Rung.NONE ? "plain" : "waiting",
        run.clock().source().in(locale));
  }

  /**
   * Whose turn it is, in a list.
   *
   * @param due empty if no clock runs
   * @param state late, waiting where less than a day is left, or plain
   */
  record NextLine(String who, String left, String due, String state) {}

  @Nullable NextLine next(ListReferrals.Line line, Locale locale) {
    if (line.turn() == null) return null;
    var who = say(line.ours() ? "referral.turn.OURS" : "referral.turn." + line.turn(), locale);
    if (line.due() == null) return new NextLine(who, "", "", "plain");
    var now = clock.now();
    boolean late = !now.isBefore(line.due());
    var left = Duration.between(now, line.due());
    return new NextLine(
        who,
        say(
            late ? "referral.clock.over" : "referral.clock.left",
            locale,
            length(left.abs(), locale)),
        due(line.due()),
        late ? "late" : left.compareTo(SOON) < 0 ? "waiting" : "plain");
  }

  private String due(Instant due) {
    var day = clock.lastDay(due);
    return due.equals(clock.moment(day.plusDays(1).atStartOfDay()))
        ? dates.full(day)
        : dates.moment(due);
  }

  /** What is due at the end of a day is due on that day. */
  String due(Run run) {
    return run.clock().unit() == Clock.Unit.WORKING_DAYS
        ? dates.full(clock.lastDay(run.due()))
        : dates.moment(run.due());
  }

  /**
   * Something that happened, for people to read.
   *
   * @param said the words, if there were any and the reader may open them
   */
  record Line(String icon, String what, String by, String when, String reason, String said) {
    boolean saysMore() {
      return !reason.isEmpty() || !said.isEmpty();
    }
  }

  List<Line> story(Acting acting, Seen seen, Locale locale) {
    var people = new HashSet<PersonId>();
    var organizationIds = new HashSet<OrganizationId>();
    for (var entry : seen.entries()) {
      if (entry.person() != null) people.add(entry.person());
      if (entry.actedFor() != null) organizationIds.add(entry.actedFor());
    }
    var names = people(acting.coalitionId(), people, locale);
    var houses = organizations(acting.coalitionId(), organizationIds, locale);
    var lines = new ArrayList<Line>();
    for (var entry : seen.entries()) lines.add(line(acting, seen, entry, names, houses, locale));
    return lines.reversed();
  }

  /** With what the other side made it wait for this person, if anything was said with it. */
  static Optional<Line> waitsWith(Seen seen, List<Line> story) {
    var turn = seen.referral().turn();
    if (turn == null || !seen.parties().contains(turn)) return Optional.empty();
    var newestFirst = seen.entries().reversed();
    for (int i = 0; i < newestFirst.size(); i++)
      if (newestFirst.get(i).what() instanceof Step)
        return seen.parties().contains(newestFirst.get(i).party())
            ? Optional.empty()
            : Optional.of(story.get(i)).filter(Line::saysMore);
    return Optional.empty();
  }

  /** The outcome as it was last reported. */
  static Optional<Line> reported(Seen seen, List<Line> story) {
    var newestFirst = seen.entries().reversed();
    for (int i = 0; i < newestFirst.size(); i++)
      if (newestFirst.get(i).what() == Step.REPORT_OUTCOME) return Optional.of(story.get(i));
    return Optional.empty();
  }

  private Line line(
      Acting acting,
      Seen seen,
      Entry entry,
      Map<PersonId, String> names,
      Map<OrganizationId, String> houses,
      Locale locale) {
    return new Line(
        entry.what() instanceof Step ? entry.state().icon() : "flag",
        told(seen, entry, locale),
        by(entry, names, houses, locale),
        dates.moment(entry.at()),
        reason(acting, entry, locale),
        seen.said().getOrDefault(entry.id(), ""));
  }

  private String told(Seen seen, Entry entry, Locale locale) {
    if (entry.what() == Step.WITHDRAW_CONSENT && seen.referral().refused())
      return say("referral.happened." + seen.referral().refusal(), locale);
    return entry.what() instanceof Step step
        ? say("referral.happened." + step.name(), locale)
        : say(entry.what().key(), locale);
  }

  private String by(
      Entry entry, Map<PersonId, String> names, Map<OrganizationId, String> houses, Locale locale) {
    if (entry.person() == null) return say(nobody(entry.party()), locale);
    var house = entry.actedFor() == null ? "" : houses.getOrDefault(entry.actedFor(), "");
    return names.getOrDefault(entry.person(), "") + (house.isEmpty() ? "" : " · " + house);
  }

  /** Who did what no person did. */
  private static String nobody(Party party) {
    if (party == Party.CLOCK) return Party.CLOCK.key();
    return party.receives() ? "referral.practice.played" : "referral.statement.by-link";
  }

  private static String reasonKey(Happening what, String code) {
    if (what == Step.REPORT_OUTCOME || what == Step.SETTLE_DISPUTE)
      return OutcomeCode.valueOf(code).key();
    if (what == Milestone.LATENESS_EXPLAINED) return BreachReason.valueOf(code).key();
    if (what == Milestone.EMERGENCY_OPENED) return EmergencyReason.valueOf(code).key();
    if (what == Milestone.COPIES_DESTROYED) return OwnFileAnswer.valueOf(code).key();
    return DeclineReason.valueOf(code).key();
  }

  private String reason(Acting acting, Entry entry, Locale locale) {
    var words = new ArrayList<String>();
    var code = entry.reason();
    if (code != null) words.add(say(reasonKey(entry.what(), code), locale));
    if (entry.suggested() != null)
      words.add(
          say("referral.suggested", locale, seat(acting.coalitionId(), entry.suggested(), locale)));
    return String.join(" · ", words);
  }
}
