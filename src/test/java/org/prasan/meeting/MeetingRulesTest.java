package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.BrokenLines;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.calendar.Holidays;
import org.prasan.calendar.WorkingDays;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.prasan.web.IdTaken;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a meeting refuses, what it keeps, and what it hands on to the next. */
@PrasanTest
@Tag("data")
class MeetingRulesTest {
  @Autowired Scenes scenes;
  @Autowired Holidays holidays;
  @Autowired MeetingScenes meetings;
  @Autowired ChangeMeeting change;
  @Autowired EditAgenda agenda;
  @Autowired RecordOutcome record;
  @Autowired LinkDecisions links;
  @Autowired AttendMeeting attend;
  @Autowired MeetingRows rows;
  @Autowired DecisionRows decisions;
  @Autowired Arising arising;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private List<OrganizationId> members;

  @BeforeEach
  void aCoalitionWhoseQuorumIsTwoThirds() {
    scene = scenes.fresh();
    members = meetings.members(scene, 2);
    meetings.quorum(scene, 60);
  }

  @AfterEach
  void present() {
    clock.back();
  }

  @Test
  void withoutAQuorumAMeetingIsClosedOnlyAsATalk() {
    var id = meetings.started(scene);
    meetings.arrives(scene, id, members.get(0));
    var refused = post(Role.SECRETARY, "/meetings/" + id + "/close");
    assertThat(refused).hasStatus(422);
    assertThat(text(refused))
        .contains("ยังไม่ครบองค์ประชุม", "rules#quorum", "ติ๊กช่องนี้เพื่อยืนยันว่า");
    assertThat(meetings.dossier(scene, id).state()).isEqualTo(MeetingState.IN_PROGRESS);
    assertThat(post(Role.SECRETARY, "/meetings/" + id + "/close", "withoutQuorum", "true"))
        .hasStatus3xxRedirection();
    var counted = meetings.dossier(scene, id).meeting().course().counted();
    assertThat(counted).isEqualTo(new Meeting.Counted(3, 1, 2));
  }

  @Test
  void aDecisionWithoutAQuorumAwaitsTheNextMeetingThatHasOne() {
    var id = meetings.started(scene);
    assertThat(meetings.decide(scene, id, "เห็นชอบงบ", false))
        .isInstanceOf(RecordOutcome.NoQuorum.class);
    assertThat(meetings.decide(scene, id, "เห็นชอบงบ", true))
        .isInstanceOfSatisfying(
            RecordOutcome.Decided.class, decided -> assertThat(decided.valid()).isFalse());
    var first = meetings.dossier(scene, id).decisions().values().iterator().next();
    scene.in(() -> change.close(scene.acting(Role.SECRETARY), id, true));
    var next = next(id);
    assertThat(scene.in(() -> arising.of(scene.id(), next)).awaiting()).hasSize(1);
    var second = meetings.started(scene);
    meetings.arrives(scene, second, members.get(0));
    meetings.arrives(scene, second, members.get(1));
    meetings.decide(scene, second, "ยืนยันงบ", false);
    var later = meetings.dossier(scene, second).decisions().values().iterator().next();
    assertThat(later.standing()).isEqualTo(Decision.Standing.VALID);
    scene.in(
        () ->
            links.link(
                scene.acting(Role.SECRETARY),
                later.id(),
                new LinkDecisions.Links(Decision.Link.CONFIRMS, first.number())));
    assertThat(scene.in(() -> decisions.find(scene.id(), first.id()).orElseThrow()).standing())
        .isEqualTo(Decision.Standing.VALID);
    var confirms = "ยืนยันงบ (ยืนยันมติที่ " + first.number() + ")";
    for (var path : List.of("/minutes", "/paper/txt")) {
      assertThat(page("/meetings/" + second + path)).contains(confirms);
      assertThat(page("/meetings/" + id + path)).contains("เห็นชอบงบ (บันทึกโดยไม่ครบองค์ประชุม)");
    }
    assertThat(page("/meetings/" + second + "/minutes?lang=en")).contains("(confirms decision ");
    assertThat(page("/decisions/" + first.id())).contains("บันทึกโดยไม่ครบองค์ประชุม");
    assertThat(page("/decisions/" + later.id())).doesNotContain("บันทึกโดยไม่ครบองค์ประชุม");
  }

  private String page(String path) {
    var page = pages.get().uri(scene.url(path)).with(scene.as(Role.SECRETARY)).exchange();
    assertThat(page).as(path).hasStatusOk();
    return text(page);
  }

  @Test
  void ofTwoMeetingsThatConfirmTheSameDecisionAtOnceTheSecondIsTold() throws Exception {
    var id = meetings.started(scene);
    meetings.decide(scene, id, "เห็นชอบงบ", true);
    var awaiting = meetings.dossier(scene, id).decisions().values().iterator().next();
    var wish = new LinkDecisions.Links(Decision.Link.CONFIRMS, awaiting.number());
    var deeds = new ArrayList<Callable<RecordOutcome.Result>>();
    for (int i = 0; i < 2; i++) {
      var at = meetings.started(scene);
      meetings.arrives(scene, at, members.get(0));
      meetings.arrives(scene, at, members.get(1));
      var item = meetings.firstItem(scene, at);
      var facts = new Decision.Facts("ยืนยันงบ", null, null, Decision.Way.CONSENSUS, List.of());
      deeds.add(
          () ->
              scene.in(
                  () ->
                      record.decide(
                          scene.acting(Role.SECRETARY),
                          at,
                          item,
                          DecisionId.fresh(),
                          facts,
                          wish,
                          false)));
    }
    assertThat(AtOnce.all(deeds))
        .hasAtLeastOneElementOfType(RecordOutcome.Decided.class)
        .hasAtLeastOneElementOfType(RecordOutcome.NothingToConfirm.class);
  }

  @Test
  void anIdOfWhatFellIsRefusedForOtherWords() {
    var id = meetings.started(scene);
    var item = meetings.firstItem(scene, id);
    var fresh = FreshId.next();
    for (int sent = 0; sent < 2; sent++)
      assertThat(inform(id, item, fresh, "รับทราบ")).isInstanceOf(RecordOutcome.Done.class);
    assertThatThrownBy(() -> inform(id, item, fresh, "ไม่รับทราบ")).isInstanceOf(IdTaken.class);
  }

  private RecordOutcome.Result inform(MeetingId id, ItemId item, UUID fresh, String text) {
    return scene.in(() -> record.inform(scene.acting(Role.SECRETARY), id, item, fresh, text));
  }

  /** Nor does a confirmation outlast the decision that confirmed. */
  @Test
  void onlyTheBodyItselfOrAllMembersEndOrConfirmADecision() {
    var id = meetings.started(scene);
    meetings.decide(scene, id, "เห็นชอบงบ", true);
    var awaiting = meetings.dossier(scene, id).decisions().values().iterator().next();
    assertThat(awaiting.standing()).isEqualTo(Decision.Standing.AWAITING);
    var second = meetings.started(scene);
    meetings.arrives(scene, second, members.get(0));
    meetings.arrives(scene, second, members.get(1));
    meetings.decide(scene, second, "ยืนยันงบ", false);
    var later = meetings.dossier(scene, second).decisions().values().iterator().next();
    setOrgan(later, UUID.randomUUID());
    for (var kind : List.of(Decision.Link.CONFIRMS, Decision.Link.REPEALS))
      assertThat(linked(later, kind, awaiting)).isInstanceOf(RecordOutcome.OfAnotherBody.class);
    assertThat(linked(later, Decision.Link.IMPLEMENTS, awaiting))
        .isInstanceOf(RecordOutcome.Done.class);
    setOrgan(later, null);
    meetings.decide(scene, second, "ยืนยันงบอีกครั้ง", false);
    var confirming =
        meetings.dossier(scene, second).decisions().values().stream()
            .filter(one -> !one.id().equals(later.id()))
            .findFirst()
            .orElseThrow();
    assertThat(linked(confirming, Decision.Link.CONFIRMS, awaiting))
        .isInstanceOf(RecordOutcome.Done.class);
    assertThat(standing(awaiting)).isEqualTo(Decision.Standing.VALID);
    scene.in(
        () ->
            record.takeBack(
                scene.acting(Role.SECRETARY), second, confirming.id().value(), "พิมพ์ผิด"));
    assertThat(standing(awaiting)).isEqualTo(Decision.Standing.AWAITING);
  }

  /** Once a meeting is over and done, nobody ends or confirms a decision in its name. */
  @Test
  void noDecisionIsEndedAfterwards() {
    var id = meetings.started(scene);
    meetings.arrives(scene, id, members.get(0));
    meetings.arrives(scene, id, members.get(1));
    meetings.decide(scene, id, "มติแรก", false);
    meetings.decide(scene, id, "มติหลัง", false);
    var both =
        meetings.dossier(scene, id).decisions().values().stream()
            .sorted(Comparator.comparingInt(one -> one.number().number()))
            .toList();
    scene.in(() -> change.close(scene.acting(Role.SECRETARY), id, true));
    clock.forward(Duration.ofDays(60));
    for (var kind : List.of(Decision.Link.REPEALS, Decision.Link.SUPERSEDES))
      assertThat(linked(both.getLast(), kind, both.getFirst()))
          .isInstanceOf(RecordOutcome.NotNow.class);
    assertThat(linked(both.getLast(), Decision.Link.IMPLEMENTS, both.getFirst()))
        .isInstanceOf(RecordOutcome.Done.class);
  }

  private void setOrgan(Decision decision, @Nullable UUID organ) {
    scene.in(
        () ->
            jdbc.sql("update meeting.decision set organ_id = :organ where id = :id")
                .param("organ", organ)
                .param("id", decision.id().value())
                .update());
  }

  private RecordOutcome.Result linked(Decision later, Decision.Link kind, Decision earlier) {
    return scene.in(
        () ->
            links.link(
                scene.acting(Role.SECRETARY),
                later.id(),
                new LinkDecisions.Links(kind, earlier.number())));
  }

  private Decision.Standing standing(Decision decision) {
    return scene.in(() -> decisions.find(scene.id(), decision.id()).orElseThrow()).standing();
  }

  @Test
  void whoeverDoesNotCountHasNoVoice() {
    var id = meetings.started(scene);
    var item = meetings.firstItem(scene, id);
    var stranger = OrganizationId.fresh();
    var facts =
        new Decision.Facts(
            "เห็นชอบ",
            null,
            null,
            Decision.Way.VOTE,
            List.of(new Decision.Voice(stranger, Decision.Vote.YES, "")));
    assertThat(
            scene.in(
                () ->
                    record.decide(
                        scene.acting(Role.SECRETARY),
                        id,
                        item,
                        DecisionId.fresh(),
                        facts,
                        null,
                        true)))
        .isInstanceOf(RecordOutcome.NotEntitled.class);
  }

  @Test
  void fiveHundredPastedLinesAreRefusedInWordsAndNothingIsLost() {
    var id = meetings.open(scene);
    var lines =
        IntStream.range(0, 500).mapToObj(i -> "เรื่องที่ " + i).collect(Collectors.joining("\n"));
    var refused =
        post(Role.SECRETARY, "/meetings/" + id + "/items/paste", "heading", "5", "lines", lines);
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains("ไม่เกิน 200 เรื่อง").contains("เรื่องที่ 499");
    assertThat(meetings.dossier(scene, id).agenda().lines()).hasSize(1);
    var fits = IntStream.range(0, 150).mapToObj(i -> "ข้อ " + i).collect(Collectors.joining("\n"));
    post(Role.SECRETARY, "/meetings/" + id + "/items/paste", "heading", "5", "lines", fits);
    post(Role.SECRETARY, "/meetings/" + id + "/items/paste", "heading", "5", "lines", fits);
    assertThat(meetings.dossier(scene, id).agenda().lines()).hasSize(151);
  }

  @Test
  void pastingSaysWhatStandsThereAlreadyAndAddsOnlyTheRest() {
    var id = meetings.open(scene);
    var path = "/meetings/" + id + "/items/paste";
    post(Role.SECRETARY, path, "heading", "5", "lines", "แผนงาน 10 นาที\nงบประมาณ");
    var again = "แผนงาน 15 นาที\nงบประมาณ\nล่าม";
    var some = post(Role.SECRETARY, path, "heading", "5", "lines", again);
    assertThat(PagesAfterPosting.told(some, "flashArgument"))
        .isEqualTo(
            "เพิ่ม 1 เรื่อง มีอยู่ในวาระนี้ก่อนแล้ว 2 เรื่อง จึงไม่เพิ่มซ้ำ:"
                + " แผนงาน (ที่วางคือ 15 นาที ในวาระยังเป็น 10 นาที); งบประมาณ");
    var none = post(Role.SECRETARY, path, "heading", "5", "lines", "ล่าม");
    assertThat(PagesAfterPosting.told(none, "flashArgument"))
        .asString()
        .startsWith("เพิ่ม 0 เรื่อง");
    assertThat(meetings.dossier(scene, id).agenda().lines()).hasSize(4);
  }

  @Test
  void whatWasNotDealtWithGoesOnWhenClosingAndAfterwards() {
    var id = meetings.started(scene);
    var base = "/meetings/" + id;
    var dealtWith = meetings.firstItem(scene, id);
    inform(id, dealtWith, FreshId.next(), "รับทราบ");
    var first = meetings.item(scene, id, "เรื่องที่ไม่ทันพูด");
    var second = meetings.item(scene, id, "เรื่องที่ยังค้าง");
    assertThat(page(base + "/close"))
        .contains("/items/" + first + "/carry-on", "/items/" + second + "/carry-on")
        .doesNotContain("/items/" + dealtWith + "/carry-on");
    assertThat(post(Role.SECRETARY, base + "/items/" + first + "/carry-on", "from", "CLOSE"))
        .hasRedirectedUrl(scene.url(base + "/close"));
    assertThat(page(base + "/close")).doesNotContain("/items/" + first + "/carry-on");
    post(Role.SECRETARY, base + "/close", "withoutQuorum", "true");
    for (var path : List.of(base, base + "/room?item=" + second))
      assertThat(page(path)).contains("/items/" + second + "/carry-on");
    post(Role.SECRETARY, base + "/items/" + second + "/carry-on");
    assertThat(meetings.dossier(scene, next(id).id()).agenda().lines())
        .extracting(line -> line.item().title())
        .contains("เรื่องที่ไม่ทันพูด", "เรื่องที่ยังค้าง");
    clock.forward(Duration.ofHours(Series.WINDOW_HOURS + 1));
    assertThat(page(base)).doesNotContain("/carry-on");
    assertThat(post(Role.SECRETARY, base + "/items/" + dealtWith + "/carry-on")).hasStatus(409);
  }

  @Test
  void whoeverSavesSecondSeesBothTextsAndChooses() {
    var id = meetings.open(scene);
    var item = meetings.firstItem(scene, id);
    var path = "/meetings/" + id + "/items/" + item + "/edit";
    post(Role.SECRETARY, path, "heading", "5", "title", "ข้อความแรก", "version", "1");
    var refused =
        post(Role.ADMINISTRATOR, path, "heading", "5", "title", "ข้อความที่สอง", "version", "1");
    assertThat(refused).hasStatus(422);
    assertThat(text(refused))
        .contains("ข้อความแรก", "ข้อความที่สอง", "name=\"version\" value=\"2\"");
    post(Role.ADMINISTRATOR, path, "heading", "5", "title", "ข้อความที่สอง", "version", "2");
    assertThat(meetings.dossier(scene, id).agenda().lines().getFirst().item().title())
        .isEqualTo("ข้อความที่สอง");
  }

  @Test
  void theNumbersOfAYearHaveNoGapHoweverManyDecideAtOnce() throws Exception {
    var ids = new ArrayList<MeetingId>();
    for (int i = 0; i < 4; i++) ids.add(meetings.started(scene));
    var items = ids.stream().map(id -> meetings.firstItem(scene, id)).toList();
    var deeds = new ArrayList<Callable<RecordOutcome.Result>>();
    for (int i = 0; i < 24; i++) {
      int at = i % 4;
      var facts = new Decision.Facts("มติ " + i, null, null, Decision.Way.CONSENSUS, List.of());
      deeds.add(
          () ->
              scene.in(
                  () ->
                      record.decide(
                          scene.acting(Role.SECRETARY),
                          ids.get(at),
                          items.get(at),
                          DecisionId.fresh(),
                          facts,
                          null,
                          true)));
    }
    AtOnce.all(deeds);
    var numbers =
        ids.stream()
            .flatMap(id -> meetings.dossier(scene, id).decisions().values().stream())
            .map(decision -> decision.number().number())
            .sorted()
            .toList();
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 24).boxed().toList());
  }

  private WorkingDays workingDays() {
    return new WorkingDays(scene.in(() -> holidays.of(scene.id())));
  }

  @Test
  void theNextMeetingOpensByItselfWhenOneStartsAndTakesWhatIsMovedThere() {
    var id = meetings.started(scene);
    var next = next(id);
    assertThat(next.stored()).isEqualTo(MeetingState.OPEN);
    assertThat(next.course().invited()).isNull();
    var due = meetings.today().plusMonths(3);
    assertThat(next.plan().day()).isEqualTo(workingDays().onOrAfter(due));
    var item = meetings.firstItem(scene, id);
    scene.in(() -> agenda.carryOn(scene.acting(Role.SECRETARY), id, item, false));
    scene.in(() -> agenda.carryOn(scene.acting(Role.SECRETARY), id, item, false));
    assertThat(meetings.dossier(scene, next.id()).agenda().lines()).hasSize(1);
    assertThat(meetings.dossier(scene, id).agenda().lines().getFirst().item().movedTo())
        .isEqualTo(next.id());
  }

  @Test
  void onceAMeetingIsClosedForGoodNothingOfItMovesOn() {
    var id = meetings.in(scene, MeetingState.CLOSED);
    var item = meetings.firstItem(scene, id);
    clock.forward(Duration.ofDays(4));
    var next = next(id);
    for (var stays : new boolean[] {true, false})
      assertThat(scene.in(() -> agenda.carryOn(scene.acting(Role.SECRETARY), id, item, stays)))
          .isEqualTo(new EditAgenda.NotNow(MeetingState.CLOSED));
    assertThat(meetings.dossier(scene, next.id()).agenda().lines()).isEmpty();
  }

  @Test
  void aMeetingOfAnotherCoalitionIsNotThere() {
    var other = scenes.fresh();
    meetings.members(other, 0);
    var id = meetings.started(other);
    for (var path : List.of("", "/room", "/attendance", "/present", "/edit"))
      assertThat(
              pages
                  .get()
                  .uri(scene.url("/meetings/" + id + path))
                  .with(scene.as(Role.SECRETARY))
                  .exchange())
          .as(path)
          .hasStatus(404);
    assertThat(scene.in(() -> rows.find(other.id(), id))).isEmpty();
  }

  @Test
  void whoeverScansTheSquareAtTheDoorIsOnTheListOnce() {
    var id = meetings.started(scene);
    var door = meetings.dossier(scene, id).meeting().door();
    assertThat(post(Role.STAFF, "/meetings/" + id + "/check-in", "door", "falsch")).hasStatus(409);
    for (int twice = 0; twice < 2; twice++)
      post(Role.STAFF, "/meetings/" + id + "/check-in", "door", door);
    assertThat(meetings.dossier(scene, id).attendance())
        .singleElement()
        .satisfies(one -> assertThat(one.way()).isEqualTo(Attendance.Way.DOOR));
  }

  @Test
  void aCodeOfTheDoorEndsWhenItIsRenewed() {
    var id = meetings.started(scene);
    var old = meetings.dossier(scene, id).meeting().door();
    assertThat(post(Role.STAFF, "/meetings/" + id + "/door")).hasStatus(403);
    lines.during(
        () ->
            assertThat(post(Role.SECRETARY, "/meetings/" + id + "/door", "seen", old))
                .hasStatus3xxRedirection());
    var door = meetings.dossier(scene, id).meeting().door();
    assertThat(door).isNotEqualTo(old);
    assertThat(post(Role.STAFF, "/meetings/" + id + "/check-in", "door", old)).hasStatus(409);
    assertThat(meetings.dossier(scene, id).attendance()).isEmpty();
    assertThat(post(Role.STAFF, "/meetings/" + id + "/check-in", "door", door))
        .hasStatus3xxRedirection();
  }

  @Test
  void aWindowEndsAndNothingMoreIsTyped() {
    var id = meetings.in(scene, MeetingState.WINDOW);
    var item = meetings.firstItem(scene, id);
    assertThat(information(Role.OFFICER, id, item)).hasStatus(409);
    assertThat(information(Role.SECRETARY, id, item)).hasStatus3xxRedirection();
    clock.forward(Duration.ofHours(73));
    assertThat(information(Role.SECRETARY, id, item)).hasStatus(409);
  }

  private MvcTestResult information(Role role, MeetingId id, ItemId item) {
    return post(
        role,
        "/meetings/" + id + "/room/" + item,
        "id",
        FreshId.next().toString(),
        "kind",
        "INFORMATION",
        "text",
        "รับทราบ");
  }

  private Meeting next(MeetingId id) {
    var meeting = meetings.dossier(scene, id).meeting();
    return scene.in(() -> rows.of(scene.id(), meeting.series())).stream()
        .filter(one -> one.plan().day().isAfter(meeting.plan().day()))
        .findFirst()
        .orElseThrow();
  }

  private MvcTestResult post(Role role, String path, String... parameters) {
    var request = pages.post().uri(scene.url(path)).with(csrf()).with(scene.as(role));
    for (int at = 0; at < parameters.length; at += 2)
      request = request.param(parameters[at], parameters[at + 1]);
    return request.exchange();
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
