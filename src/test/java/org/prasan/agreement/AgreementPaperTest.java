package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Agreements on paper. */
@PrasanTest
class AgreementPaperTest {
  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired MockMvcTester pages;

  Scene scene;
  AgreementId id;

  @BeforeEach
  void anAgreementSignedByOneOfTwo() {
    scene = scenes.fresh();
    agreements.organizations(scene);
    id = agreements.open(scene);
    agreements.sign(scene, id);
  }

  @Test
  void thePdfShowsTextPartiesSignaturesAndFingerprintInCorrectThai() throws IOException {
    var bytes = paper("/paper/1/pdf");
    Files.write(Path.of("target", "agreement.pdf"), bytes);
    try (var document = Loader.loadPDF(bytes)) {
      var text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains(AgreementScenes.TITLE.th(), "ข้อ 1 ที่นี่ทำงานร่วมกัน", "ขอความยินยอม")
          .contains("We work together.")
          .contains(
              "ชบา ใจดี", "มูลนิธิดวงตะวัน", AgreementScenes.PARTNER.th(), "ลงนามในระบบประสาน");
      assertThat(text.replaceAll("\\s+", "")).contains(fingerprint());
    }
  }

  @Test
  void theDocxTellsWordOfTheComplexScript() throws IOException, XmlException {
    var bytes = paper("/paper/1/docx");
    Files.write(Path.of("target", "agreement.docx"), bytes);
    try (var document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      var defaults = document.getStyle().getDocDefaults().getRPrDefault().getRPr();
      assertThat(defaults.getRFontsArray(0).getCs()).isEqualTo("Sarabun");
      assertThat(defaults.getLangArray(0).getBidi()).isEqualTo("th-TH");
      assertThat(defaults.sizeOfSzCsArray()).isOne();
      assertThat(document.getParagraphs())
          .flatExtracting(paragraph -> paragraph.getRuns())
          .filteredOn(run -> !run.text().isBlank())
          .allSatisfy(run -> assertThat(run.getCTR().getRPr().sizeOfSzCsArray()).isOne());
      var text =
          String.join("\n", document.getParagraphs().stream().map(p -> p.getText()).toList());
      assertThat(text)
          .contains(
              AgreementScenes.TITLE.th(), "ข้อ 1 ที่นี่ทำงานร่วมกัน", "ชบา ใจดี", fingerprint());
    }
  }

  @Test
  void membersOfOtherCoalitionsAndVisitorsGetNoPaper() {
    var url = AgreementScenes.page(scene, id, "/paper/1/pdf");
    assertThat(pages.get().uri(url)).hasStatus3xxRedirection();
    var other = scenes.fresh();
    assertThat(
            pages
                .get()
                .uri(AgreementScenes.page(other, id, "/paper/1/pdf"))
                .with(other.as(Role.DIRECTOR)))
        .hasStatus(404);
  }

  private String fingerprint() {
    return agreements.dossier(scene, id).newest().orElseThrow().fingerprint();
  }

  private byte[] paper(String path) {
    var result =
        pages
            .get()
            .uri(AgreementScenes.page(scene, id, path))
            .with(scene.as(Role.STAFF))
            .exchange();
    assertThat(result).hasStatusOk();
    return result.getResponse().getContentAsByteArray();
  }
}
