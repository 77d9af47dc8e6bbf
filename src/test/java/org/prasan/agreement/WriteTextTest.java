package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TwoEditors;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Texts of agreements and their versions. */
@PrasanTest
class WriteTextTest {
  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired TwoEditors editors;
  @Autowired MockMvcTester pages;

  Scene scene;
  AgreementId id;

  @BeforeEach
  void aDraft() {
    scene = scenes.fresh();
    agreements.organizations(scene);
    id = agreements.draft(scene);
  }

  @Test
  void eachTextIsAVersionOfItsOwnAndTheOldOneStays() {
    assertThat(write(1, "ข้อ 1 ใหม่")).hasStatus3xxRedirection();
    var texts = agreements.dossier(scene, id).texts();
    assertThat(texts).extracting(TextVersion::number).containsExactly(2, 1);
    assertThat(texts.getLast().text()).isEqualTo(AgreementScenes.TEXT);
    assertThat(get("/text/1"))
        .hasStatusOk()
        .bodyText()
        .contains("ฉบับเก่า", texts.getLast().fingerprint());
    assertThat(get("/text/3")).hasStatus(404);
  }

  @Test
  void savingTheSameTextAgainMakesNoNewVersion() {
    write(1, "ข้อ 1 ใหม่");
    write(2, "ข้อ 1 ใหม่\r\n  ");
    assertThat(agreements.dossier(scene, id).texts()).hasSize(2);
  }

  @Test
  void theSecondOfTwoWritersLosesNothingAndSeesBothVersions() {
    write(1, "ข้อ 1 คนแรก");
    assertThat(write(1, "ข้อ 1 คนที่สอง"))
        .hasStatus(409)
        .bodyText()
        .contains("ข้อ 1 คนที่สอง", "ข้อ 1 คนแรก");
    assertThat(agreements.dossier(scene, id).texts()).hasSize(2);
    editors.bothSeeBoth(scene, Role.SECRETARY, "/agreements/" + id + "/text", "th");
    editors.bothSeeBoth(scene, Role.SECRETARY, "/agreements/" + id + "/edit", "titleTh");
  }

  @Test
  void anEmptyTextIsRefused() {
    assertThat(write(1, " \n ")).hasStatus(422);
    assertThat(agreements.dossier(scene, id).texts()).hasSize(1);
  }

  @Test
  void anybodyCanCheckTheFingerprintWithTheFile() throws NoSuchAlgorithmException {
    var file = get("/paper/1/txt").getResponse().getContentAsByteArray();
    var digest = MessageDigest.getInstance("SHA-256").digest(file);
    assertThat(agreements.dossier(scene, id).newest().orElseThrow().fingerprint())
        .isEqualTo(HexFormat.of().formatHex(digest));
    assertThat(new String(file, StandardCharsets.UTF_8))
        .startsWith(AgreementScenes.TITLE.th() + "\n\n");
  }

  @Test
  void whatIsTypedIntoATextStaysText() {
    write(1, "ข้อ 1 <script>alert(1)</script>");
    assertThat(get("")).bodyText().contains("&lt;script&gt;").doesNotContain("<script>alert");
    assertThat(get("/compare"))
        .hasStatusOk()
        .bodyText()
        .contains("<ins>", "<del>")
        .doesNotContain("<script>alert");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ก\r\n\r\nข", "ก  \n\n\n\nข", "ก\n\n\u200bข", " ก\n\nข "})
  void whatLooksTheSameIsSpelledTheSame(String typed) {
    assertThat(WriteText.clean(typed)).isEqualTo("ก\n\nข");
  }

  private MvcTestResult write(int basis, String th) {
    return pages
        .post()
        .uri(AgreementScenes.page(scene, id, "/text"))
        .param("basis", String.valueOf(basis))
        .param("th", th)
        .with(csrf())
        .with(scene.as(Role.SECRETARY))
        .exchange();
  }

  private MvcTestResult get(String path) {
    return pages
        .get()
        .uri(AgreementScenes.page(scene, id, path))
        .with(scene.as(Role.STAFF))
        .exchange();
  }
}
