package org.prasan.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.Scene;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Leads a roster of a scene to where a test begins, by the deeds that lead there in life. */
@TestComponent
public class RosterScenes {
  static final byte[] PAPER =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
          .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final EditSeats seats;
  private final ReplaceOnDuty replace;
  private final OfferSwap offer;
  private final DraftMonth draft;
  private final SolveDraft solve;
  private final Editions editions;
  private final Assignments assignments;
  private final Shifts shifts;
  private final Swaps swaps;
  private final RosterClock clock;

  RosterScenes(
      EditSeats seats,
      ReplaceOnDuty replace,
      OfferSwap offer,
      DraftMonth draft,
      SolveDraft solve,
      Editions editions,
      Assignments assignments,
      Shifts shifts,
      Swaps swaps,
      RosterClock clock) {
    this.seats = seats;
    this.replace = replace;
    this.offer = offer;
    this.draft = draft;
    this.solve = solve;
    this.editions = editions;
    this.assignments = assignments;
    this.shifts = shifts;
    this.swaps = swaps;
    this.clock = clock;
  }

  SeatId seat(Scene scene, String name, NeededHours hours) {
    var id = SeatId.fresh();
    var facts =
        new Seat.Facts(
            SeatFunction.INTERPRETER,
            LocalizedText.of(name, "Interpreter"),
            null,
            LocalizedText.of("หน่วยงานทดสอบ", "Testing agency"),
            List.of(Tongue.AKHA),
            "053 000 001",
            true);
    scene.in(
        () -> {
          seats.open(scene.acting(Role.SECRETARY), id, facts, hours, NeededHours.Frame.USUAL);
          return true;
        });
    return id;
  }

  /** A seat of the scene's organization, needed all day, of which it has the case worker serve. */
  public SeatId seatServedByCaseWorker(Scene scene, String name) {
    var id = seatServedByNobody(scene, name);
    person(scene, Role.CASE_WORKER, "ผู้อยู่เวร", id);
    return id;
  }

  /** The same where that role's person is on duty now. */
  public SeatId seatServedNow(Scene scene, Role role, String name) {
    var id = seatServedByNobody(scene, name);
    onDutyNow(scene, id, person(scene, role, "ผู้อยู่เวรขณะนี้", id));
    return id;
  }

  /** Whoever holds it by name is on duty only where a shift says so; here nobody is. */
  public SeatId seatServedByNobody(Scene scene, String name) {
    return seat(scene, SeatFunction.MEMBER, name, "053 000 002");
  }

  /** Of the scene's organization, for whoever needs an interpreter. */
  public SeatId interpreters(Scene scene, String phone) {
    return seat(scene, SeatFunction.INTERPRETER, "ล่ามภาษาอาข่า", phone);
  }

  private SeatId seat(Scene scene, SeatFunction function, String name, String phone) {
    var id = SeatId.fresh();
    var facts =
        new Seat.Facts(
            function,
            LocalizedText.of(name, "Duty officer"),
            scene.organization(),
            null,
            List.of(Tongue.THAI),
            phone,
            false);
    scene.in(
        () -> {
          seats.open(
              scene.acting(Role.SECRETARY),
              id,
              facts,
              NeededHours.ALL_DAY,
              NeededHours.Frame.USUAL);
          return true;
        });
    return id;
  }

  /** With the account of that role's person, if a role is given. */
  DutyPersonId person(Scene scene, @Nullable Role role, String name, SeatId... mayServe) {
    var id = DutyPersonId.fresh();
    var person =
        new DutyPerson(
            id,
            role == null ? null : scene.person(role),
            LocalizedText.of(name),
            "099 000 000",
            List.of(Tongue.THAI, Tongue.AKHA),
            Set.of(mayServe),
            null);
    scene.in(() -> seats.add(scene.acting(Role.SECRETARY), person));
    return id;
  }

  LocalDate today() {
    return clock.today();
  }

  /** The night that begins on a day. */
  Swap.Piece night(SeatId seat, LocalDate day) {
    return new Swap.Piece(
        seat,
        day.atTime(16, 30).atZone(clock.zone()).toInstant(),
        day.plusDays(1).atTime(8, 30).atZone(clock.zone()).toInstant());
  }

  Swap.Piece onDuty(Scene scene, SeatId seat, LocalDate day, DutyPersonId person) {
    var piece = night(seat, day);
    put(scene, piece, person);
    return piece;
  }

  /** Now and until tomorrow evening, at a seat that is needed all day. */
  void onDutyNow(Scene scene, SeatId seat, DutyPersonId person) {
    var now = clock.now();
    put(scene, new Swap.Piece(seat, now, now.plus(java.time.Duration.ofDays(1))), person);
  }

  void put(Scene scene, Swap.Piece piece, DutyPersonId person) {
    scene.in(
        () ->
            replace.replace(
                scene.acting(Role.SECRETARY),
                FreshId.next(),
                piece,
                person,
                Replacement.Reason.CORRECTION,
                null));
  }

  UUID offered(Scene scene, Role by, Swap.Piece piece, @Nullable DutyPersonId to) {
    var id = FreshId.next();
    scene.in(() -> offer.offer(scene.acting(by), id, key(piece), to, null));
    return id;
  }

  static Shift.Key key(Swap.Piece piece) {
    return new Shift.Key(piece.seat(), piece.start());
  }

  static String word(Swap.Piece piece) {
    return piece.seat() + "@" + piece.start();
  }

  Swap.State state(Scene scene, UUID swap) {
    return scene.in(() -> swaps.byId(scene.id(), swap).orElseThrow().stateAt(clock.now()));
  }

  @Nullable DutyPersonId onDutyAt(Scene scene, SeatId seat, Instant moment) {
    return scene.in(
        () ->
            shifts.at(scene.id(), moment).stream()
                .filter(shift -> shift.seat().equals(seat))
                .map(Shift::person)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null));
  }

  /** Made at once, with few moves, instead of by the job. */
  EditionId drafted(Scene scene, YearMonth month) {
    var id = EditionId.fresh();
    var queued =
        new Edition(
            id,
            month,
            Edition.State.QUEUED,
            new Edition.Recipe(7, 3),
            0,
            null,
            null,
            clock.now(),
            null,
            null,
            null,
            0);
    scene.in(() -> editions.insert(scene.acting(Role.SECRETARY), queued));
    solve(scene, id);
    return id;
  }

  /** One month at a time is drafted. */
  void solveWhatIsQueued(Scene scene) {
    for (var edition : editions(scene))
      if (edition.state() == Edition.State.QUEUED) solve(scene, edition.id());
  }

  private void solve(Scene scene, EditionId id) {
    org.prasan.tenancy.Tenancy.run(
        scene.id(), () -> solve.solve(scene.coalition(), id, new Drafting(2, 200)));
  }

  EditionId published(Scene scene, YearMonth month) {
    var id = drafted(scene, month);
    scene.in(() -> draft.publish(scene.acting(Role.SECRETARY), id));
    return id;
  }

  Edition edition(Scene scene, EditionId id) {
    return scene.in(() -> editions.byId(scene.id(), id).orElseThrow());
  }

  List<Edition> editions(Scene scene) {
    return scene.in(() -> editions.all(scene.id()));
  }

  List<Assignment> assignments(Scene scene, EditionId id) {
    return scene.in(() -> assignments.of(scene.id(), id));
  }
}
