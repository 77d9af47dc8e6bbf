package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the home page says of a meeting that goes on and of minutes on their way to adoption. */
@PrasanTest
class MinutesWaitingTest {
  private static final Pattern CARD = Pattern.compile("<a class=\"duty[^>]*href=\"([^\"]+)");
  private static final String COMPLETE = "เติมผลของ";
  private static final String WRITE = "แล้วเวียนให้สมาชิกตรวจ";
  private static final String READ = "เสนอแก้ไขได้หากมีสิ่งที่ไม่ถูกต้อง";
  private static final String ANSWER = "ตอบข้อเสนอแก้ไขรายงาน";
  private static final String ADOPT = "ให้การประชุมครั้งต่อไปรับรองรายงาน";
  private static final String RUNNING = "กำลังประชุม การประชุมวางแผนรายไตรมาส";

  @Autowired Scenes scenes;
  @Autowired MinutesScenes meetings;
  @Autowired MockMvcTester pages;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @Test
  void whoIsNotEntitledIsNotCalledToAMeetingThatGoesOn() {
    meetings.going(scene, meetings.series(scene), meetings.today());
    assertThat(home(Role.DIRECTOR)).bodyText().doesNotContain(RUNNING);
    assertThat(home(Role.SECRETARY)).bodyText().contains(RUNNING);
  }

  @Test
  void aMeetingThatGoesOnStandsFirstUntilOneHasCheckedIn() {
    meetings.organizations(scene);
    meetings.held(scene);
    var held = meetings.going(scene, meetings.series(scene), meetings.today());
    for (var role : List.of(Role.STAFF, Role.DIRECTOR, Role.SECRETARY))
      assertThat(cards(role)).as("%s", role).startsWith(address(held, "/check-in"));
    post(held, "/check-in", Role.STAFF, Map.of());
    assertThat(cards(Role.STAFF)).startsWith(address(held, "/room"));
    meetings.close(scene, held);
    assertThat(home(Role.STAFF)).bodyText().doesNotContain(RUNNING);
  }

  @Test
  void minutesWaitForTheSecretaryFromTheEndOfTheMeetingToTheirAdoption() {
    meetings.organizations(scene);
    var held = meetings.held(scene);
    assertThat(home(Role.SECRETARY)).bodyText().contains(COMPLETE, WRITE).doesNotContain(ADOPT);
    assertThat(home(Role.DIRECTOR)).bodyText().doesNotContain(WRITE, READ);
    circulate(held);
    assertThat(home(Role.SECRETARY))
        .bodyText()
        .contains(ADOPT)
        .doesNotContain(COMPLETE, WRITE, ANSWER);
    var wish = meetings.correction(scene, held, Role.DIRECTOR, "ข้อความอื่น");
    assertThat(home(Role.SECRETARY)).bodyText().contains(ANSWER).doesNotContain(ADOPT);
    post(
        held,
        "/minutes/corrections/" + wish + "/answer",
        Role.SECRETARY,
        Map.of("taken", "no", "answer", "ตกลงกันไว้อย่างเดิม"));
    var next = meetings.next(scene, held);
    assertThat(cards(Role.SECRETARY)).contains(address(held, "/minutes/adopt"));
    post(
        held,
        "/minutes/adopt",
        Role.SECRETARY,
        Map.of("at", next.meeting().toString(), "early", "true"));
    assertThat(home(Role.SECRETARY)).bodyText().doesNotContain(ADOPT, ANSWER);
  }

  @Test
  void aMemberIsAskedToReadUntilTheLastDayOrTheOwnCorrection() {
    meetings.organizations(scene);
    var held = meetings.held(scene);
    circulate(held);
    assertThat(home(Role.STAFF)).bodyText().doesNotContain(READ);
    assertThat(home(Role.FOCAL_POINT)).bodyText().contains(READ);
    meetings.correction(scene, held, Role.DIRECTOR, "ข้อความอื่น");
    assertThat(home(Role.FOCAL_POINT)).bodyText().doesNotContain(READ);
  }

  @Test
  void onceMembersHaveTheMinutesNothingIsSaidToBeOpenAndTheRoomSaysWhy() {
    meetings.organizations(scene);
    var held = meetings.held(scene);
    assertThat(get(held, "/room")).bodyText().contains("id=\"record\"");
    circulate(held);
    assertThat(get(held, "/room"))
        .bodyText()
        .contains("สมาชิกกำลังอ่านรายงานของการประชุมนี้", address(held, "/minutes"))
        .doesNotContain("id=\"record\"");
    for (var page : List.of(get(held, ""), get(held, "/room")))
      assertThat(page).bodyText().doesNotContain("meeting.state.", "ยังพิมพ์ผลได้");
    assertThat(meetings.dossier(scene, held.meeting()).state()).isEqualTo(MeetingState.CLOSED);
  }

  @Test
  void whatWasTypedTooLateIsStillThereToBeCopied() {
    meetings.organizations(scene);
    var held = meetings.held(scene);
    circulate(held);
    assertThat(
            pages
                .post()
                .uri(address(held, "/room/" + held.item()))
                .param("id", FreshId.next().toString())
                .param("kind", "INFORMATION")
                .param("text", "เล่ายาวมาก")
                .with(scene.as(Role.SECRETARY))
                .with(csrf())
                .exchange())
        .hasStatus(409)
        .bodyText()
        .contains("ที่คุณพิมพ์ไว้", "เล่ายาวมาก");
  }

  private void circulate(MinutesScenes.Held held) {
    var until = ThaiDates.full(meetings.today().plusDays(7), Locale.forLanguageTag("th"));
    post(held, "/minutes/circulate", Role.SECRETARY, Map.of("until", until));
  }

  private MvcTestResult home(Role role) {
    return pages.get().uri(scene.url("/home")).with(scene.as(role)).exchange();
  }

  /** Where the cards about meetings lead, from the top. */
  private List<String> cards(Role role) {
    return CARD.matcher(text(home(role)))
        .results()
        .map(found -> found.group(1))
        .filter(href -> href.contains("/meetings/"))
        .toList();
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private String address(MinutesScenes.Held held, String path) {
    return MinutesScenes.page(scene, held, path);
  }

  private MvcTestResult get(MinutesScenes.Held held, String path) {
    return pages.get().uri(address(held, path)).with(scene.as(Role.SECRETARY)).exchange();
  }

  private void post(MinutesScenes.Held held, String path, Role role, Map<String, String> fields) {
    var request = pages.post().uri(address(held, path)).with(scene.as(role)).with(csrf());
    fields.forEach(request::param);
    assertThat(request.exchange()).hasStatus3xxRedirection();
  }
}
