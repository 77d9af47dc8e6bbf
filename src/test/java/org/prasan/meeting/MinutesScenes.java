package org.prasan.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.Scene;
import org.prasan.commitment.Promise;
import org.prasan.commitment.Source;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.standing.Memberships;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Leads the minutes of a meeting to where a test begins, by the deeds that lead there in life. */
@TestComponent
class MinutesScenes {
  private final KeepSeries keepSeries;
  private final PlanMeeting plan;
  private final ChangeMeeting change;
  private final EditAgenda agenda;
  private final WriteMinutes write;
  private final CirculateMinutes circulate;
  private final AdoptMinutes adopt;
  private final CorrectMinutes correct;
  private final MeetingDossiers dossiers;
  private final MinutesRows rows;
  private final RecordOutcome record;
  private final AttendanceRows attendance;
  private final OutcomeRows outcomes;
  private final ItemRows items;
  private final DecisionRows decisions;
  private final MeetingClock stamps;
  private final OrganizationRegistry organizations;
  private final Memberships memberships;

  MinutesScenes(
      KeepSeries keepSeries,
      PlanMeeting plan,
      ChangeMeeting change,
      EditAgenda agenda,
      WriteMinutes write,
      CirculateMinutes circulate,
      AdoptMinutes adopt,
      CorrectMinutes correct,
      MeetingDossiers dossiers,
      MinutesRows rows,
      RecordOutcome record,
      AttendanceRows attendance,
      OutcomeRows outcomes,
      ItemRows items,
      DecisionRows decisions,
      MeetingClock stamps,
      OrganizationRegistry organizations,
      Memberships memberships) {
    this.keepSeries = keepSeries;
    this.plan = plan;
    this.change = change;
    this.agenda = agenda;
    this.write = write;
    this.circulate = circulate;
    this.adopt = adopt;
    this.correct = correct;
    this.dossiers = dossiers;
    this.rows = rows;
    this.record = record;
    this.attendance = attendance;
    this.outcomes = outcomes;
    this.items = items;
    this.decisions = decisions;
    this.stamps = stamps;
    this.organizations = organizations;
    this.memberships = memberships;
  }

  /** A meeting of a series with the one item a test is about. */
  record Held(SeriesId series, MeetingId meeting, ItemId item) {}

  /** The scene's own organization and another are members. */
  OrganizationId organizations(Scene scene) {
    var other = OrganizationId.fresh();
    scene.in(
        () -> {
          add(scene, scene.organization(), "มูลนิธิดวงตะวัน");
          add(scene, other, "สมาคมกล้วยไม้");
          return true;
        });
    return other;
  }

  private void add(Scene scene, OrganizationId id, String name) {
    organizations.add(
        scene.acting(Role.SECRETARY),
        id,
        NewOrganization.named(LocalizedText.of(name), OrganizationKind.FOUNDATION));
    memberships.admit(scene.acting(Role.SECRETARY), id, today().minusYears(1), "มติทดสอบ");
  }

  SeriesId series(Scene scene) {
    return series(scene, Role.OFFICER, Role.SECRETARY);
  }

  /** Led by whoever has the first of these roles, and written down by whoever has the second. */
  SeriesId series(Scene scene, @Nullable Role chair, @Nullable Role secretary) {
    var office = scene.acting(Role.SECRETARY);
    var id = SeriesId.fresh();
    scene.in(
        () -> {
          keepSeries.add(
              office,
              new Series(
                  id,
                  MeetingKind.QUARTERLY,
                  LocalizedText.of("การประชุมวางแผนรายไตรมาส", "Quarterly meeting"),
                  null,
                  null,
                  new Series.Rhythm(null, 1, null, today()),
                  new Series.Usual(
                      LocalTime.of(9, 0),
                      240,
                      "ห้องประชุมพญาพิภักดิ์",
                      "",
                      chair == null ? null : scene.person(chair),
                      secretary == null ? null : scene.person(secretary)),
                  Series.WINDOW_HOURS,
                  false,
                  stamps.by(office),
                  1));
          return true;
        });
    return id;
  }

  /** Open, with an item to consider. */
  Held planned(Scene scene, SeriesId series, LocalDate day) {
    var office = scene.acting(Role.SECRETARY);
    var meeting = new MeetingId(FreshId.next());
    var item = new ItemId(FreshId.next());
    scene.in(
        () -> {
          plan.plan(office, series, meeting, day);
          change.open(office, meeting);
          agenda.add(
              office,
              meeting,
              item,
              5,
              new Item.Facts("แบบฟอร์มการส่งต่อ", "ใช้แบบเดียวกันทุกองค์กร", 20, null, ""));
          return true;
        });
    return new Held(series, meeting, item);
  }

  void item(Scene scene, Held held, int heading, String title) {
    scene.in(
        () ->
            agenda.add(
                scene.acting(Role.SECRETARY),
                held.meeting(),
                new ItemId(FreshId.next()),
                heading,
                Item.Facts.titled(title)));
  }

  Held going(Scene scene, SeriesId series, LocalDate day) {
    var held = planned(scene, series, day);
    scene.in(() -> change.start(scene.acting(Role.SECRETARY), held.meeting(), true));
    return held;
  }

  /** Closed; the window in which outcomes may be typed is still open. */
  Held held(Scene scene) {
    var held = going(scene, series(scene), today());
    close(scene, held);
    return held;
  }

  /** The next meeting of the series, going on without an item. */
  MeetingId empty(Scene scene, SeriesId series) {
    var office = scene.acting(Role.SECRETARY);
    var meeting = new MeetingId(FreshId.next());
    scene.in(
        () -> {
          plan.plan(office, series, meeting, today().plusDays(1));
          change.open(office, meeting);
          return change.start(office, meeting, true);
        });
    return meeting;
  }

  void close(Scene scene, Held held) {
    scene.in(() -> change.close(scene.acting(Role.SECRETARY), held.meeting(), true));
  }

  Held circulated(Scene scene) {
    return circulated(scene, held(scene));
  }

  Held circulated(Scene scene, Held held) {
    var office = scene.acting(Role.SECRETARY);
    scene.in(
        () -> {
          write.write(office, held.meeting(), held.item(), 0, "ที่ประชุมเห็นว่าใช้ได้");
          return circulate.circulate(office, held.meeting(), today().plusDays(7));
        });
    return held;
  }

  /** The next meeting of the series, going on. */
  Held next(Scene scene, Held held) {
    return going(scene, held.series(), today().plusDays(1));
  }

  Held adopted(Scene scene) {
    var held = circulated(scene);
    var next = next(scene, held);
    scene.in(() -> adopt.adopt(scene.acting(Role.SECRETARY), held.meeting(), next.meeting(), true));
    return held;
  }

  /** Proposed by whoever has this role. */
  UUID correction(Scene scene, Held held, Role role, String wanted) {
    var id = FreshId.next();
    scene.in(
        () ->
            correct.propose(
                scene.acting(role),
                held.meeting(),
                new CorrectMinutes.Proposed(id, held.item(), wanted, "พูดไว้อย่างนี้")));
    return id;
  }

  /** Decided at that meeting by consensus. */
  DecisionId decided(Scene scene, Held held, String text) {
    var office = scene.acting(Role.SECRETARY);
    var id = new DecisionId(FreshId.next());
    scene.in(
        () -> {
          decisions.insert(
              scene.id(),
              new Decision(
                  id,
                  new Ordinal(decisions.takeNumber(scene.id(), 2569), 2569),
                  held.meeting(),
                  held.item(),
                  today(),
                  new Decision.Facts(text, null, null, Decision.Way.CONSENSUS, List.of()),
                  Decision.Standing.VALID,
                  "",
                  null,
                  null,
                  stamps.by(office),
                  1));
          return outcomes.insert(
              scene.id(),
              new Outcome(
                  FreshId.next(),
                  held.meeting(),
                  held.item(),
                  0,
                  Outcome.Kind.DECISION,
                  "",
                  id,
                  null,
                  stamps.by(office),
                  1));
        });
    return id;
  }

  /** An item with whoever presents it, by name. */
  void presents(Scene scene, Held held, String title, String presenter) {
    scene.in(
        () ->
            agenda.add(
                scene.acting(Role.SECRETARY),
                held.meeting(),
                new ItemId(FreshId.next()),
                4,
                new Item.Facts(title, "", 10, null, presenter)));
  }

  /** At the item the test is about. */
  void promised(Scene scene, Held held, String what, OrganizationId owner) {
    var source = new Source(MeetingSources.KIND, held.meeting().value(), held.item().value());
    scene.in(
        () ->
            record.promise(
                scene.acting(Role.SECRETARY),
                held.meeting(),
                held.item(),
                FreshId.next(),
                new Promise(what, owner, null, today().plusDays(9), source, null)));
  }

  void informed(Scene scene, Held held, String text) {
    var office = scene.acting(Role.SECRETARY);
    scene.in(
        () ->
            outcomes.insert(
                scene.id(),
                new Outcome(
                    FreshId.next(),
                    held.meeting(),
                    held.item(),
                    0,
                    Outcome.Kind.INFORMATION,
                    text,
                    null,
                    null,
                    stamps.by(office),
                    1)));
  }

  /** On the agenda of a meeting whose minutes were written before it came there. */
  ItemId late(Scene scene, Held held) {
    var id = new ItemId(FreshId.next());
    var office = scene.acting(Role.SECRETARY);
    scene.in(
        () ->
            items.insert(
                scene.id(),
                new Item(
                    id,
                    held.meeting(),
                    5,
                    9,
                    Item.Facts.titled("เรื่องที่มาทีหลัง"),
                    null,
                    null,
                    stamps.by(office),
                    1)));
    return id;
  }

  void came(Scene scene, Held held, String name, String insteadOf) {
    var office = scene.acting(Role.SECRETARY);
    scene.in(
        () ->
            attendance.add(
                office,
                held.meeting(),
                new Attendance(
                    FreshId.next(),
                    scene.organization(),
                    null,
                    name,
                    "",
                    insteadOf.isEmpty() ? Attendance.Kind.MEMBER : Attendance.Kind.SUBSTITUTE,
                    insteadOf,
                    Attendance.Way.LIST,
                    stamps.now())));
  }

  Minutes minutes(Scene scene, Held held) {
    return scene.in(() -> rows.find(scene.id(), held.meeting()).orElseThrow());
  }

  Dossier dossier(Scene scene, MeetingId id) {
    return scene.in(() -> dossiers.find(scene.id(), id).orElseThrow());
  }

  LocalDate today() {
    return stamps.today();
  }

  static String page(Scene scene, Held held, String path) {
    return scene.url("/meetings/" + held.meeting() + path);
  }
}
