package org.prasan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Papers and recordings in a client's file. */
@PrasanTest
class ClientPapersTest {
  private static final String PLANTED = "ถ้อยคำที่ปลูกไว้ในแฟ้ม";
  private static final String NAME = "บัตรของเอื้องคำ.pdf";
  private static final byte[] PDF =
      ("%PDF-1.7\n" + PLANTED + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);

  @Autowired Scenes scenes;
  @Autowired ClientScenes clients;
  @Autowired MockMvcTester pages;

  Scene scene;
  ClientId id;

  @BeforeEach
  void aClient() {
    scene = scenes.fresh();
    id = clients.client(scene);
  }

  @Test
  void aPaperIsKeptOnceAndHandedOutToBeSavedAlone() {
    var form = UUID.randomUUID();
    for (int again = 0; again < 2; again++)
      assertThat(sent(form, NAME, PDF)).hasStatus3xxRedirection();
    assertThat(get("/clients/" + id + "/papers"))
        .bodyText()
        .containsOnlyOnce(">" + NAME + "</a>")
        .contains("ชื่อผู้เขียนและประวัติการแก้ไขยังอยู่ในไฟล์");
    var paper = link();
    assertThat(get(paper))
        .hasStatusOk()
        .hasContentType("application/pdf")
        .hasHeader("X-Content-Type-Options", "nosniff");
    assertThat(get(paper).getResponse().getContentAsByteArray()).isEqualTo(PDF);
    assertThat(get(paper).getResponse().getHeader("Content-Disposition")).startsWith("attachment");
    var other = scene.beside();
    assertThat(pages.get().uri(other.url(paper)).with(other.as(Role.CASE_WORKER))).hasStatus(404);
    assertThat(pages.get().uri(scene.url(paper)).with(scene.as(Role.DIRECTOR))).hasStatus(403);
  }

  @Test
  void whatIsNeitherPaperNorVoiceIsRefusedInWords() {
    var page = "<html></html>".getBytes(StandardCharsets.UTF_8);
    assertThat(sent(UUID.randomUUID(), "a.mp3", page)).hasStatus(422).bodyText().contains("MP3");
    assertThat(sent(UUID.randomUUID(), "a.pdf", new byte[5 * 1024 * 1024 + 1]))
        .hasStatus(422)
        .bodyText()
        .contains("5 MB");
    assertThat(
            sent(
                UUID.randomUUID(),
                "a.mp3",
                "ID3\4\0\0\0\0\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)))
        .hasStatus3xxRedirection();
  }

  @Test
  void noTableHoldsAWordOfItAndErasureTakesItAway() throws SQLException {
    sent(UUID.randomUUID(), NAME, PDF);
    var paper = link();
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      for (var word : new String[] {PLANTED, "บัตรของเอื้องคำ"})
        for (var table : new String[] {"client.paper", "audit.entry"})
          try (var row =
              statement.executeQuery(
                  "select count(*) from %s t where position('%s' in t::text) > 0 or position('%s' in t::text) > 0"
                      .formatted(
                          table,
                          word,
                          HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8))))) {
            row.next();
            assertThat(row.getInt(1)).as(table + " " + word).isZero();
          }
    }
    var number = clients.file(scene, id).number();
    pages
        .post()
        .uri(scene.url("/clients/" + id + "/erase"))
        .param("why", "ASKED")
        .param("number", number)
        .with(scene.as(Role.CASE_WORKER))
        .with(csrf())
        .exchange();
    for (var gone : List.of(paper, "/clients/" + id + "/papers", "/clients/" + id + "/story"))
      assertThat(PagesAfterPosting.told(get(gone), "refused"))
          .as(gone)
          .isEqualTo("client.wrong.erased");
    assertThat(
            pages
                .post()
                .uri(scene.url("/clients/" + id + "/notes"))
                .param("id", UUID.randomUUID().toString())
                .param("text", "พิมพ์ไว้แล้วไม่หาย")
                .with(scene.as(Role.CASE_WORKER))
                .with(csrf()))
        .hasStatus(422)
        .bodyText()
        .contains("แฟ้มนี้ลบถาวรแล้ว", "พิมพ์ไว้แล้วไม่หาย");
  }

  /** Whose page with the form is still open. */
  @Test
  void whoLostTheRoleBetweenThePageAndTheUploadKeepsNothingAndTakesNothing() throws SQLException {
    sent(UUID.randomUUID(), NAME, PDF);
    var paper = link();
    assertThat(get(paper)).hasStatusOk();
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute(
          "update identity.mandate set valid_to = current_date - 2, valid_from = current_date - 9 where coalition_id = '%s' and person_id = '%s'"
              .formatted(scene.id(), scene.person(Role.CASE_WORKER)));
      assertThat(sent(UUID.randomUUID(), NAME, PDF)).hasStatus(403);
      try (var row =
          statement.executeQuery(
              "select count(*) from client.paper where coalition_id = '" + scene.id() + "'")) {
        row.next();
        assertThat(row.getInt(1)).isOne();
      }
    }
    for (var path : new String[] {"/clients/" + id + "/papers", paper})
      assertThat(get(path)).hasStatus(403);
  }

  private String link() {
    var page =
        new String(
            get("/clients/" + id + "/papers").getResponse().getContentAsByteArray(),
            StandardCharsets.UTF_8);
    var match = Pattern.compile("/clients/" + id + "/papers/[0-9a-f-]{36}").matcher(page);
    assertThat(match.find()).isTrue();
    return match.group();
  }

  private MvcTestResult sent(UUID form, String name, byte[] content) {
    return pages
        .post()
        .uri(scene.url("/clients/" + id + "/papers"))
        .multipart()
        .file(new MockMultipartFile("paper", name, "application/octet-stream", content))
        .param("id", form.toString())
        .with(scene.as(Role.CASE_WORKER))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult get(String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(Role.CASE_WORKER)).exchange();
  }
}
