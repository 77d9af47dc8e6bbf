package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** An agreement of many parties, on paper and on the page. */
@PrasanTest
class ManySignaturesTest {
  private static final int PARTIES = 35;

  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired ChangeParties parties;
  @Autowired MockMvcTester pages;

  @Test
  void onPaperTheHeadingStaysWithTheFirstPlaceAndTwoStandSideBySide() throws IOException {
    var scene = scenes.fresh();
    agreements.organizations(scene);
    var id = agreements.draft(scene);
    scene.in(
        () -> {
          for (int i = 3; i <= PARTIES; i++)
            parties.add(
                scene.acting(Role.SECRETARY), id, List.of(), LocalizedText.of("สมาคมที่ " + i));
          return true;
        });
    var paper =
        pages
            .get()
            .uri(AgreementScenes.page(scene, id, "/paper/1/pdf"))
            .with(scene.as(Role.SECRETARY))
            .exchange()
            .getResponse()
            .getContentAsByteArray();
    try (var document = Loader.loadPDF(paper)) {
      int places = 0;
      for (int number = 1; number <= document.getNumberOfPages(); number++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        var text = stripper.getText(document);
        int here = text.split("ตำแหน่ง", -1).length - 1;
        if (number > 1) assertThat(here).as("page " + number).isPositive();
        places += here;
      }
      assertThat(places).isEqualTo(PARTIES);
      assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(6);
    }
  }

  @Test
  void whoHasYetToSignStandsFirstAndSignersAreFolded() {
    var scene = scenes.fresh();
    agreements.organizations(scene);
    var id = agreements.open(scene);
    agreements.sign(scene, id);
    var page =
        pages.get().uri(AgreementScenes.page(scene, id, "")).with(scene.as(Role.STAFF)).exchange();
    assertThat(page)
        .bodyText()
        .containsSubsequence("รอลงนาม", "<details", "ผู้ที่ลงนามแล้ว 1 ราย", "ชบา ใจดี");
  }
}
