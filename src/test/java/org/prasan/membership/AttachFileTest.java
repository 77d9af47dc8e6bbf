package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.BrokenLines;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Papers and logos of organizations. */
@PrasanTest
class AttachFileTest {
  private static final byte[] PAPER =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
          .getBytes(StandardCharsets.US_ASCII);

  @Autowired Scenes scenes;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;
  @Autowired AddOrganization addOrganization;
  @Autowired Organizations organizations;

  Scene scene;

  @BeforeEach
  void anOrganization() {
    scene = scenes.fresh();
    add(scene.organization(), "มูลนิธิดวงตะวัน");
  }

  private void add(OrganizationId id, String name) {
    scene.in(
        () ->
            addOrganization.add(
                scene.acting(Role.SECRETARY),
                id,
                NewOrganization.named(LocalizedText.of(name), OrganizationKind.FOUNDATION)));
  }

  @Test
  void aPaperIsKeptWithItsLastDayAndReadByThoseWhoMay() {
    assertThat(send("/evidence", "paper", "ใบสำคัญ.pdf", PAPER, "31/12/2570"))
        .hasStatus3xxRedirection();
    var paper = Objects.requireNonNull(now().evidence());
    assertThat(paper.expires()).isEqualTo(LocalDate.of(2027, 12, 31));
    var url = scene.url("/files/" + paper.file());
    assertThat(pages.get().uri(url).with(scene.as(Role.OFFICER))).hasStatusOk();
    assertThat(pages.get().uri(url).with(scene.as(Role.STAFF))).hasStatus(404);
    assertThat(pages.get().uri(url)).hasStatus(404);
    assertThat(pages.get().uri(page("")).with(scene.as(Role.STAFF)))
        .bodyText()
        .doesNotContain("ใบสำคัญ.pdf");
  }

  @Test
  void aPaperIsReadByItsOwnOrganizationAndTheOfficersWhoeverSentIt() {
    var other = OrganizationId.fresh();
    add(other, "มูลนิธิสายน้ำ");
    send(Role.SECRETARY, other, "/evidence", "paper", "ใบสำคัญ.pdf", PAPER, "");
    var paper = Objects.requireNonNull(now(other).evidence());
    var url = scene.url("/files/" + paper.file());
    var theirs = scene.url("/organizations/" + other);
    for (var role : List.of(Role.FOCAL_POINT, Role.ALTERNATE, Role.DIRECTOR)) {
      assertThat(pages.get().uri(url).with(scene.as(role))).hasStatus(404);
      assertThat(pages.get().uri(theirs).with(scene.as(role)))
          .hasStatusOk()
          .bodyText()
          .doesNotContain("ใบสำคัญ.pdf");
    }
    for (var role : List.of(Role.OFFICER, Role.SECRETARY, Role.ADMINISTRATOR)) {
      assertThat(pages.get().uri(url).with(scene.as(role))).hasStatusOk();
      assertThat(pages.get().uri(theirs).with(scene.as(role))).bodyText().contains("ใบสำคัญ.pdf");
    }
  }

  @Test
  void theOrganizationItselfReadsWhatItSent() {
    send("/evidence", "paper", "ใบสำคัญ.pdf", PAPER, "");
    var url = scene.url("/files/" + Objects.requireNonNull(now().evidence()).file());
    for (var role : List.of(Role.FOCAL_POINT, Role.ALTERNATE, Role.DIRECTOR))
      assertThat(pages.get().uri(url).with(scene.as(role))).hasStatusOk();
  }

  @Test
  void whatIsSentAgainAfterItsAnswerWasLostIsKeptOnce() throws IOException {
    var logo = picture();
    lines.during(
        () -> {
          send("/evidence", "paper", "ใบสำคัญ.pdf", PAPER, "");
          send("/logo", "picture", "logo.png", logo, "");
        });
    var first = Objects.requireNonNull(now().evidence());
    send("/evidence", "paper", "ใบสำคัญ.pdf", PAPER, "31/12/2570");
    assertThat(now().evidence())
        .isEqualTo(new Evidence(first.file(), first.name(), LocalDate.of(2027, 12, 31)));
  }

  @Test
  void somethingThatOnlyLooksLikeAPaperIsRefusedAndTheDayStaysTyped() {
    assertThat(
            send(
                "/evidence",
                "paper",
                "virus.pdf",
                "MZ\u0000 not a paper".getBytes(StandardCharsets.UTF_8),
                "31/12/2570"))
        .hasStatus(422)
        .bodyText()
        .contains("31/12/2570");
    assertThat(now().evidence()).isNull();
  }

  @Test
  void withoutAFileThePageAsksForOne() {
    assertThat(send("/evidence", "paper", "", new byte[0], ""))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดเลือกไฟล์ก่อน");
  }

  @Test
  void aLogoIsShownToEverybodyAndCanBeTakenAway() throws IOException {
    assertThat(send("/logo", "picture", "logo.png", picture(), "")).hasStatus3xxRedirection();
    var url = scene.url("/pictures/" + now().logo());
    assertThat(pages.get().uri(url)).hasStatusOk();
    assertThat(pages.get().uri(scene.url("/organizations")).with(scene.as(Role.STAFF)))
        .bodyText()
        .contains(url);
    assertThat(
            pages.post().uri(page("/logo/withdraw")).with(csrf()).with(scene.as(Role.FOCAL_POINT)))
        .hasStatus3xxRedirection();
    assertThat(now().logo()).isNull();
    assertThat(pages.get().uri(url)).hasStatus(404);
  }

  private MvcTestResult send(
      String page, String field, String name, byte[] content, String expires) {
    return send(Role.FOCAL_POINT, scene.organization(), page, field, name, content, expires);
  }

  private MvcTestResult send(
      Role sender,
      OrganizationId organization,
      String page,
      String field,
      String name,
      byte[] content,
      String expires) {
    return pages
        .post()
        .uri(scene.url("/organizations/" + organization + page))
        .multipart()
        .file(new MockMultipartFile(field, name, "application/octet-stream", content))
        .param("expires", expires)
        .with(csrf())
        .with(scene.as(sender))
        .exchange();
  }

  private Organization now() {
    return now(scene.organization());
  }

  private Organization now(OrganizationId id) {
    return scene.in(() -> organizations.find(scene.id(), id).orElseThrow());
  }

  private String page(String section) {
    return scene.url("/organizations/" + scene.organization() + section);
  }

  private static byte[] picture() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
