package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody signs a text for an organization. */
@PrasanTest
@RecordApplicationEvents
class SignAgreementTest {
  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEvents events;

  Scene scene;
  OrganizationId other;
  AgreementId id;

  @BeforeEach
  void anAgreementOpenForSignature() {
    scene = scenes.fresh();
    other = agreements.organizations(scene);
    id = agreements.open(scene);
  }

  @Test
  void nobodySignsForAnOrganizationThatIsNoParty() {
    var stranger = scenes.fresh();
    assertThat(get("/sign", stranger, Role.DIRECTOR)).hasStatus(403);
    scene.in(
        () ->
            jdbc.sql("delete from agreement.party where organization_id = ?")
                .param(scene.organization().value())
                .update());
    assertThat(get("/sign", scene, Role.DIRECTOR)).hasStatus(404);
    assertThat(post("/sign", 1, fingerprint())).hasStatus(404);
    assertThat(post("/sign/confirm", 1, fingerprint())).hasStatus(404);
    assertThat(get("/signed", scene, Role.DIRECTOR)).hasStatus(404);
  }

  @Test
  void staffMayReadButNotSign() {
    assertThat(get("", scene, Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("รอลงนาม")
        .doesNotContain("/sign\"");
    assertThat(get("/sign", scene, Role.STAFF)).hasStatus(403);
  }

  @Test
  void withoutNameOrPositionNothingIsSignedAndWhatWasTypedStays() {
    var result =
        pages
            .post()
            .uri(AgreementScenes.page(scene, id, "/sign"))
            .param("text", "1")
            .param("fingerprint", fingerprint())
            .param("name", "ชบา ใจดี")
            .param("position", " ")
            .with(csrf())
            .with(scene.as(Role.DIRECTOR))
            .exchange();
    assertThat(result).hasStatus(422).bodyText().contains("ชบา ใจดี");
    assertThat(agreements.dossier(scene, id).signatures()).isEmpty();
  }

  @Test
  void thePageBeforeSigningShowsWhatWillBeSignedAndSignsNothing() {
    var sent = post("/sign", 1, fingerprint());
    var check = AgreementScenes.page(scene, id, "/sign/check");
    assertThat(sent).hasRedirectedUrl(check);
    assertThat(
            pages
                .get()
                .uri(check)
                .cookie(sent.getResponse().getCookies())
                .with(scene.as(Role.DIRECTOR)))
        .hasStatusOk()
        .bodyText()
        .contains(fingerprint(), "ชบา ใจดี", "ผู้อำนวยการ", "มูลนิธิดวงตะวัน");
    assertThat(get("/sign/check", scene, Role.DIRECTOR))
        .hasRedirectedUrl(AgreementScenes.page(scene, id, "/sign"));
    assertThat(agreements.dossier(scene, id).signatures()).isEmpty();
  }

  @Test
  void whoeverSignsWhatIsInForceIsNotToldToWaitForThat() {
    id = agreements.inForce(scene);
    assertThat(get("/signed", scene, Role.DIRECTOR))
        .hasStatusOk()
        .bodyText()
        .contains("ข้อตกลงมีผลใช้แล้ว")
        .doesNotContain("เลขานุการจะบันทึก");
  }

  @Test
  void whoeverSignsGetsAReferenceAndOthersAreTold() {
    assertThat(post("/sign/confirm", 1, fingerprint())).hasStatus3xxRedirection();
    var signature = agreements.dossier(scene, id).signatures().getFirst();
    assertThat(signature.fingerprint()).isEqualTo(fingerprint());
    assertThat(signature.recordedBy()).isEqualTo(scene.person(Role.DIRECTOR));
    assertThat(get("/signed", scene, Role.DIRECTOR))
        .hasStatusOk()
        .bodyText()
        .contains(signature.reference(), "ลงนามแล้ว 1 จาก 2 ราย");
    assertThat(events.stream(AgreementSigned.class))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.agreement()).isEqualTo(id);
              assertThat(told.organization()).isEqualTo(scene.organization());
              assertThat(told.kind()).isEqualTo(AgreementKind.MEMBERSHIP);
            });
    assertThat(pages.get().uri(scene.url("/audit")).with(scene.as(Role.OFFICER)))
        .bodyText()
        .contains("ลงนามใน" + AgreementScenes.TITLE.th(), signature.reference());
  }

  @Test
  void pressingTwiceSignsOnce() {
    post("/sign/confirm", 1, fingerprint());
    var first = agreements.dossier(scene, id).signatures();
    assertThat(post("/sign/confirm", 1, fingerprint())).hasStatus3xxRedirection();
    assertThat(agreements.dossier(scene, id).signatures()).isEqualTo(first);
    assertThat(events.stream(AgreementSigned.class)).hasSize(1);
  }

  @Test
  void anOldPageOfASupersededTextIsRefusedInWords() {
    var old = fingerprint();
    agreements.write(scene, id, 1, "ข้อ 1 ข้อความที่แก้แล้ว");
    for (var step : new String[] {"/sign", "/sign/confirm"})
      assertThat(post(step, 1, old))
          .hasStatus(409)
          .bodyText()
          .contains(
              "ไม่ใช่ฉบับล่าสุด", "ฉบับที่ 2", "ยังไม่มีการลงนามใด", "ผู้อำนวยการ", "แก้แล้ว");
    assertThat(agreements.dossier(scene, id).signatures()).isEmpty();
  }

  @Test
  void aNumberWithTheFingerprintOfAnotherTextIsRefused() {
    assertThat(post("/sign/confirm", 1, "0".repeat(64))).hasStatus(409);
    assertThat(post("/sign/confirm", 7, fingerprint())).hasStatus(409);
  }

  @Test
  void aNewTextLeavesTheOldSignatureWithTheTextThatWasSigned() {
    post("/sign/confirm", 1, fingerprint());
    var signed = fingerprint();
    agreements.write(scene, id, 1, "ข้อ 1 ข้อความที่แก้แล้ว");
    var dossier = agreements.dossier(scene, id);
    var party = dossier.partyOf(scene.organization()).orElseThrow();
    assertThat(dossier.signature(party)).isEmpty();
    assertThat(dossier.earlier(party).orElseThrow().fingerprint()).isEqualTo(signed);
    assertThat(get("", scene, Role.DIRECTOR)).bodyText().contains("เคยลงนามในฉบับที่ 1");
  }

  @Test
  void neitherTextNorSignatureCanBeChangedInTheDatabase() {
    post("/sign/confirm", 1, fingerprint());
    for (var change :
        new String[] {
          "update agreement.text_version set text_th = 'ปลอม' where coalition_id = ?",
          "delete from agreement.text_version where coalition_id = ?",
          "update agreement.signature set signer = 'ปลอม' where coalition_id = ?",
          "delete from agreement.signature where coalition_id = ?"
        })
      assertThatThrownBy(() -> scene.in(() -> jdbc.sql(change).param(scene.id().value()).update()))
          .hasStackTraceContaining("permission denied");
  }

  @Test
  void anAgreementThatHasEndedIsNoLongerSigned() {
    var ended = agreements.in(scene, AgreementState.ENDED);
    agreements.write(scene, ended, 1, "ข้อ 9");
    assertThat(
            pages
                .get()
                .uri(AgreementScenes.page(scene, agreements.draft(scene), "/sign"))
                .with(scene.as(Role.DIRECTOR)))
        .hasStatus(409)
        .bodyText()
        .contains("ยังเป็นร่าง");
    assertThat(
            pages
                .post()
                .uri(AgreementScenes.page(scene, ended, "/text"))
                .param("basis", "1")
                .param("th", "ข้อ 9")
                .with(csrf())
                .with(scene.as(Role.SECRETARY)))
        .hasStatus(409)
        .bodyText()
        .contains("สิ้นสุดแล้ว");
  }

  private String fingerprint() {
    return agreements.dossier(scene, id).texts().getLast().fingerprint();
  }

  private MvcTestResult get(String path, Scene who, Role role) {
    return pages.get().uri(AgreementScenes.page(scene, id, path)).with(who.as(role)).exchange();
  }

  private MvcTestResult post(String path, int text, String fingerprint) {
    return pages
        .post()
        .uri(AgreementScenes.page(scene, id, path))
        .param("text", String.valueOf(text))
        .param("fingerprint", fingerprint)
        .param("name", "ชบา ใจดี")
        .param("position", "ผู้อำนวยการ")
        .with(csrf())
        .with(scene.as(Role.DIRECTOR))
        .exchange();
  }
}
