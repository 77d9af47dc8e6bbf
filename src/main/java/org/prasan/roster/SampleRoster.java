package org.prasan.roster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.exchange.ThaiPdf;
import org.prasan.files.Files;
import org.prasan.files.StoreOutcome;
import org.prasan.files.Upload;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A duty roster written down in a file, for the sample coalitions; its days follow the present. */
@Component
public class SampleRoster {
  private final Seats seats;
  private final DutyPeople people;
  private final Rotations rotations;
  private final Availabilities availabilities;
  private final Editions editions;
  private final Assignments assignments;
  private final Swaps swaps;
  private final KnownRosters known;
  private final MonthProblem problems;
  private final OrganizationNames organizations;
  private final Files files;
  private final ThaiPdf pdf;
  private final RosterClock clock;
  private final Audit audit;

  SampleRoster(
      Seats seats,
      DutyPeople people,
      Rotations rotations,
      Availabilities availabilities,
      Editions editions,
      Assignments assignments,
      Swaps swaps,
      KnownRosters known,
      MonthProblem problems,
      OrganizationNames organizations,
      Files files,
      ThaiPdf pdf,
      RosterClock clock,
      Audit audit) {
    this.seats = seats;
    this.people = people;
    this.rotations = rotations;
    this.availabilities = availabilities;
    this.editions = editions;
    this.assignments = assignments;
    this.swaps = swaps;
    this.known = known;
    this.problems = problems;
    this.organizations = organizations;
    this.files = files;
    this.pdf = pdf;
    this.clock = clock;
    this.audit = audit;
  }

  /** The whole file; what is not in it is left out. */
  public record Facts(
      @Nullable List<KnownFacts> known,
      @Nullable List<SeatFacts> seats,
      @Nullable List<PersonFacts> people,
      @Nullable List<TurnFacts> turns,
      @Nullable List<LeaveFacts> leave,
      @Nullable OrderFacts order,
      @Nullable EmptyFacts empty,
      @Nullable SwapFacts swap) {}

  /** A roster that is publicly known to have existed. */
  public record KnownFacts(String key, LocalizedText text, String when) {}

  /** A seat: of an organization of the registry by its Thai name, or of an agency. */
  public record SeatFacts(
      String key,
      SeatFunction function,
      LocalizedText name,
      @Nullable String organization,
      @Nullable LocalizedText agency,
      @Nullable List<Tongue> tongues,
      String phone,
      NeededHours hours,
      @Nullable Boolean optional) {}

  /** Somebody: with an account by its key, or by name alone. */
  public record PersonFacts(
      String key,
      @Nullable String account,
      LocalizedText name,
      String phone,
      @Nullable List<Tongue> tongues,
      List<String> seats) {}

  /** Weekly turns at a seat, since the beginning of this month. */
  public record TurnFacts(String seat, List<String> order) {}

  /** Days of leave, counted from the day of loading. */
  public record LeaveFacts(String person, int in, int days) {}

  /** The order for this month. */
  public record OrderFacts(String number, LocalizedText issuer) {}

  /** A shift that nobody serves, so many days ahead. */
  public record EmptyFacts(String seat, int in) {}

  /** An offer for the next shift of somebody at a seat. */
  public record SwapFacts(String seat, String by) {}

  /** Ids and people of the sample coalition. */
  public interface Keys {
    UUID id(String kind, String key);

    PersonId person(String key);
  }

  @Transactional
  public void load(Acting acting, Facts facts, Keys keys) {
    var coalition = acting.coalitionId();
    for (var one : orEmpty(facts.known()))
      known.insert(
          coalition,
          new KnownRosters.Known(
              keys.id("known-roster", one.key()), one.text(), ApproximateDate.of(one.when())));
    if (orEmpty(facts.seats()).isEmpty()) return;
    var month = YearMonth.from(clock.today());
    var begin = clock.startOf(month.atDay(1));
    for (var seat : orEmpty(facts.seats()))
      seats.insert(acting, seat(acting, seat, keys, begin), begin);
    for (var person : orEmpty(facts.people()))
      people.insert(coalition, person(person, keys), begin);
    for (var turn : orEmpty(facts.turns()))
      rotations.insert(coalition, turns(turn, keys, month, begin));
    for (var leave : orEmpty(facts.leave()))
      availabilities.insert(coalition, leave(leave, keys), begin);
    var now = publish(acting, facts, keys, month, 1, begin);
    publish(acting, facts, keys, month.plusMonths(1), 2, clock.now());
    if (facts.order() != null) order(acting, facts.order(), now, month);
    if (facts.swap() != null) swap(acting, facts.swap(), keys);
  }

  private Seat seat(Acting acting, SeatFacts facts, Keys keys, Instant opened) {
    var whose =
        facts.organization() == null
            ? null
            : organizations.all(acting.coalitionId()).stream()
                .filter(named -> named.name().th().equals(facts.organization()))
                .map(OrganizationNames.Named::id)
                .findFirst()
                .orElseThrow();
    return new Seat(
        new SeatId(keys.id("seat", facts.key())),
        facts.function(),
        facts.name(),
        whose,
        facts.agency(),
        orEmpty(facts.tongues()),
        facts.phone(),
        facts.hours(),
        NeededHours.Frame.USUAL,
        !Boolean.TRUE.equals(facts.optional()),
        opened,
        null,
        0);
  }

  private static DutyPerson person(PersonFacts facts, Keys keys) {
    return new DutyPerson(
        dutyPerson(facts.key(), keys),
        facts.account() == null ? null : keys.person(facts.account()),
        facts.name(),
        facts.phone(),
        orEmpty(facts.tongues()),
        facts.seats().stream()
            .map(seat -> new SeatId(keys.id("seat", seat)))
            .collect(Collectors.toSet()),
        null);
  }

  private static DutyPersonId dutyPerson(String key, Keys keys) {
    return new DutyPersonId(keys.id("duty-person", key));
  }

  private static Rotation turns(TurnFacts facts, Keys keys, YearMonth month, Instant begin) {
    return new Rotation(
        keys.id("turns", facts.seat()),
        new SeatId(keys.id("seat", facts.seat())),
        Rotation.Rhythm.WEEKLY,
        LocalTime.of(8, 30),
        DutyRules.week(month.atDay(1)),
        null,
        facts.order().stream().map(key -> dutyPerson(key, keys)).toList(),
        begin,
        null);
  }

  private Availability leave(LeaveFacts facts, Keys keys) {
    var first = clock.today().plusDays(facts.in());
    return new Availability(
        keys.id("leave", facts.person()),
        dutyPerson(facts.person(), keys),
        Availability.Kind.LEAVE,
        first,
        first.plusDays(facts.days() - 1L));
  }

  private EditionId publish(
      Acting acting, Facts facts, Keys keys, YearMonth month, int number, Instant at) {
    var edition =
        new Edition(
            new EditionId(keys.id("edition", String.valueOf(number))),
            month,
            Edition.State.DRAFT,
            new Edition.Recipe(1, DutyRules.USUAL_NIGHTS),
            100,
            null,
            null,
            at,
            null,
            null,
            null,
            0);
    editions.insert(acting, edition);
    var plan = PlainPlan.of(problems.whole(acting.coalitionId(), edition));
    assignments.write(acting.coalitionId(), edition.id(), without(facts, keys, plan));
    editions.publish(acting.coalitionId(), edition, number, at);
    audit.record(
        acting,
        "edition.published",
        "edition",
        edition.id(),
        null,
        Map.of("title", DraftMonth.name(edition), "number", number));
    return edition.id();
  }

  /** Seats with turns need no plan; one shift stays empty. */
  private List<Assignment> without(Facts facts, Keys keys, List<Assignment> plan) {
    Set<SeatId> turning =
        orEmpty(facts.turns()).stream()
            .map(turn -> new SeatId(keys.id("seat", turn.seat())))
            .collect(Collectors.toSet());
    var empty = facts.empty();
    var seat = empty == null ? null : new SeatId(keys.id("seat", empty.seat()));
    LocalDate day = empty == null ? null : clock.today().plusDays(empty.in());
    return plan.stream()
        .filter(one -> !turning.contains(one.seat()))
        .map(
            one ->
                one.seat().equals(seat) && one.day().equals(day) && one.night()
                    ? one.by(null, true)
                    : one)
        .toList();
  }

  private void order(Acting acting, OrderFacts facts, EditionId edition, YearMonth month) {
    var date = month.atDay(1).minusDays(5);
    var paper = specimen(facts, date, month);
    if (!(files.store(acting, Upload.of("คำสั่งตัวอย่าง.pdf", paper), RecordOrder.PAPER)
        instanceof StoreOutcome.Stored(var file)))
      throw new IllegalStateException("The specimen of an order was refused");
    editions.order(
        acting.coalitionId(),
        edition,
        RecordOrder.order(new RecordOrder.Told(facts.number(), date), file));
  }

  /** Says of itself that it is invented. */
  private byte[] specimen(OrderFacts facts, LocalDate date, YearMonth month) {
    var text =
        """
        <html xmlns="http://www.w3.org/1999/xhtml"><head><title>order</title>
        <link rel="stylesheet" href="classpath:papers/paper.css"/></head><body>
        <h1>คำสั่ง%s</h1><p>ที่ %s</p>
        <p>เรื่อง แต่งตั้งผู้อยู่เวรทีมสหวิชาชีพ ประจำเดือน%s</p>
        <p>เอกสารนี้เป็นตัวอย่างที่แต่งขึ้นเพื่อการฝึก ไม่ใช่คำสั่งของทางราชการ</p>
        <p>สั่ง ณ วันที่ %s</p></body></html>
        """
            .formatted(
                facts.issuer().th(),
                facts.number(),
                RosterPages.about(month).text(Locale.of("th")),
                ThaiDates.full(date, Locale.of("th")));
    var out = new ByteArrayOutputStream();
    try {
      pdf.render(text, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void swap(Acting acting, SwapFacts facts, Keys keys) {
    var coalition = acting.coalitionId();
    var by = dutyPerson(facts.by(), keys);
    var seat = new SeatId(keys.id("seat", facts.seat()));
    var soon = clock.now().plus(Duration.ofDays(1));
    List.of("1", "2").stream()
        .map(number -> new EditionId(keys.id("edition", number)))
        .flatMap(edition -> assignments.of(coalition, edition).stream())
        .filter(one -> one.seat().equals(seat) && by.equals(one.person()))
        .filter(one -> one.start().isAfter(soon))
        .findFirst()
        .ifPresent(
            one ->
                swaps.insert(
                    coalition,
                    new Swap(
                        keys.id("swap", facts.by()),
                        new Swap.Piece(seat, one.start(), one.end()),
                        by,
                        null,
                        null,
                        Swap.State.OFFERED,
                        null,
                        clock.now())));
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
