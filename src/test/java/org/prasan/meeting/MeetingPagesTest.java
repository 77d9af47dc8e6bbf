package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TwoEditors;
import org.prasan.calendar.Holidays;
import org.prasan.calendar.WorkingDays;
import org.prasan.commitment.CommitmentId;
import org.prasan.commitment.Commitments;
import org.prasan.commitment.Promise;
import org.prasan.commitment.Source;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What pages of meetings tell by themselves, so that nobody types or asks it twice. */
@PrasanTest
class MeetingPagesTest {
  private static final Locale THAI = Locale.forLanguageTag("th");

  @Autowired TwoEditors editors;
  @Autowired Scenes scenes;
  @Autowired MeetingScenes meetings;
  @Autowired PlanMeeting plan;
  @Autowired ProposeItem propose;
  @Autowired Commitments commitments;
  @Autowired SeriesRows series;
  @Autowired MeetingRows rows;
  @Autowired Holidays holidays;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene scene;

  @BeforeEach
  void aCoalitionWithMembers() {
    scene = scenes.fresh();
    meetings.members(scene, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          แผนคุ้มครองเด็ก 10 นาที            | แผนคุ้มครองเด็ก              | 10
          แผนคุ้มครองเด็ก ๑๕ นาที            | แผนคุ้มครองเด็ก              | 15
          แผนคุ้มครองเด็ก (๕ นาที)           | แผนคุ้มครองเด็ก              | 5
          แผนปี 2570 – 20นาที               | แผนปี 2570                 | 20
          งบ ๓ ล้าน, 30 min.                | งบ ๓ ล้าน                   | 30
          Plan for children, 10 min         | Plan for children          | 10
          Plan for 2027 [90 Minutes]        | Plan for 2027              | 90
          ทบทวนช่วง 10 นาทีแรก               | ทบทวนช่วง 10 นาทีแรก         | 0
          แผนปี 2570 นาที                   | แผนปี 2570 นาที             | 0
          10 นาที                           | 10 นาที                    | 0
          อบรม 1 ชั่วโมง 30 นาที               | อบรม 1 ชั่วโมง 30 นาที        | 0
          อบรม ๑ ชม. ๓๐ นาที                 | อบรม ๑ ชม. ๓๐ นาที          | 0
          อบรมหนึ่งชั่วโมงกับอีก 30 นาที          | อบรมหนึ่งชั่วโมงกับอีก 30 นาที   | 0
          Training, 1 hour and 30 minutes   | Training, 1 hour and 30 minutes | 0
          Training 1 hr 30 min              | Training 1 hr 30 min       | 0
          Training 1h30 min                 | Training 1h30 min          | 0
          ทักทาย 3-5 นาที                    | ทักทาย 3-5 นาที             | 0
          ทักทาย ๓ – ๕ นาที                  | ทักทาย ๓ – ๕ นาที           | 0
          Greetings, 3 to 5 min             | Greetings, 3 to 5 min      | 0
          Greetings, 1.5 minutes            | Greetings, 1.5 minutes     | 0
          Training 1:30 min                 | Training 1:30 min          | 0
          เรื่องยาว 1,000 นาที                | เรื่องยาว 1,000 นาที          | 0
          ข้อ 3: 10 นาที                     | ข้อ 3                      | 10
          The last hour of 2026: 10 min     | The last hour of 2026      | 10
          เรื่องยาว 999 นาที                  | เรื่องยาว 999 นาที            | 0
          """)
  void aPastedLineMayEndWithItsLength(String line, String title, int minutes) {
    assertThat(PastedLine.read(line)).isEqualTo(new Item.Facts(title, "", minutes, null, ""));
  }

  @Test
  void theSecondOfTwoWhoEditAMeetingOrItsSeriesSeesBothVersions() {
    var id = meetings.open(scene, meetings.today().plusDays(3));
    editors.bothSeeBoth(scene, Role.SECRETARY, "/meetings/" + id + "/edit", "place");
    var series = meetings.dossier(scene, id).series().id();
    editors.bothSeeBoth(scene, Role.SECRETARY, "/meetings/series/" + series + "/edit", "nameTh");
  }

  @Test
  void theSecondOfTwoWhoChangeTheUsualAgendaSeesBothVersionsLineByLine() {
    var page = "/meetings/templates/QUARTERLY";
    editors.bothSeeBoth(scene, Role.SECRETARY, page, "lines[1].th");
    editors.bothSeeBoth(scene, Role.SECRETARY, page, "lines[6].th");
  }

  @Test
  void whatIsPastedStandsOnTheAgendaWithItsLength() {
    var id = meetings.open(scene);
    var lines = "แผนคุ้มครองเด็ก ๑๐ นาที\nเรื่องอื่น";
    for (int sent = 0; sent < 2; sent++)
      assertThat(post("/meetings/" + id + "/items/paste", "heading", "5", "lines", lines))
          .hasStatus3xxRedirection();
    assertThat(meetings.dossier(scene, id).agenda().lines())
        .extracting(line -> line.item().title() + " " + line.item().facts().minutes())
        .contains("แผนคุ้มครองเด็ก 10", "เรื่องอื่น 0")
        .hasSize(3);
  }

  /** The first day is said once, and the length is that of the kind that was chosen. */
  @Test
  void aNewSeriesHasItsFirstMeetingAndTheLengthOfItsKind() {
    var day = working().onOrAfter(meetings.today().plusDays(30));
    var id = founded(day);
    var its = scene.in(() -> series.find(scene.id(), id)).orElseThrow();
    assertThat(its.usual().minutes()).isEqualTo(MeetingKind.COORDINATION.minutes());
    assertThat(scene.in(() -> rows.of(scene.id(), id)))
        .singleElement()
        .satisfies(
            first -> {
              assertThat(first.plan().day()).isEqualTo(day);
              assertThat(first.plan().minutes()).isEqualTo(MeetingKind.COORDINATION.minutes());
              assertThat(first.stored()).isEqualTo(MeetingState.DRAFT);
            });
    assertThat(get("/meetings/series/new", Role.SECRETARY))
        .contains("(180 นาที ทุกสองเดือน)", "(240 นาที ทุกสามเดือน)");
  }

  /** As all that follow from a rhythm, and whoever typed it reads where it went. */
  @ParameterizedTest
  @ValueSource(strings = {"NONE", "M2"})
  void aFirstDayOfRestGivesWayToTheNextWorkingDay(String rhythm) {
    var saturday = meetings.today().plusDays(30).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
    var id = SeriesId.fresh();
    var day = working().onOrAfter(saturday);
    assertThat(found(id, saturday, rhythm))
        .containsEntry("flash", "meeting.series.begun")
        .containsEntry("flashArgument", ThaiDates.withWeekday(day, THAI));
    assertThat(scene.in(() -> rows.of(scene.id(), id)))
        .singleElement()
        .satisfies(first -> assertThat(first.plan().day()).isEqualTo(day));
    assertThat(found(id, saturday, rhythm))
        .containsEntry("flashArgument", ThaiDates.withWeekday(day, THAI));
    assertThat(scene.in(() -> rows.of(scene.id(), id))).hasSize(1);
  }

  @Test
  void aSeriesThatBeganLongAgoHasNoMeetingInThePast() {
    var id = founded(LocalDate.of(2020, 1, 8));
    assertThat(scene.in(() -> rows.of(scene.id(), id)))
        .singleElement()
        .satisfies(first -> assertThat(first.plan().day()).isAfterOrEqualTo(meetings.today()));
  }

  @Test
  void theProposalNamesTheMeetingItIsFor() {
    var open = meetings.open(scene);
    var its = meetings.dossier(scene, open).series();
    var forIt = proposed(its.id(), open);
    var any = proposed(its.id(), null);
    var number = meetings.dossier(scene, open).title().th();
    assertThat(get("/proposals/" + forIt, Role.STAFF)).contains("<dd>" + number + "</dd>");
    assertThat(get("/proposals/" + any, Role.STAFF)).doesNotContain("<dd>" + number + "</dd>");
  }

  @Test
  void whoeverMayNotWithdrawAProposalIsNotAskedWhetherTo() {
    var open = meetings.open(scene);
    var question =
        scene.url(
            "/proposals/"
                + proposed(meetings.dossier(scene, open).series().id(), open)
                + "/withdraw");
    assertThat(pages.get().uri(question).with(scene.beside().as(Role.STAFF))).hasStatus(404);
    assertThat(pages.get().uri(question).with(scene.as(Role.STAFF))).hasStatusOk();
  }

  @Test
  void mattersArisingNameWhoPromised() {
    var other = OrganizationId.fresh();
    meetings.member(scene, other, "สมาคมกล้วยไม้");
    var before = meetings.in(scene, MeetingState.CLOSED);
    scene.in(
        () ->
            commitments.make(
                scene.acting(Role.SECRETARY),
                new CommitmentId(FreshId.next()),
                new Promise(
                    "จัดรถรับส่ง",
                    other,
                    null,
                    meetings.today().plusDays(9),
                    new Source(MeetingSources.KIND, before.value(), null),
                    null)));
    var its = meetings.dossier(scene, before).series();
    var next = MeetingId.fresh();
    scene.in(
        () ->
            plan.plan(scene.acting(Role.SECRETARY), its.id(), next, meetings.today().plusDays(30)));
    assertThat(get("/meetings/" + next, Role.STAFF))
        .contains("จัดรถรับส่ง")
        .containsPattern("จัดรถรับส่ง</a> <span class=\"secondary\">[^<]*สมาคมกล้วยไม้")
        .doesNotContain("เลยกำหนด");
    scene.in(
        () ->
            jdbc.sql(
                    "update commitment.commitment set due = :due, state = 'ACCEPTED'"
                        + " where coalition_id = :id")
                .param("due", meetings.today().minusDays(1))
                .param("id", scene.id().value())
                .update());
    assertThat(get("/meetings/" + next, Role.STAFF)).contains("เลยกำหนด");
    assertThat(get("/meetings/" + next + "/minutes", Role.SECRETARY)).contains("เลยกำหนดแล้ว");
  }

  @Test
  void onTheDayOfTheMeetingWhoIsNotOnTheListChecksInAboveTheAgenda() {
    var id = meetings.started(scene);
    var page = get("/meetings/" + id, Role.STAFF);
    assertThat(page.indexOf("/check-in\"")).isPositive().isLessThan(page.indexOf("id=\"agenda\""));
    var sent =
        pages
            .post()
            .uri(scene.url("/meetings/" + id + "/check-in"))
            .with(csrf())
            .with(scene.as(Role.STAFF));
    assertThat(sent).hasStatus3xxRedirection();
    assertThat(get("/meetings/" + id, Role.STAFF)).doesNotContain("/check-in\"");
  }

  @Test
  void whoeverStartsEarlyWithoutTickingIsToldWhatTheTickConfirms() {
    var ahead = meetings.open(scene, meetings.today().plusDays(3));
    assertThat(post("/meetings/" + ahead + "/start"))
        .hasStatus(422)
        .bodyText()
        .contains("ติ๊กช่องนี้เพื่อยืนยันว่า");
  }

  @Test
  void theAuditTellsAnHourAsPeopleWriteIt() {
    var id = meetings.open(scene, meetings.today().plusDays(3));
    var version = String.valueOf(meetings.dossier(scene, id).meeting().version());
    var day = ThaiDates.full(meetings.today().plusDays(4), THAI);
    assertThat(
            post(
                "/meetings/" + id + "/edit",
                "on",
                day,
                "startsAt",
                "10.30",
                "minutes",
                "60",
                "version",
                version))
        .hasStatus3xxRedirection();
    assertThat(get("/audit?subject=meeting&subjectId=" + id, Role.SECRETARY))
        .contains("10.30 น.")
        .doesNotContain("10:30");
  }

  private WorkingDays working() {
    return scene.in(() -> new WorkingDays(holidays.of(scene.id())));
  }

  private SeriesId founded(LocalDate first) {
    var id = SeriesId.fresh();
    found(id, first, "M2");
    return id;
  }

  /** What the next page is told. */
  private Map<String, Object> found(SeriesId id, LocalDate first, String rhythm) {
    var answer =
        post(
            "/meetings/series/new",
            "id",
            id.toString(),
            "kind",
            "COORDINATION",
            "nameTh",
            "ประชุมประสานงาน",
            "rhythm",
            rhythm,
            "day",
            "DATE",
            "firstOn",
            ThaiDates.full(first, THAI),
            "startsAt",
            "09.00",
            "minutes",
            "",
            "windowHours",
            "72");
    assertThat(answer).hasStatus3xxRedirection();
    return answer.getMvcResult().getFlashMap();
  }

  private UUID proposed(SeriesId its, @Nullable MeetingId at) {
    var id = FreshId.next();
    scene.in(
        () ->
            propose.propose(
                scene.acting(Role.STAFF),
                id,
                its,
                at,
                new Proposal.Facts(Heading.Kind.CONSIDERATION, "เรื่อง", "เพราะ", 10, null, ""),
                null));
    return id;
  }

  private String get(String path, Role role) {
    var page = pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
    assertThat(page).hasStatusOk();
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private MvcTestResult post(String path, String... fields) {
    var request = pages.post().uri(scene.url(path)).with(csrf()).with(scene.as(Role.SECRETARY));
    for (int at = 0; at < fields.length; at += 2) request.param(fields[at], fields[at + 1]);
    return request.exchange();
  }
}
