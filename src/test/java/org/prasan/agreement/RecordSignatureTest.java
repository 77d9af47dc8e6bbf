package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The office puts signed papers on record. */
@PrasanTest
class RecordSignatureTest {
  private static final byte[] PAPER =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
          .getBytes(StandardCharsets.US_ASCII);

  private static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");

  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired MockMvcTester pages;

  Scene scene;
  AgreementId id;
  UUID partner;

  @BeforeEach
  void anAgreementOpenForSignature() {
    scene = scenes.fresh();
    agreements.organizations(scene);
    id = agreements.open(scene);
    partner = agreements.dossier(scene, id).parties().getLast().id();
  }

  @Test
  void aSignedPaperIsKeptWithWhoSignedAndWhen() {
    assertThat(send(Role.SECRETARY, PAPER, today())).hasStatus3xxRedirection();
    var signature = agreements.dossier(scene, id).signatures().getFirst();
    assertThat(signature.on()).isEqualTo(LocalDate.now(ZONE));
    assertThat(signature.signer().name()).isEqualTo("พนา เก็บดาว");
    var url = scene.url("/files/" + Objects.requireNonNull(signature.paper()).file());
    assertThat(pages.get().uri(url).with(scene.as(Role.FOCAL_POINT))).hasStatusOk();
    assertThat(pages.get().uri(url).with(scene.as(Role.STAFF))).hasStatus(404);
    assertThat(pages.get().uri(url)).hasStatus(404);
  }

  @Test
  void theSamePaperSentTwiceIsOnRecordOnce() {
    send(Role.ADMINISTRATOR, PAPER, today());
    var first = agreements.dossier(scene, id).signatures();
    assertThat(send(Role.ADMINISTRATOR, PAPER, today())).hasStatus3xxRedirection();
    assertThat(agreements.dossier(scene, id).signatures()).isEqualTo(first);
  }

  @Test
  void withoutAFileOrWithADayToComeNothingIsRecordedAndWhatWasTypedStays() {
    assertThat(send(Role.SECRETARY, new byte[0], today()))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดเลือกไฟล์สำเนา", "พนา เก็บดาว");
    assertThat(send(Role.SECRETARY, PAPER, "18/9/2600"))
        .hasStatus(422)
        .bodyText()
        .contains("ยังมาไม่ถึง", "พนา เก็บดาว");
    assertThat(send(Role.SECRETARY, "MZ".getBytes(StandardCharsets.US_ASCII), today()))
        .hasStatus(422);
    assertThat(agreements.dossier(scene, id).signatures()).isEmpty();
  }

  @Test
  void aPartyThatIsNotThereIsNotFound() {
    partner = UUID.randomUUID();
    assertThat(send(Role.SECRETARY, PAPER, today())).hasStatus(404);
  }

  @Test
  void onlyTheOfficeRecordsPapers() {
    for (var role : new Role[] {Role.DIRECTOR, Role.OFFICER, Role.STAFF})
      assertThat(send(role, PAPER, today())).as(role.name()).hasStatus(403);
  }

  private static String today() {
    return ThaiDates.full(LocalDate.now(ZONE), Locale.forLanguageTag("th"));
  }

  private MvcTestResult send(Role role, byte[] paper, String on) {
    return pages
        .post()
        .uri(AgreementScenes.page(scene, id, "/parties/" + partner + "/signature"))
        .multipart()
        .file(new MockMultipartFile("paper", "ลงนาม.pdf", "application/pdf", paper))
        .param("text", "1")
        .param("name", "พนา เก็บดาว")
        .param("position", "หัวหน้าสำนักงาน")
        .param("on", on)
        .with(csrf())
        .with(scene.as(role))
        .exchange();
  }
}
