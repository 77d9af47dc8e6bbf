package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What two do to one agreement at the same moment. */
@PrasanTest
@Tag("data")
class SignedAtOnceTest {
  private static final byte[] PAPER =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
          .getBytes(StandardCharsets.US_ASCII);

  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired MockMvcTester pages;

  private Scene scene;
  private AgreementId id;

  @BeforeEach
  void anAgreementOpenForSignature() {
    scene = scenes.fresh();
    agreements.organizations(scene);
    id = agreements.open(scene);
  }

  @Test
  void twoWhoSignForOneOrganizationSignOnce() throws Exception {
    var fingerprint = fingerprint();
    var answers =
        AtOnce.all(
            () -> sign(Role.DIRECTOR, fingerprint),
            () -> sign(Role.DIRECTOR, fingerprint),
            () -> sign(Role.FOCAL_POINT, fingerprint));
    assertThat(statuses(answers)).containsOnly(302);
    assertThat(agreements.dossier(scene, id).signatures()).hasSize(1);
  }

  @Test
  void signedHereAndRecordedFromPaperAtOnceItIsOneSignature() throws Exception {
    var fingerprint = fingerprint();
    var party = agreements.dossier(scene, id).partyOf(scene.organization()).orElseThrow();
    var answers =
        AtOnce.all(() -> sign(Role.DIRECTOR, fingerprint), () -> record(party.id().toString()));
    assertThat(statuses(answers)).containsOnly(302);
    assertThat(agreements.dossier(scene, id).signatures()).hasSize(1);
  }

  @Test
  void ofTwoNewTextsWrittenOnTheSameOneTheSecondIsTold() throws Exception {
    var answers = AtOnce.all(() -> write("ข้อ 1 ฉบับของเรา"), () -> write("ข้อ 1 ฉบับของเขา"));
    assertThat(statuses(answers)).containsExactlyInAnyOrder(302, 409);
    assertThat(agreements.dossier(scene, id).texts()).hasSize(2);
  }

  private String fingerprint() {
    return agreements.dossier(scene, id).texts().getLast().fingerprint();
  }

  private MvcTestResult sign(Role role, String fingerprint) {
    return pages
        .post()
        .uri(AgreementScenes.page(scene, id, "/sign/confirm"))
        .param("text", "1")
        .param("fingerprint", fingerprint)
        .param("name", "ชบา ใจดี")
        .param("position", "ผู้อำนวยการ")
        .with(csrf())
        .with(scene.as(role))
        .exchange();
  }

  private MvcTestResult write(String text) {
    return pages
        .post()
        .uri(AgreementScenes.page(scene, id, "/text"))
        .param("basis", "1")
        .param("th", text)
        .with(csrf())
        .with(scene.as(Role.SECRETARY))
        .exchange();
  }

  private MvcTestResult record(String party) {
    return pages
        .post()
        .uri(AgreementScenes.page(scene, id, "/parties/" + party + "/signature"))
        .multipart()
        .file(new MockMultipartFile("paper", "ลงนาม.pdf", "application/pdf", PAPER))
        .param("text", "1")
        .param("name", "ชบา ใจดี")
        .param("position", "ผู้อำนวยการ")
        .param("on", AgreementScenes.today())
        .with(csrf())
        .with(scene.as(Role.SECRETARY))
        .exchange();
  }

  private static List<Integer> statuses(List<MvcTestResult> answers) {
    return answers.stream().map(answer -> answer.getResponse().getStatus()).toList();
  }
}
