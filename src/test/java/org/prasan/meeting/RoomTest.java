package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the secretary has before her while a meeting is held, and what hangs on the wall. */
@PrasanTest
class RoomTest {
  private static final List<String> NAMES =
      List.of("ฮักเชียงราย", "กล้วยไม้", "เกาะแก้ว", "ขวัญใจ");

  @Autowired Scenes scenes;
  @Autowired MeetingScenes meetings;
  @Autowired MinutesScenes minutes;
  @Autowired MockMvcTester pages;
  @Autowired TestClock clock;

  private Scene scene;
  private MeetingId meeting;
  private ItemId item;
  private final List<OrganizationId> there = new ArrayList<>();

  @BeforeEach
  void fourOrganizationsAreThere() {
    scene = scenes.fresh();
    there.clear();
    for (var name : NAMES) {
      var one = there.isEmpty() ? scene.organization() : OrganizationId.fresh();
      there.add(one);
      meetings.member(scene, one, name);
    }
    meeting = meetings.started(scene);
    item = meetings.firstItem(scene, meeting);
    for (var one : there) meetings.arrives(scene, meeting, one);
  }

  @AfterEach
  void present() {
    clock.back();
  }

  @Test
  void aPromiseNeedsWhoDoesItAndShowsTheDayThatWasUnderstood() {
    var id = meetings.started(scene);
    var at = "/meetings/" + id + "/room/" + meetings.firstItem(scene, id);
    var fresh = FreshId.next().toString();
    var nobody = promise(at, fresh, Map.of());
    assertThat(nobody).hasStatus(422).bodyText().contains("เลือกว่าใครเป็นผู้ทำ");
    var asked = promise(at, fresh, Map.of("namesLater", "true"));
    var shown = PagesAfterPosting.shown(pages, asked, scene.as(Role.SECRETARY));
    var day = ThaiDates.withWeekday(meetings.today().plusDays(3), Locale.forLanguageTag("th"));
    assertThat(shown).hasStatusOk().bodyText().contains(day, "พิมพ์ว่า “อีก 3 วัน”");
    assertThat(meetings.dossier(scene, id).outcomes()).isEmpty();
    var kept = promise(at, fresh, Map.of("namesLater", "true", "step", "send"));
    assertThat(kept).hasStatus3xxRedirection();
    assertThat(PagesAfterPosting.told(kept, "flashArgument")).isEqualTo(day);
    assertThat(meetings.dossier(scene, id).outcomes()).hasSize(1);
    assertThat(get(Role.STAFF, "/commitments?view=ORPHANS")).contains("ส่งแผนคุ้มครองเด็ก");
  }

  @Test
  void whoDoesItIsChosenByOrganization() {
    scene.person(Role.DIRECTOR);
    var id = meetings.started(scene);
    var room = get(Role.SECRETARY, "/meetings/" + id + "/room?add=COMMITMENT");
    assertThat(room)
        .contains("<optgroup label=\"ฮักเชียงราย\">", scene.person(Role.DIRECTOR).toString());
    assertThat(get(Role.SECRETARY, "/meetings/" + id + "/attendance"))
        .contains("<option value=\"\">เลือกผู้มา");
  }

  private MvcTestResult promise(String at, String fresh, Map<String, String> more) {
    var request =
        pages
            .post()
            .uri(scene.url(at))
            .with(csrf())
            .with(scene.as(Role.SECRETARY))
            .param("id", fresh)
            .param("kind", "COMMITMENT")
            .param("text", "ส่งแผนคุ้มครองเด็ก")
            .param("owner", scene.organization().toString())
            .param("due", "อีก 3 วัน");
    more.forEach(request::param);
    return request.exchange();
  }

  @Test
  void whoeverVotesStandsInTheOrderOfTheThaiAlphabet() {
    var page = get("/room?add=DECISION");
    var ballot = page.substring(page.indexOf("voice-list"));
    assertThat(ballot).containsSubsequence("กล้วยไม้", "เกาะแก้ว", "ขวัญใจ", "ฮักเชียงราย");
  }

  @Test
  void whoeverOpensTheRoomTooEarlyStartsTheMeetingThere() {
    assertThat(get("/room")).doesNotContain("/start\"");
    meeting = meetings.open(scene);
    var start = scene.url("/meetings/" + meeting + "/start") + "\"";
    assertThat(get("/room")).contains(start);
    assertThat(get(Role.FOCAL_POINT, "/meetings/" + meeting + "/room")).doesNotContain(start);
  }

  @Test
  void aVoteOfNobodyIsNotRecordedAndAWrongOneKeepsEachTap() {
    assertThat(voted("", "text", "เห็นชอบแผน")).hasStatus(422);
    var refused =
        voted("", "voices[1].vote", "NO", "voices[1].reason", "แพงไป", "othersAgree", "true");
    assertThat(refused).hasStatus(422);
    assertThat(text(refused))
        .containsPattern("name=\"voices\\[1].vote\" value=\"NO\" checked")
        .containsPattern("name=\"othersAgree\"[^>]*checked")
        .containsPattern("value=\"VOTE\"[^>]*checked")
        .contains("แพงไป");
    assertThat(meetings.dossier(scene, meeting).decisions()).isEmpty();
  }

  @Test
  void allAgreeWithOneTapButThoseWhoDoNot() {
    assertThat(voted("", "text", "เห็นชอบแผน", "voices[1].vote", "NO", "othersAgree", "true"))
        .hasStatus3xxRedirection();
    var facts = meetings.dossier(scene, meeting).decisions().values().iterator().next().facts();
    assertThat(facts.votes(Decision.Vote.YES)).isEqualTo(3);
    assertThat(facts.votes(Decision.Vote.NO)).isEqualTo(1);
    var id = meetings.dossier(scene, meeting).decisions().keySet().iterator().next();
    assertThat(get(Role.STAFF, "/decisions/" + id))
        .containsSubsequence("กล้วยไม้", "เกาะแก้ว", "ขวัญใจ", "ฮักเชียงราย");
  }

  @Test
  void theRoomSaysWhoObjectedAndAsksAgainWhoIsThere() {
    assertThat(get("/room"))
        .contains("hx-get=\"" + scene.url("/meetings/" + meeting + "/room") + "\"");
    assertThat(
            voted(
                "",
                "text",
                "เห็นชอบแผน",
                "way",
                "CONSENSUS",
                "objected",
                "true",
                "voices[1].vote",
                "OBJECTS",
                "voices[1].reason",
                "แพงไป"))
        .hasStatus3xxRedirection();
    assertThat(get("/room")).contains("มีผู้คัดค้าน 1 องค์กร");
  }

  @Test
  void votesAreCountedWithoutBeingRecorded() {
    assertThat(counted("text", "เห็นชอบ", "voices[0].vote", "ABSTAIN"))
        .contains("เห็นชอบ 0 ไม่เห็นชอบ 0 งดออกเสียง 1 ยังไม่ออกเสียง 3", ">เห็นชอบ</textarea>");
    assertThat(counted("othersAgree", "true", "voices[0].vote", "ABSTAIN"))
        .contains("เห็นชอบ 3 ไม่เห็นชอบ 0 งดออกเสียง 1 ยังไม่ออกเสียง 0");
    assertThat(meetings.dossier(scene, meeting).decisions()).isEmpty();
  }

  @Test
  void theWallSaysInWordsThatTimeIsOverAndWhatWasDecided() {
    meetings.item(scene, meeting, "เรื่องที่สอง");
    meetings.decide(scene, meeting, "เห็นชอบแผนคุ้มครองเด็ก", true);
    assertThat(get("/present"))
        .contains("ใช้ไป 0 จาก 180 นาที", "5.2 เรื่องที่สอง")
        .doesNotContain("เกินเวลา 15");
    clock.forward(Duration.ofMinutes(195));
    assertThat(get("/present"))
        .contains("ใช้ไป 195 จาก 180 นาที เกินเวลา 15 นาที", "เห็นชอบแผนคุ้มครองเด็ก", "มาแล้ว 4")
        .contains("http-equiv=\"refresh\"");
  }

  @Test
  void minutesThatWaitStandUnderTheirHeadingOfALaterMeetingOnly() {
    var held = minutes.circulated(scene);
    var next = minutes.next(scene, held);
    var waiting = "/meetings/" + held.meeting() + "/minutes/adopt?at=" + next.meeting();
    assertThat(get(Role.SECRETARY, "/meetings/" + held.meeting())).doesNotContain(waiting);
    assertThat(get(Role.SECRETARY, "/meetings/" + meeting)).doesNotContain(waiting);
    for (var page : List.of("", "/room")) {
      for (var role : List.of(Role.SECRETARY, Role.OFFICER))
        assertThat(get(role, "/meetings/" + next.meeting() + page)).as(page).contains(waiting);
      assertThat(get(Role.STAFF, "/meetings/" + next.meeting() + page))
          .doesNotContain(waiting)
          .contains(
              "/meetings/" + held.meeting() + "/minutes\"", "ประธานหรือเลขานุการบันทึกการรับรอง");
    }
    assertThat(get(Role.SECRETARY, waiting))
        .containsPattern("value=\"" + next.meeting() + "\"[^>]*checked");
  }

  @Test
  void aRoomWithoutItemsTellsEverybodyWhatIsNextAndShowsWhatWaits() {
    var held = minutes.held(scene);
    minutes.decided(scene, held, "ให้ใช้แบบฟอร์มกลาง");
    minutes.circulated(scene, held);
    var empty = minutes.empty(scene, held.series());
    var room = "/meetings/" + empty + "/room";
    var add = "เพิ่มเรื่องในระเบียบวาระก่อน";
    assertThat(get(Role.SECRETARY, room)).contains(add);
    assertThat(get(Role.OFFICER, room)).contains("ขอให้เพิ่มก่อน").doesNotContain(add);
    assertThat(get(Role.STAFF, room)).contains("คุณจะติดตามการประชุมได้").doesNotContain(add);
    for (var role : List.of(Role.SECRETARY, Role.OFFICER, Role.STAFF))
      assertThat(get(role, room))
          .contains("ให้ใช้แบบฟอร์มกลาง", "/meetings/" + held.meeting() + "/minutes\"");
  }

  /** The page comes under an address of its own, so that "back" never sends the form again. */
  private String counted(String... more) {
    var all = new ArrayList<>(List.of(more));
    all.addAll(List.of("step", "edit"));
    var sent = voted("/count", all.toArray(String[]::new));
    assertThat(sent).hasStatus3xxRedirection();
    var address = Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
    var shown =
        pages
            .get()
            .uri(address)
            .cookie(sent.getResponse().getCookies())
            .with(scene.as(Role.SECRETARY))
            .exchange();
    assertThat(shown).hasStatusOk();
    return text(shown);
  }

  private MvcTestResult voted(String below, String... more) {
    var request =
        pages
            .post()
            .uri(scene.url("/meetings/" + meeting + "/room/" + item + below))
            .with(csrf())
            .with(scene.as(Role.SECRETARY))
            .param("id", FreshId.next().toString())
            .param("kind", "DECISION");
    if (!List.of(more).contains("way")) request = request.param("way", "VOTE");
    for (int at = 0; at < there.size(); at++)
      request = request.param("voices[" + at + "].organization", there.get(at).toString());
    for (int at = 0; at < more.length; at += 2) request = request.param(more[at], more[at + 1]);
    return request.exchange();
  }

  private String get(String below) {
    return get(Role.SECRETARY, "/meetings/" + meeting + below);
  }

  private String get(Role role, String path) {
    var result = pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
    assertThat(result).as(path).hasStatusOk();
    return text(result).replace("&amp;", "&");
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
