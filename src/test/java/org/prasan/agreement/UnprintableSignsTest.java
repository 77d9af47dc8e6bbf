package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What no paper can show is kept out of names, titles and texts, and harms none that has it. */
@PrasanTest
class UnprintableSignsTest {
  private static final byte[] COPY =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
          .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired SignAgreement sign;
  @Autowired MockMvcTester pages;

  private Scene scene;
  private AgreementId id;

  @BeforeEach
  void anAgreementOpenForSignature() {
    scene = scenes.fresh();
    agreements.organizations(scene);
    id = agreements.open(scene);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0001", "\u202e", "\ufffe", "\0", "\n", "\u3164"})
  void theNameOfASignerIsOneCleanLine(String sign) throws IOException {
    var newest = agreements.dossier(scene, id).newest().orElseThrow();
    var fields =
        Map.of(
            "text",
            "1",
            "fingerprint",
            newest.fingerprint(),
            "name",
            "ชบา" + sign + " ใจดี",
            "position",
            "ผู้อำนวยการ" + sign);
    assertThat(post(Role.DIRECTOR, "/sign/confirm", fields)).hasStatus(302);
    var signer = agreements.dossier(scene, id).signatures().getFirst().signer();
    assertThat(signer).isEqualTo(new Signature.Signer("ชบา ใจดี", "ผู้อำนวยการ"));
    assertThat(pdf(1)).contains("ชบา ใจดี");
  }

  @Test
  void theSameHoldsForASignatureOnPaper() throws IOException {
    var party = agreements.dossier(scene, id).parties().getFirst();
    var result =
        pages
            .post()
            .uri(AgreementScenes.page(scene, id, "/parties/" + party.id() + "/signature"))
            .multipart()
            .file(new MockMultipartFile("paper", "a.pdf", "application/pdf", COPY))
            .param("text", "1")
            .param("name", "ชบา\u0001\0 ใจดี\ufffe")
            .param("position", "ผู้อำนวยการ\u0002")
            .param("on", AgreementScenes.today())
            .with(csrf())
            .with(scene.as(Role.SECRETARY))
            .exchange();
    assertThat(result).hasStatus(302);
    assertThat(agreements.dossier(scene, id).signatures().getFirst().signer())
        .isEqualTo(new Signature.Signer("ชบา ใจดี", "ผู้อำนวยการ"));
    assertThat(pdf(1)).contains("ชบา ใจดี");
  }

  @Test
  void titleAndTextAreCleanedToo() throws IOException {
    var draft = agreements.draft(scene);
    var edit = new HashMap<String, String>();
    edit.put("kind", "MEMBERSHIP");
    edit.put("titleTh", "บันทึก\u0001ข้อตกลง\0ใหม่\ufffe");
    edit.put("version", String.valueOf(agreements.dossier(scene, draft).agreement().version()));
    assertThat(post(draft, Role.SECRETARY, "/edit", edit)).hasStatus(302);
    assertThat(agreements.dossier(scene, draft).agreement().title().th())
        .isEqualTo("บันทึกข้อตกลงใหม่");
    var text = Map.of("basis", "1", "th", "ข้อ 1\u0001 ทำงาน\ufffeร่วมกัน\0");
    assertThat(post(draft, Role.SECRETARY, "/text", text)).hasStatus(302);
    assertThat(agreements.dossier(scene, draft).newest().orElseThrow().text().th())
        .isEqualTo("ข้อ 1 ทำงานร่วมกัน");
    id = draft;
    assertThat(pdf(2)).contains("บันทึกข้อตกลงใหม่", "ทำงานร่วมกัน");
  }

  @Test
  void whatWasKeptBeforeIsPrintedWithoutIt() throws IOException {
    var newest = agreements.dossier(scene, id).newest().orElseThrow();
    var seen = new SignAgreement.Seen(newest.number(), newest.fingerprint());
    var signer = new Signature.Signer("ชบา\u0001\ufffe ใจดี", "ผู้อำนวยการ\u0002");
    scene.in(() -> sign.sign(scene.acting(Role.DIRECTOR), id, seen, signer));
    assertThat(pdf(1)).contains("ชบา ใจดี");
    for (var format : List.of("docx", "txt")) assertThat(get("/paper/1/" + format)).hasStatusOk();
  }

  private String pdf(int number) throws IOException {
    var result = get("/paper/" + number + "/pdf");
    assertThat(result).hasStatusOk();
    try (var document = Loader.loadPDF(result.getResponse().getContentAsByteArray())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private MvcTestResult get(String path) {
    return pages
        .get()
        .uri(AgreementScenes.page(scene, id, path))
        .with(scene.as(Role.DIRECTOR))
        .exchange();
  }

  private MvcTestResult post(Role role, String path, Map<String, String> fields) {
    return post(id, role, path, fields);
  }

  private MvcTestResult post(
      AgreementId which, Role role, String path, Map<String, String> fields) {
    var request =
        pages
            .post()
            .uri(AgreementScenes.page(scene, which, path))
            .with(csrf())
            .with(scene.as(role));
    fields.forEach(request::param);
    return request.exchange();
  }
}
