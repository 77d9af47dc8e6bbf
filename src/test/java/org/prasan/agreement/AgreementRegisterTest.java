package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.BrokenLines;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The register of agreements, the home page, and how the office leads an agreement on. */
@PrasanTest
@Tag("data")
class AgreementRegisterTest {
  private static final String TITLE = AgreementScenes.TITLE.th();

  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;

  Scene scene;
  OrganizationId other;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    other = agreements.organizations(scene);
  }

  @Test
  void visitorsSeeWhatHoldsAndWhatIsKnownAsANumberButNoDraft() {
    agreements.draft(scene);
    list(Role.VISITOR).doesNotContain(TITLE);
    agreements.recorded(scene);
    list(Role.VISITOR).contains(TITLE, "14 องค์กร (ทราบเพียงจำนวน)", "สำนักงานทดสอบ");
    assertThat(pages.get().uri(AgreementScenes.page(scene, agreements.open(scene), "")))
        .hasStatus3xxRedirection();
  }

  @Test
  void visitorsAreNotToldOfASigningThatDoesNotHold() {
    var never = agreements.open(scene);
    agreements.sign(scene, never);
    agreements.write(scene, never, 1, "ข้อ 1 ข้อความใหม่");
    assertThat(post(never, "/end", "on", "1/11/2569", "why", "เปลี่ยนใจ"))
        .hasStatus3xxRedirection();
    list(Role.VISITOR).doesNotContain(TITLE);
    agreements.inForce(scene);
    list(Role.VISITOR).contains(TITLE, "1 องค์กร").doesNotContain("สำนักงานทดสอบ");
  }

  @Test
  void theRegisterIsNarrowedByStateKindPartyAndWords() {
    agreements.open(scene);
    list(Role.STAFF, "?state=OPEN").contains(TITLE);
    list(Role.STAFF, "?state=DRAFT").doesNotContain(TITLE);
    list(Role.STAFF, "?kind=MEMBERSHIP").contains(TITLE);
    list(Role.STAFF, "?kind=OTHER").doesNotContain(TITLE);
    list(Role.STAFF, "?party=" + scene.organization()).contains(TITLE);
    list(Role.STAFF, "?party=" + other).doesNotContain(TITLE);
    list(Role.STAFF, "?q=สำนักงาน ทดสอบ").contains(TITLE);
    list(Role.STAFF, "?q=ไม่มีคำนี้").doesNotContain(TITLE).contains("ไม่พบบันทึกข้อตกลง");
  }

  @Test
  void theExportHoldsWhatTheListShows() {
    agreements.open(scene);
    assertThat(get("/agreements/export/csv?state=OPEN", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains(TITLE, "0 จาก 2", "มูลนิธิดวงตะวัน");
    assertThat(get("/agreements/export/csv?state=DRAFT", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("มูลนิธิดวงตะวัน");
    for (var format : new String[] {"xlsx", "pdf"})
      assertThat(get("/agreements/export/" + format, Role.STAFF)).hasStatusOk();
  }

  @Test
  void homeAsksWhoMaySignUntilItIsSigned() {
    var id = agreements.open(scene);
    home(Role.ALTERNATE).contains("ลงนาม “" + TITLE + "” ในนามองค์กรของคุณ");
    home(Role.STAFF).doesNotContain(TITLE);
    home(Role.SECRETARY).contains("“" + TITLE + "” ลงนามแล้ว 0 จาก 2 ราย");
    agreements.sign(scene, id);
    home(Role.ALTERNATE).doesNotContain(TITLE);
    home(Role.SECRETARY).contains("“" + TITLE + "” ลงนามแล้ว 1 จาก 2 ราย");
  }

  @Test
  void anAgreementIsAddedOnceHoweverOftenItIsSent() {
    var id = AgreementId.fresh();
    for (int i = 0; i < 2; i++)
      assertThat(add(id, "18 กันยายน 2562", "14")).hasStatus3xxRedirection();
    var agreement = agreements.dossier(scene, id).agreement();
    assertThat(agreement.stored()).isEqualTo(AgreementState.RECORDED);
    assertThat(get("/agreements/" + id, Role.STAFF))
        .bodyText()
        .contains("มี 14 องค์กรลงนาม ทราบเพียงจำนวน", "ไม่มีข้อความของข้อตกลงนี้");
  }

  @Test
  void whatIsTypedWronglyIsToldBesideTheFieldAndKept() {
    assertThat(add(AgreementId.fresh(), "วันหนึ่ง", "มาก"))
        .hasStatus(422)
        .bodyText()
        .contains("วันหนึ่ง", "มาก");
  }

  @Test
  void anAgreementNobodyHasSignedIsNotPutInForce() {
    var id = agreements.open(scene);
    assertThat(post(id, "/in-force", "from", "1/1/2568"))
        .hasStatus(409)
        .bodyText()
        .contains("ยังไม่มีใครลงนาม");
    agreements.sign(scene, id);
    assertThat(post(id, "/take-back")).hasStatus(409).bodyText().contains("มีผู้ลงนามแล้ว");
    assertThat(post(id, "/in-force", "from", "2/1/2568", "until", "1/1/2568")).hasStatus(422);
    assertThat(post(id, "/in-force", "from", "1/1/2568")).hasStatus3xxRedirection();
  }

  @Test
  void aPartyThatHasSignedStays() {
    var id = agreements.open(scene);
    agreements.sign(scene, id);
    var parties = agreements.dossier(scene, id).parties();
    assertThat(post(id, "/parties/" + parties.getFirst().id() + "/remove"))
        .hasStatus(409)
        .bodyText()
        .contains("ลงนามแล้ว จึงนำออกไม่ได้");
    lines.during(
        () ->
            assertThat(post(id, "/parties/" + parties.getLast().id() + "/remove"))
                .hasStatus3xxRedirection());
    assertThat(agreements.dossier(scene, id).parties()).hasSize(1);
  }

  @Test
  void anAgreementEndsByItselfAfterItsLastDay() {
    var id = agreements.inForce(scene);
    assertThat(post(id, "/term", "from", "1/1/2568", "until", "1/2/2568"))
        .hasStatus3xxRedirection();
    assertThat(agreements.dossier(scene, id).state()).isEqualTo(AgreementState.ENDED);
    list(Role.STAFF, "?state=ENDED").contains(TITLE);
  }

  @Test
  void aReplacedAgreementHoldsUntilTheDayBeforeTheNewOne() {
    var old = agreements.recorded(scene);
    var fresh = agreements.inForce(scene);
    assertThat(post(old, "/replace", "by", old.toString())).hasStatus(409);
    assertThat(post(old, "/replace", "by", fresh.toString())).hasStatus3xxRedirection();
    var term = agreements.dossier(scene, old).agreement().term();
    assertThat(term.until()).isEqualTo("2024-12-31");
    assertThat(get("/agreements/" + old, Role.STAFF)).bodyText().contains("/agreements/" + fresh);
  }

  @Test
  void anAgreementOfAnotherCoalitionIsNotThere() {
    var elsewhere = scenes.fresh();
    agreements.organizations(elsewhere);
    var foreign = agreements.open(elsewhere);
    for (var path : new String[] {"", "/edit", "/text", "/parties", "/text/1", "/compare", "/end"})
      assertThat(get("/agreements/" + foreign + path, Role.SECRETARY)).as(path).hasStatus(404);
    assertThat(get("/agreements/" + foreign + "/sign", Role.DIRECTOR)).hasStatus(404);
  }

  private MvcTestResult add(AgreementId id, String signed, String signatories) {
    return pages
        .post()
        .uri(scene.url("/agreements/new"))
        .param("id", id.toString())
        .param("kind", "COOPERATION")
        .param("titleTh", "บันทึกเดิม")
        .param("signed", signed)
        .param("signatories", signatories)
        .with(csrf())
        .with(scene.as(Role.SECRETARY))
        .exchange();
  }

  private MvcTestResult post(AgreementId id, String path, String... parameters) {
    var request =
        pages
            .post()
            .uri(AgreementScenes.page(scene, id, path))
            .with(csrf())
            .with(scene.as(Role.SECRETARY));
    for (int at = 0; at < parameters.length; at += 2)
      request = request.param(parameters[at], parameters[at + 1]);
    return request.exchange();
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private AbstractStringAssert<?> list(Role role) {
    return list(role, "");
  }

  private AbstractStringAssert<?> list(Role role, String query) {
    return assertThat(get("/agreements" + query, role)).hasStatusOk().bodyText();
  }

  private AbstractStringAssert<?> home(Role role) {
    return assertThat(get("/home", role)).hasStatusOk().bodyText();
  }
}
