package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the secretary reads before and after the decision on an application. */
@PrasanTest
class OpenBallotTest {
  private static final String ORCHID = "มูลนิธิกล้วยไม้";
  private static final String MAY_ANSWER = "เปลี่ยนคำตอบได้จนถึงวันนั้น";

  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;

  private Applicants.Coalition coalition;
  private Scene scene;

  @BeforeEach
  void aCoalitionThatTakesMembers() {
    coalition = applicants.coalition();
    scene = coalition.scene();
  }

  private Applicants.Applied endorsedByEnoughWhileOthersMayAnswer() {
    var applied = applicants.opened(scene, ORCHID);
    applicants.answer(scene, applied, scene.acting(Role.DIRECTOR), Answer.ENDORSE);
    return applied;
  }

  @Test
  void enoughEndorsementsAreNotCalledTooFewWhileTheBallotIsOpen() {
    var applied = endorsedByEnoughWhileOthersMayAnswer();
    for (var step : new String[] {"check", "record"})
      assertThat(decide(applied, step, Map.of("verdict", "ADMIT")))
          .hasStatus(422)
          .bodyText()
          .contains("มีผู้รับรองครบแล้ว แต่สมาชิกยังตอบหรือเปลี่ยนคำตอบได้ถึง")
          .doesNotContain("สมาชิกยังรับรองไม่ครบ");
    assertThat(applicants.now(scene, applied.id()).state()).isEqualTo(State.SCREENED);
  }

  @Test
  void tooFewSoFarAreToldWithTheDayTheBallotCloses() {
    var applied = applicants.opened(scene, ORCHID);
    assertThat(decide(applied, "check", Map.of("verdict", "ADMIT")))
        .hasStatus(422)
        .bodyText()
        .contains("สมาชิกยังรับรองไม่ครบ และยังตอบได้ถึง");
  }

  @Test
  void aDecisionIsShownOnceMoreBeforeItIsRecorded() {
    var applied = endorsedByEnoughWhileOthersMayAnswer();
    var decision = Map.of("verdict", "ADMIT", "override", "ประชุมใหญ่มีปีละครั้ง");
    assertThat(shown(decide(applied, "check", decision)))
        .hasStatusOk()
        .bodyText()
        .contains("ตรวจทานก่อนบันทึกมติ", "ที่ประชุม 1/2570", "ประชุมใหญ่มีปีละครั้ง");
    assertThat(applicants.now(scene, applied.id()).state()).isEqualTo(State.SCREENED);
    assertThat(shown(decide(applied, "edit", decision)))
        .hasStatusOk()
        .bodyText()
        .contains("ที่ประชุม 1/2570", "ประชุมใหญ่มีปีละครั้ง");
    assertThat(get(applied, "")).bodyText().contains(MAY_ANSWER);
    assertThat(decide(applied, "record", decision)).hasStatus(302);
    assertThat(get(applied, "")).bodyText().doesNotContain(MAY_ANSWER);
  }

  @Test
  void theOnlyPossibleDecisionIsChosenAlready() {
    var applied = applicants.submitted(scene, ORCHID);
    assertThat(get(applied, "/decision"))
        .bodyText()
        .containsPattern("value=\"REFUSE\"[^>]*checked|checked[^>]*value=\"REFUSE\"")
        .doesNotContain("value=\"ADMIT\"");
  }

  @Test
  void oneReviewerAloneIsComparedWithNobody() {
    var applied = applicants.complete(scene, ORCHID);
    applicants.score(scene, applied, Role.OFFICER, 4, 3);
    var page =
        pages
            .get()
            .uri(scene.url("/applications/" + applied.id()))
            .with(scene.as(Role.OFFICER))
            .exchange();
    assertThat(page)
        .bodyText()
        .contains("เหตุผลหนึ่ง", "จากผู้คัดกรองคนแรก")
        .doesNotContain("ตรงกัน");
  }

  @Test
  void whoIsAMemberAlreadyReadsItBesideTheName() {
    var begun = applicants.begun(scene, ORCHID);
    var told =
        pages
            .post()
            .uri(scene.url("/apply/" + begun.link().value() + "/organization"))
            .param("nameTh", "มูลนิธิดวงตะวัน")
            .param("kind", "FOUNDATION")
            .param("number", "ชร 1")
            .with(csrf())
            .exchange();
    assertThat(told)
        .hasStatus(422)
        .bodyText()
        .contains("องค์กรนี้เป็นสมาชิกของเครือข่ายอยู่แล้ว", "มูลนิธิดวงตะวัน");
  }

  @Test
  void peopleOfTheAdmittedOrganizationAreInvitedForItAndNotForOnesOwn() {
    applicants.askToSign(scene);
    var applied = applicants.decided(coalition, ORCHID, true);
    var organization = applicants.now(scene, applied.id()).organization();
    var link = "/people/invite?organization=" + organization;
    assertThat(get(applied, "")).bodyText().contains(link);
    assertThat(pages.get().uri(scene.url(link)).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .containsPattern("value=\"" + organization + "\"[^>]*selected");
  }

  @Test
  void whoWasRefusedAppliesAgainWithTheFormerAnswers() {
    var refused = applicants.decided(coalition, ORCHID, false);
    var again = scene.url("/apply/" + refused.link().value() + "/again");
    assertThat(pages.get().uri(again)).hasStatusOk().bodyText().contains(ORCHID);
    var fresh = LinkToken.fresh().value();
    for (int i = 0; i < 2; i++)
      assertThat(pages.post().uri(again).param("key", fresh).with(csrf()))
          .hasRedirectedUrl(scene.url("/apply/" + fresh));
    assertThat(pages.get().uri(scene.url("/apply/" + fresh + "/work")))
        .hasStatusOk()
        .bodyText()
        .contains("ดูแลเด็กริมน้ำ");
    var draft = applicants.told(scene, "มูลนิธิอื่น");
    assertThat(
            pages
                .post()
                .uri(scene.url("/apply/" + draft.link().value() + "/again"))
                .param("key", LinkToken.fresh().value())
                .with(csrf()))
        .hasRedirectedUrl(scene.url("/apply/" + draft.link().value()));
  }

  private MvcTestResult get(Applicants.Applied applied, String page) {
    return pages
        .get()
        .uri(scene.url("/applications/" + applied.id() + page))
        .with(scene.as(Role.SECRETARY))
        .exchange();
  }

  private MvcTestResult shown(MvcTestResult answer) {
    return PagesAfterPosting.shown(pages, answer, scene.as(Role.SECRETARY));
  }

  private MvcTestResult decide(
      Applicants.Applied applied, String step, Map<String, String> fields) {
    var request =
        pages
            .post()
            .uri(scene.url("/applications/" + applied.id() + "/decision"))
            .param("step", step)
            .param("reference", "ที่ประชุม 1/2570")
            .param("on", Applicants.today())
            .with(csrf())
            .with(scene.as(Role.SECRETARY));
    fields.forEach(request::param);
    return request.exchange();
  }
}
