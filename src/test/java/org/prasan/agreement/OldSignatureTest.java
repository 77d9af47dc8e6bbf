package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A paper says that it was signed before its text was written here. */
@PrasanTest
class OldSignatureTest {
  private static final byte[] PAPER =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
          .getBytes(StandardCharsets.US_ASCII);

  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired MockMvcTester pages;

  private Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    agreements.organizations(scene);
  }

  @Test
  void underATextWrittenTodayThatCannotBe() {
    var id = agreements.open(scene);
    for (var confirmed : new String[] {"false", "true"})
      assertThat(send(id, "1 มกราคม 2540", confirmed))
          .hasStatus(422)
          .bodyText()
          .contains("จึงลงนามก่อนหน้านั้นไม่ได้", "1 มกราคม 2540", "พนา เก็บดาว");
    assertThat(agreements.dossier(scene, id).signatures()).isEmpty();
  }

  @Test
  void whatWasSignedBeforePrasanWasUsedIsAskedTwice() {
    var id = agreements.recorded(scene);
    assertThat(send(id, "18/9/2562", "false"))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดยืนยันด้านล่าง", "name=\"older\"");
    assertThat(agreements.dossier(scene, id).signatures()).isEmpty();
    assertThat(send(id, "18/9/2562", "true")).hasStatus3xxRedirection();
    assertThat(agreements.dossier(scene, id).signatures())
        .extracting(Signature::on)
        .containsExactly(LocalDate.of(2019, 9, 18));
  }

  private MvcTestResult send(AgreementId id, String on, String confirmed) {
    var partner = agreements.dossier(scene, id).parties().getLast().id();
    return pages
        .post()
        .uri(AgreementScenes.page(scene, id, "/parties/" + partner + "/signature"))
        .multipart()
        .file(new MockMultipartFile("paper", "ลงนาม.pdf", "application/pdf", PAPER))
        .param("text", "1")
        .param("name", "พนา เก็บดาว")
        .param("position", "หัวหน้าสำนักงาน")
        .param("on", on)
        .param("older", confirmed)
        .with(csrf())
        .with(scene.as(Role.SECRETARY))
        .exchange();
  }
}
