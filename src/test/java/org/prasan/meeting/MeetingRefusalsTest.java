package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.commitment.CommitmentId;
import org.prasan.commitment.Commitments;
import org.prasan.commitment.Promise;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Nobody gets round the day, the quorum, the list of those present or the numbers. */
@PrasanTest
@Tag("data")
class MeetingRefusalsTest {
  @Autowired Scenes scenes;
  @Autowired MeetingScenes meetings;
  @Autowired ChangeMeeting change;
  @Autowired RecordOutcome record;
  @Autowired DecisionRows decisions;
  @Autowired Commitments commitments;
  @Autowired MockMvcTester pages;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private List<OrganizationId> members;

  @BeforeEach
  void aCoalitionWithMembers() {
    scene = scenes.fresh();
    members = meetings.members(scene, 1);
  }

  @AfterEach
  void present() {
    clock.back();
  }

  @Test
  void aMeetingIsNotMovedToADayThatIsOver() {
    var id = meetings.open(scene);
    var refused =
        post("/meetings/" + id + "/edit", plan(SeriesForm.typed(meetings.today().minusDays(1))));
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains("วันประชุมต้องไม่เป็นวันที่ผ่านไปแล้ว");
    assertThat(day(id)).isEqualTo(meetings.today());
  }

  @Test
  void aMeetingIsNotPlannedOnADayThatIsOver() {
    var series = meetings.series(scene);
    var refused =
        post(
            "/meetings/series/" + series.id() + "/plan",
            "id",
            FreshId.next().toString(),
            "on",
            "5 มกราคม 2560");
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains("วันประชุมต้องไม่เป็นวันที่ผ่านไปแล้ว", "5 มกราคม 2560");
  }

  @Test
  void whateverDayWasPlannedAMeetingIsHeldOnTheDayOnWhichItStarts() {
    var early = meetings.draft(scene, meetings.series(scene), meetings.today().plusDays(40));
    scene.in(() -> change.open(scene.acting(Role.SECRETARY), early));
    assertThat(pages.get().uri(scene.url("/meetings/" + early)).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .contains(early + "/start\"");
    assertThat(post("/meetings/" + early + "/start", "early", "true")).hasStatus3xxRedirection();
    assertThat(day(early)).isEqualTo(meetings.today());
    var course = meetings.dossier(scene, early).meeting().course();
    var began = Objects.requireNonNull(course.started()).atZone(MeetingScenes.ZONE).toLocalTime();
    assertThat(meetings.dossier(scene, early).meeting().plan().startsAt())
        .as("whoever was invited reads when it really began")
        .isEqualTo(began.truncatedTo(ChronoUnit.MINUTES));
    assertThat(audited(early))
        .contains(meetings.today().plusDays(40).toString(), meetings.today().toString());
  }

  @Test
  void forWhomSomebodyCameIsKeptWhenItIsTooLong() {
    var id = meetings.open(scene);
    var whom = "ผู้อำนวยการ".repeat(20);
    var refused =
        post(
            "/meetings/" + id + "/attendance",
            "id",
            FreshId.next().toString(),
            "organization",
            members.getFirst().toString(),
            "name",
            "ชบา",
            "insteadOf",
            whom);
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains("href=\"#insteadOf\"", "id=\"insteadOf\"", whom);
  }

  @Test
  void nobodyStartsAMeetingOfALaterDayByAccident() {
    var day = meetings.today().plusDays(40);
    var early = meetings.draft(scene, meetings.series(scene), day);
    scene.in(() -> change.open(scene.acting(Role.SECRETARY), early));
    var refused = post("/meetings/" + early + "/start");
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains("ย้อนกลับไม่ได้", "name=\"early\"");
    assertThat(day(early)).isEqualTo(day);
  }

  @Test
  void aDecisionIsNumberedInTheYearInWhichItFell() {
    var late = meetings.open(scene);
    clock.forward(Duration.ofDays(366));
    var today = meetings.today();
    scene.in(() -> change.start(scene.acting(Role.SECRETARY), late, true));
    assertThat(day(late)).isEqualTo(today);
    assertThat(meetings.decide(scene, late, "เห็นชอบ", true))
        .isInstanceOfSatisfying(
            RecordOutcome.Decided.class,
            decided ->
                assertThat(decided.number().year()).isEqualTo(today.getYear() + PlanMeeting.ERA));
  }

  @Test
  void whoeverIsNotThereNeitherVotesNorProposes() {
    var id = meetings.started(scene);
    meetings.arrives(scene, id, members.getFirst());
    var away = members.getLast().toString();
    for (var spoken :
        List.of(
            List.of("way", "VOTE", "voices[0].organization", away, "voices[0].vote", "YES"),
            List.of("way", "CONSENSUS", "proposer", away),
            List.of("way", "CONSENSUS", "seconder", away))) {
      var refused = decided(id, FreshId.next(), spoken.toArray(String[]::new));
      assertThat(refused).as(spoken.toString()).hasStatus(422);
      assertThat(text(refused)).contains("ยังไม่ได้ลงชื่อเข้าประชุม", "เห็นชอบแผน");
    }
    assertThat(meetings.dossier(scene, id).decisions()).isEmpty();
    meetings.arrives(scene, id, members.getLast());
    assertThat(decided(id, FreshId.next(), "way", "CONSENSUS", "proposer", away))
        .hasStatus3xxRedirection();
  }

  @Test
  void onlyWhoeverActsForAnOrganizationIsPutOnTheListForIt() {
    var id = meetings.started(scene);
    var elsewhere = scene.beside();
    meetings.member(scene, elsewhere.organization(), "มูลนิธิข้างเคียง");
    for (var person : List.of(PersonId.fresh(), elsewhere.person(Role.DIRECTOR))) {
      for (var organization : List.of(scene.organization().toString(), "")) {
        var refused = arrived(id, organization, person);
        assertThat(refused).hasStatus(422);
        assertThat(text(refused)).contains("คนนี้ไม่ได้ทำงานในองค์กรที่เลือก");
      }
    }
    assertThat(meetings.dossier(scene, id).attendance()).isEmpty();
    assertThat(arrived(id, elsewhere.organization().toString(), elsewhere.person(Role.DIRECTOR)))
        .hasStatus3xxRedirection();
    assertThat(meetings.dossier(scene, id).attendance()).hasSize(1);
  }

  @Test
  void anIdThatIsTakenElsewhereTakesNoNumber() {
    var first = meetings.started(scene);
    var second = meetings.started(scene);
    var taken = FreshId.next();
    assertThat(decided(first, taken, "way", "CONSENSUS")).hasStatus3xxRedirection();
    var informed = FreshId.next();
    post(
        "/meetings/" + second + "/room/" + meetings.firstItem(scene, second),
        "id",
        informed.toString(),
        "kind",
        "INFORMATION",
        "text",
        "รับทราบ");
    for (var id : List.of(taken, informed))
      assertThat(decided(second, id, "way", "CONSENSUS")).hasStatus(404);
    assertThat(meetings.decide(scene, second, "มติถัดไป", true))
        .isInstanceOfSatisfying(
            RecordOutcome.Decided.class,
            decided -> assertThat(decided.number().number()).isEqualTo(2));
  }

  /** Whoever reads that it is recorded looks for it no more. */
  @Test
  void nothingIsSaidToBeRecordedUnderAnIdThatIsTakenElsewhere() {
    var first = meetings.started(scene);
    var second = meetings.started(scene);
    for (var kind : List.of("INFORMATION", "COMMITMENT")) {
      var taken = FreshId.next();
      for (int sent = 0; sent < 2; sent++)
        assertThat(fell(first, taken, kind)).as(kind).hasStatus3xxRedirection();
      assertThat(fell(second, taken, kind)).as(kind).hasStatus(409);
    }
    assertThat(meetings.dossier(scene, first).outcomes()).hasSize(2);
    assertThat(meetings.dossier(scene, second).outcomes()).isEmpty();
    var promised = FreshId.next();
    scene.in(
        () ->
            commitments.make(
                scene.acting(Role.SECRETARY),
                new CommitmentId(promised),
                new Promise("จัดรถ", members.getFirst(), null, meetings.today(), null, null)));
    assertThat(fell(second, promised, "COMMITMENT")).hasStatus(409);
    assertThat(meetings.dossier(scene, second).outcomes()).isEmpty();
  }

  @Test
  void nobodyIsSaidToBeOnTheListUnderAnIdThatIsTakenElsewhere() {
    var first = meetings.started(scene);
    var second = meetings.started(scene);
    var taken = FreshId.next().toString();
    for (int sent = 0; sent < 2; sent++)
      assertThat(post("/meetings/" + first + "/attendance", "id", taken, "name", "แขก ทดสอบ"))
          .hasStatus3xxRedirection();
    assertThat(post("/meetings/" + second + "/attendance", "id", taken, "name", "แขก ทดสอบ"))
        .hasStatus(409);
  }

  @Test
  void noItemIsSaidToBeAddedUnderAnIdThatIsTakenElsewhere() {
    var first = meetings.started(scene);
    var second = meetings.started(scene);
    var item =
        new String[] {"id", FreshId.next().toString(), "heading", "5", "title", "เรื่องใหม่"};
    for (int sent = 0; sent < 2; sent++)
      assertThat(post("/meetings/" + first + "/items/new", item)).hasStatus3xxRedirection();
    assertThat(post("/meetings/" + second + "/items/new", item)).hasStatus(409);
  }

  /** As it is when both are sent at once: neither sees the other's outcome before it writes. */
  @Test
  void aDecisionSentToTwoMeetingsAtOnceFallsAtOne() {
    var first = meetings.started(scene);
    var second = meetings.started(scene);
    var taken = FreshId.next();
    assertThat(decided(first, taken, "way", "CONSENSUS")).hasStatus3xxRedirection();
    scene.in(
        () ->
            jdbc.sql("delete from meeting.outcome where coalition_id = ? and decision_id = ?")
                .param(scene.id().value())
                .param(taken)
                .update());
    assertThat(decided(second, taken, "way", "CONSENSUS")).hasStatus(409);
    assertThat(meetings.decide(scene, second, "มติถัดไป", true))
        .isInstanceOfSatisfying(
            RecordOutcome.Decided.class,
            decided -> assertThat(decided.number().number()).isEqualTo(2));
  }

  @Test
  void onlyALaterDecisionDoesSomethingWithAnEarlierOne() {
    var id = meetings.started(scene);
    meetings.decide(scene, id, "มติแรก", true);
    meetings.decide(scene, id, "มติหลัง", true);
    var both =
        meetings.dossier(scene, id).decisions().values().stream()
            .sorted(Comparator.comparingInt(one -> one.number().number()))
            .toList();
    var refused =
        post(
            "/decisions/" + both.getFirst().id() + "/link",
            "kind",
            "REPEALS",
            "earlier",
            both.getLast().number().toString());
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains("ต้องเป็นมติที่มีก่อนมตินี้");
    assertThat(
            post(
                "/decisions/" + both.getLast().id() + "/link",
                "kind",
                "REPEALS",
                "earlier",
                both.getFirst().number().toString()))
        .hasStatus3xxRedirection();
  }

  @Test
  void aPlaceIsOneLine() {
    var id = meetings.open(scene);
    var plan = plan(SeriesForm.typed(meetings.today()));
    plan[plan.length - 1] = "ห้องใหญ่\r\nSUMMARY:ยกเลิก";
    assertThat(post("/meetings/" + id + "/edit", plan)).hasStatus3xxRedirection();
    assertThat(meetings.dossier(scene, id).meeting().plan().place())
        .isEqualTo("ห้องใหญ่ SUMMARY:ยกเลิก");
  }

  private static String[] plan(String day) {
    return new String[] {
      "on", day, "startsAt", "09.00", "minutes", "180", "version", "2", "place", "ห้องประชุม"
    };
  }

  private LocalDate day(MeetingId id) {
    return meetings.dossier(scene, id).meeting().plan().day();
  }

  private MvcTestResult fell(MeetingId id, UUID fresh, String kind) {
    return post(
        "/meetings/" + id + "/room/" + meetings.firstItem(scene, id),
        "id",
        fresh.toString(),
        "kind",
        kind,
        "text",
        "ส่งร่างแผน",
        "owner",
        members.getFirst().toString(),
        "namesLater",
        "true",
        "due",
        "สิ้นเดือนหน้า",
        "step",
        "send");
  }

  private MvcTestResult decided(MeetingId id, UUID fresh, String... more) {
    var common =
        List.of(
            "id",
            fresh.toString(),
            "kind",
            "DECISION",
            "text",
            "เห็นชอบแผน",
            "withoutQuorum",
            "true");
    var all = new ArrayList<>(common);
    all.addAll(List.of(more));
    return post(
        "/meetings/" + id + "/room/" + meetings.firstItem(scene, id), all.toArray(String[]::new));
  }

  private MvcTestResult arrived(MeetingId id, String organization, PersonId person) {
    return post(
        "/meetings/" + id + "/attendance",
        "id",
        FreshId.next().toString(),
        "organization",
        organization,
        "person",
        person.toString());
  }

  private String audited(MeetingId id) {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select coalesce(before, '') || after from audit.entry
                    where coalition_id = :coalition and subject_id = :id
                      and deed = 'meeting.started'
                    """)
                .param("coalition", scene.id().value())
                .param("id", id.toString())
                .query(String.class)
                .single());
  }

  private MvcTestResult post(String path, String... parameters) {
    var request = pages.post().uri(scene.url(path)).with(csrf()).with(scene.as(Role.SECRETARY));
    for (int at = 0; at < parameters.length; at += 2)
      request = request.param(parameters[at], parameters[at + 1]);
    return request.exchange();
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
