package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.standing.Memberships;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The organization that is judged is the organization that is admitted. */
@PrasanTest
class RenamedApplicantTest {
  private static final String BAMBOO = "มูลนิธิใบไผ่";
  private static final String BANANA = "มูลนิธิใบตอง";

  @Autowired Scenes scenes;
  @Autowired Applicants applicants;
  @Autowired OrganizationRegistry registry;
  @Autowired Memberships memberships;
  @Autowired MockMvcTester pages;

  private Applicants.Coalition coalition;
  private Scene scene;
  private Desk desk;

  @BeforeEach
  void aCoalitionThatTakesMembers() {
    coalition = applicants.coalition();
    scene = coalition.scene();
    desk = Desk.at(pages, scene);
  }

  @Test
  void whoIsRenamedBetweenTwoSubmissionsIsAdmittedUnderTheNameThatWasJudged() {
    var known = known(scene, OrganizationId.fresh(), BAMBOO);
    var applied = applicants.incomplete(scene, BAMBOO);
    rename(desk, applied, BANANA);
    endorse(applied);
    assertThat(desk.post(Role.SECRETARY, decision(applied), Desk.verdict("verdict", "ADMIT")))
        .hasStatus(302);
    var now = applicants.now(scene, applied.id());
    assertThat(now.organization()).isNotNull().isNotEqualTo(known);
    assertThat(standing(known)).isFalse();
    assertThat(standing(Objects.requireNonNull(now.organization()))).isTrue();
  }

  @Test
  void nobodyJudgesTheOwnOrganizationAfterItWasRenamed() {
    var own = scenes.fresh();
    known(own, own.organization(), BAMBOO);
    var applied = applicants.incomplete(own, BANANA);
    var ownDesk = Desk.at(pages, own);
    rename(ownDesk, applied, BAMBOO);
    assertThat(ownDesk.judge(Role.SECRETARY, applied, "/complete"))
        .hasStatus(422)
        .bodyText()
        .contains("คุณทำหน้าที่แทนองค์กรที่สมัคร");
    assertThat(ownDesk.get(Role.OFFICER, "/applications/" + applied.id()))
        .hasStatusOk()
        .bodyText()
        .doesNotContain(Applicants.EMAIL);
  }

  @Test
  void nobodyTakesTheNameOfAnOrganizationThatHasToWaitAfterARefusal() {
    applicants.rule(scene, RuleKey.REAPPLY_AFTER_DAYS, new RuleValue.Amount(90));
    applicants.decided(coalition, BAMBOO, false);
    var applied = applicants.incomplete(scene, BANANA);
    assertThat(desk.send(applied, "/organization", Desk.organization(BAMBOO))).hasStatus(302);
    assertThat(desk.send(applied, "/check", Map.of("consent", "true")))
        .hasStatus(422)
        .bodyText()
        .contains("องค์กรนี้สมัครใหม่ได้ตั้งแต่");
  }

  @Test
  void theSecretaryConfirmsAnOrganizationThatTheRegistryCameToKnowLater() {
    var applied = applicants.endorsed(coalition, BAMBOO);
    var known = known(scene, OrganizationId.fresh(), BAMBOO);
    assertThat(
            desk.post(
                Role.SECRETARY,
                decision(applied),
                Desk.verdict("verdict", "ADMIT", "registered", "")))
        .hasStatus(422)
        .bodyText()
        .contains("ทะเบียนรู้จักองค์กรนี้", BAMBOO, known.toString(), "1/2570");
    assertThat(standing(known)).isFalse();
    assertThat(
            desk.post(
                Role.SECRETARY,
                decision(applied),
                Desk.verdict("verdict", "ADMIT", "registered", known.toString())))
        .hasStatus(302);
    assertThat(standing(known)).isTrue();
  }

  @Test
  void whoBecameAMemberMeanwhileIsNotAdmittedOnceMore() {
    var applied = applicants.endorsed(coalition, BAMBOO);
    var member = OrganizationId.fresh();
    applicants.member(scene, member, BAMBOO);
    assertThat(
            desk.post(
                Role.SECRETARY,
                decision(applied),
                Desk.verdict("verdict", "ADMIT", "registered", member.toString())))
        .hasStatus(422)
        .bodyText()
        .contains("เป็นสมาชิกของเครือข่ายอยู่แล้ว");
  }

  @Test
  void whoJudgesReadsUnderWhichNameTheRegistryKnowsTheApplicant() {
    var known = OrganizationId.fresh();
    scene.in(
        () ->
            registry.add(
                scene.acting(Role.SECRETARY),
                known,
                NewOrganization.named(LocalizedText.of(BAMBOO), OrganizationKind.FOUNDATION)));
    var applied = applicants.submitted(scene, BAMBOO);
    assertThat(desk.get(Role.OFFICER, "/applications/" + applied.id()))
        .bodyText()
        .contains("ทะเบียนรู้จักองค์กรนี้", "ไม่ได้เป็นสมาชิก", known.toString());
  }

  private void endorse(Applicants.Applied applied) {
    assertThat(desk.judge(Role.SECRETARY, applied, "/complete")).hasStatus(302);
    applicants.score(scene, applied, Role.OFFICER, 4, 3);
    applicants.score(scene, applied, Role.SECRETARY, 2, 3);
    assertThat(desk.judge(Role.SECRETARY, applied, "/open-endorsement")).hasStatus(302);
    applicants.answer(scene, applied, scene.acting(Role.DIRECTOR), Answer.ENDORSE);
    applicants.answer(scene, applied, coalition.directorOfOther(), Answer.ABSTAIN);
  }

  private static void rename(Desk desk, Applicants.Applied applied, String name) {
    assertThat(desk.send(applied, "/organization", Desk.organization(name))).hasStatus(302);
    assertThat(desk.send(applied, "/check", Map.of("consent", "true"))).hasStatus(302);
  }

  private static String decision(Applicants.Applied applied) {
    return "/applications/" + applied.id() + "/decision";
  }

  private OrganizationId known(Scene where, OrganizationId id, String name) {
    return where.in(
        () ->
            registry.add(
                where.acting(Role.SECRETARY),
                id,
                NewOrganization.named(LocalizedText.of(name), OrganizationKind.FOUNDATION)));
  }

  private boolean standing(OrganizationId organization) {
    var today = LocalDate.now(java.time.ZoneId.of("Asia/Bangkok"));
    return scene.in(() -> memberships.standing(scene.id(), organization, today)).isPresent();
  }
}
