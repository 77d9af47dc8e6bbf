package org.prasan.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.prasan.Scene;
import org.prasan.calendar.Recurrence;
import org.prasan.coalition.ChangeRule;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.standing.Memberships;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Leads a meeting of a scene to where a test begins, by the deeds that lead there in life. */
@TestComponent
class MeetingScenes {
  static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");

  private final KeepSeries keep;
  private final PlanMeeting plan;
  private final ChangeMeeting change;
  private final EditAgenda agenda;
  private final AttendMeeting attend;
  private final RecordOutcome record;
  private final MeetingDossiers dossiers;
  private final OrganizationRegistry registry;
  private final Memberships memberships;
  private final ChangeRule rules;
  private final MeetingClock stamps;
  private final Clock clock;

  MeetingScenes(
      KeepSeries keep,
      PlanMeeting plan,
      ChangeMeeting change,
      EditAgenda agenda,
      AttendMeeting attend,
      RecordOutcome record,
      MeetingDossiers dossiers,
      OrganizationRegistry registry,
      Memberships memberships,
      ChangeRule rules,
      MeetingClock stamps,
      Clock clock) {
    this.keep = keep;
    this.plan = plan;
    this.change = change;
    this.agenda = agenda;
    this.attend = attend;
    this.record = record;
    this.dossiers = dossiers;
    this.registry = registry;
    this.memberships = memberships;
    this.rules = rules;
    this.stamps = stamps;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.now(clock.withZone(ZONE));
  }

  /** From today on so many of a hundred organizations have to be there. */
  void quorum(Scene scene, int percent) {
    var proposal =
        new ChangeRule.Proposal(
            RuleKey.QUORUM, new RuleValue.Amount(percent), today(), "ที่ประชุมใหญ่", "ทดสอบ");
    scene.in(() -> rules.change(scene.acting(Role.SECRETARY), proposal));
  }

  /** The scene's own organization and others are members. */
  List<OrganizationId> members(Scene scene, int others) {
    var all = new ArrayList<OrganizationId>();
    all.add(scene.organization());
    for (int i = 0; i < others; i++) all.add(OrganizationId.fresh());
    for (int i = 0; i < all.size(); i++) member(scene, all.get(i), "มูลนิธิทดสอบ " + (i + 1));
    return all;
  }

  void member(Scene scene, OrganizationId organization, String name) {
    scene.in(
        () -> {
          registry.add(
              scene.acting(Role.SECRETARY),
              organization,
              NewOrganization.named(LocalizedText.of(name), OrganizationKind.FOUNDATION));
          memberships.admit(
              scene.acting(Role.SECRETARY), organization, today().minusYears(1), "มติทดสอบ");
          return true;
        });
  }

  Series series(Scene scene) {
    var series =
        new Series(
            SeriesId.fresh(),
            MeetingKind.QUARTERLY,
            LocalizedText.of("การประชุมรายไตรมาสทดสอบ", "Quarterly test meeting"),
            null,
            null,
            new Series.Rhythm(Recurrence.Frequency.MONTHLY, 3, null, today()),
            new Series.Usual(
                LocalTime.of(9, 0), 180, "ห้องประชุม", "", scene.person(Role.OFFICER), null),
            72,
            false,
            stamps.by(scene.acting(Role.SECRETARY)),
            1);
    scene.in(
        () -> {
          keep.add(scene.acting(Role.SECRETARY), series);
          return true;
        });
    return series;
  }

  MeetingId draft(Scene scene, Series series, LocalDate day) {
    var id = MeetingId.fresh();
    scene.in(() -> plan.plan(scene.acting(Role.SECRETARY), series.id(), id, day));
    return id;
  }

  ItemId item(Scene scene, MeetingId id, String title) {
    var item = ItemId.fresh();
    scene.in(() -> agenda.add(scene.acting(Role.SECRETARY), id, item, 5, Item.Facts.titled(title)));
    return item;
  }

  MeetingId open(Scene scene) {
    return open(scene, today());
  }

  MeetingId open(Scene scene, LocalDate day) {
    var id = draft(scene, series(scene), day);
    item(scene, id, "เรื่องที่หนึ่ง");
    scene.in(() -> change.open(scene.acting(Role.SECRETARY), id));
    return id;
  }

  MeetingId started(Scene scene) {
    var id = open(scene);
    scene.in(() -> change.start(scene.acting(Role.SECRETARY), id, true));
    return id;
  }

  void arrives(Scene scene, MeetingId id, OrganizationId organization) {
    scene.in(
        () ->
            attend.arrive(
                scene.acting(Role.SECRETARY),
                id,
                new AttendMeeting.Arrival(FreshId.next(), organization, null, "ชบา ใจดี", "", "")));
  }

  MeetingId in(Scene scene, MeetingState state) {
    return switch (state) {
      case DRAFT -> {
        var id = draft(scene, series(scene), today());
        item(scene, id, "เรื่องที่หนึ่ง");
        yield id;
      }
      case OPEN -> open(scene);
      case IN_PROGRESS -> started(scene);
      case WINDOW, CLOSED -> {
        var id = started(scene);
        scene.in(() -> change.close(scene.acting(Role.SECRETARY), id, true));
        yield id;
      }
      case CANCELLED -> {
        var id = open(scene);
        scene.in(() -> change.cancel(scene.acting(Role.SECRETARY), id, "น้ำท่วม"));
        yield id;
      }
    };
  }

  Dossier dossier(Scene scene, MeetingId id) {
    return scene.in(() -> dossiers.find(scene.id(), id).orElseThrow());
  }

  ItemId firstItem(Scene scene, MeetingId id) {
    return dossier(scene, id).agenda().lines().getFirst().item().id();
  }

  RecordOutcome.Result decide(Scene scene, MeetingId id, String text, boolean withoutQuorum) {
    var item = firstItem(scene, id);
    return scene.in(
        () ->
            record.decide(
                scene.acting(Role.SECRETARY),
                id,
                item,
                DecisionId.fresh(),
                new Decision.Facts(text, null, null, Decision.Way.CONSENSUS, List.of()),
                null,
                withoutQuorum));
  }
}
