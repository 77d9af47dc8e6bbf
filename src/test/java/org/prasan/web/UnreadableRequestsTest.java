package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What cannot be read is answered by our own page, and not a word of it is written down. */
@PrasanTest
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class UnreadableRequestsTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @LocalServerPort int port;
  Scene scene;

  @BeforeAll
  void setScene() {
    scene = scenes.fresh();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/decisions?year=99999999999",
        "/decisions?pillar=zq7&year=2026&holds=zq7",
        "/organizations?kind=zq7",
        "/commitments?owner=zq7",
        "/services/export/csv?status=zq7&after=zq7"
      })
  void aPageLeavesOutWhatItCannotRead(String path, CapturedOutput log) {
    assertThat(pages.get().uri(scene.url(path)).with(scene.as(Role.SECRETARY))).hasStatusOk();
    assertThat(log.getAll()).doesNotContain("zq7", "99999999999");
  }

  @Test
  void whatIsNotKnownInAnAddressIsSaidOnThePage() {
    assertThat(pages.get().uri(scene.url("/organizations?kind=zq7")).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .contains("แสดงโดยไม่ใช้ตัวเลือกนั้น");
    for (var list : List.of("/organizations", "/services/register", "/services"))
      assertThat(
              pages
                  .get()
                  .uri(scene.url(list + "?district=zq7&near=zq7&need=zq7&language=zq7"))
                  .with(scene.as(Role.SECRETARY)))
          .bodyText()
          .contains("ตัวเลือกที่ไม่มีในรายการ")
          .doesNotContain(">zq7<", "แสดงโดยไม่ใช้ตัวเลือกนั้น");
    assertThat(
            pages
                .get()
                .uri(scene.url("/people?organization=" + FreshId.next()))
                .with(scene.as(Role.SECRETARY)))
        .hasStatus(404);
  }

  @Test
  void anAddressWithASignThatNobodyTypesIsRefusedInWords() throws Exception {
    var answer = sent("GET", "/help?q=%00", "");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("อ่านที่อยู่นี้ไม่ได้").doesNotContain("ไม่พบหน้านี้");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example/login?x=%c0%ae", "//evil.example?x=%ff"})
  void nobodyIsLedToAnotherHost(String address) throws Exception {
    var answer = sent("GET", address, "");
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.headers().firstValue("location")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"?q=%ff", "?zq7=%zz", "?q=%ed%a0%80", "?=zq7"})
  void anAddressThatIsNoTextLeadsToThePageWithoutIt(String question, CapturedOutput log)
      throws Exception {
    var answer = sent("GET", "/help" + question.replace("%zz", "%f0zq7"), "");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("location")).contains("/help");
    assertThat(log.getAll()).doesNotContain("zq7", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"email=zq7%ff", "=zq7", "zq7=%f0%28"})
  void aFormThatIsNoTextIsRefusedByOurOwnPage(String form, CapturedOutput log) throws Exception {
    var answer = sent("POST", "/reset", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/css/prasan").doesNotContain("zq7");
    assertThat(log.getAll()).doesNotContain("zq7", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  void nothingIsReadOfWhatNoFormSends(String method, CapturedOutput log) throws Exception {
    assertThat(sent(method, "/reset", "zq7").statusCode()).isBetween(300, 499);
    assertThat(log.getAll()).doesNotContain("Exception");
  }

  /** More than 2 MB of words, in parts as a form with a file sends them. */
  @Test
  void tooManyWordsInPartsAreRefusedAsTooLarge(CapturedOutput log) throws Exception {
    var part = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n";
    var answer =
        sent(
            "POST",
            "/reset",
            part + "a".repeat(2_200_000) + "\r\n--x--\r\n",
            "multipart/form-data; boundary=x");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(log.getAll()).doesNotContain("Exception");
  }

  @Test
  void anEmptyChoiceAmongOthersIsRefused() {
    assertThat(
            pages
                .post()
                .uri(scene.url("/roster/people/new"))
                .with(scene.as(Role.SECRETARY))
                .with(csrf())
                .param("id", FreshId.next().toString())
                .param("nameTh", "ชื่อ")
                .param("tongues", "THAI", ""))
        .hasStatus(422);
  }

  @Test
  void theSignNulIsNotReadInAForm() {
    var named =
        pages
            .post()
            .uri("/account")
            .with(scene.as(Role.STAFF))
            .with(csrf())
            .param("nameTh", "ชื่อ\0ใหม่")
            .param("nameEn", "\0")
            .param("language", "th");
    assertThat(named.exchange()).hasStatus3xxRedirection();
    assertThat(pages.get().uri("/account").with(scene.as(Role.STAFF)))
        .bodyText()
        .contains("ชื่อใหม่");
  }

  private HttpResponse<String> sent(String method, String path, String form) throws Exception {
    return sent(method, path, form, "application/x-www-form-urlencoded");
  }

  private HttpResponse<String> sent(String method, String path, String form, String type)
      throws Exception {
    try (var line = HttpClient.newBuilder().followRedirects(Redirect.NEVER).build()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Content-Type", type)
              .method(method, BodyPublishers.ofString(form));
      return line.send(request.build(), BodyHandlers.ofString());
    }
  }
}
