package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.prasan.tenancy.Role;

/** What stands in minutes and on their paper by itself, and how anybody can check it. */
class MinutesReadingTest extends AboutMinutes {
  @Test
  void whatEarlierMeetingsLeftStandsInTheRoomAndOnThePaperByItself() {
    var held = meetings.held(scene);
    meetings.decided(scene, held, "ให้ทำแผนคุ้มครองเด็ก");
    var next = meetings.next(scene, held);
    assertThat(get(next, "/room", Role.SECRETARY)).bodyText().contains("ให้ทำแผนคุ้มครองเด็ก");
    meetings.close(scene, next);
    assertThat(get(next, "/minutes", Role.SECRETARY))
        .bodyText()
        .contains("ติดตามผลจากการประชุมครั้งก่อน", "ให้ทำแผนคุ้มครองเด็ก");
    assertThat(get(held, "/minutes", Role.SECRETARY))
        .bodyText()
        .doesNotContain("ติดตามผลจากการประชุมครั้งก่อน");
  }

  @Test
  void whatEarlierMeetingsLeftTakesNoItemItsNumber() {
    var held = meetings.held(scene);
    meetings.decided(scene, held, "ให้ทำแผนคุ้มครองเด็ก");
    var next = meetings.planned(scene, held.series(), meetings.today().plusDays(1));
    meetings.item(scene, next, 3, "ผลการอบรมล่าม");
    assertThat(get(next, "", Role.STAFF)).bodyText().contains("3.1 ผลการอบรมล่าม");
    assertThat(get(next, "/minutes", Role.STAFF))
        .bodyText()
        .contains("3.1 ผลการอบรมล่าม", "3.2 ติดตามผลจากการประชุมครั้งก่อน")
        .doesNotContain("item-null");
  }

  @Test
  void whatConcernsAnOrganizationHasItsDutiesOnlyAndWhatItsPeoplePresented() {
    theDirectorIsCalled("จันทร์เพ็ญ สองดวง");
    var held = meetings.going(scene, meetings.series(scene), meetings.today());
    meetings.presents(scene, held, "ผลการรณรงค์ลอยโคม", "จันทร์เพ็ญ สองดวง");
    meetings.presents(scene, held, "เรื่องของคนอื่น", "ใครสักคน อื่นไกล");
    meetings.promised(scene, held, "ส่งแผนของเรา", scene.organization());
    meetings.promised(scene, held, "ส่งแผนของเขา", other);
    meetings.close(scene, held);
    circulate(held, 7);
    assertThat(get(held, "/minutes/for-us", Role.DIRECTOR))
        .bodyText()
        .contains("ส่งแผนของเรา", "ผลการรณรงค์ลอยโคม")
        .doesNotContain("ส่งแผนของเขา", "เรื่องของคนอื่น");
  }

  private void theDirectorIsCalled(String name) {
    scene.in(
        () ->
            jdbc.sql("update identity.person set name_th = :name where id = :id")
                .param("name", name)
                .param("id", scene.person(Role.DIRECTOR).value())
                .update());
  }

  @Test
  void theFingerprintIsThatOfTheFileAnybodyCanDownload()
      throws NoSuchAlgorithmException, IOException {
    var held = meetings.adopted(scene);
    var newest = meetings.minutes(scene, held).newest().orElseThrow();
    var file =
        get(held, "/minutes/versions/" + newest.number() + "/record", Role.STAFF)
            .getResponse()
            .getContentAsByteArray();
    assertThat(new String(file, StandardCharsets.UTF_8)).contains("ที่ประชุมเห็นว่าใช้ได้");
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)))
        .isEqualTo(newest.fingerprint());
    try (var document =
        Loader.loadPDF(get(held, "/paper/pdf", Role.STAFF).getResponse().getContentAsByteArray())) {
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", ""))
          .contains(newest.fingerprint(), "ที่ประชุมรับรองรายงานนี้เมื่อ");
    }
    assertThat(get(held, "/minutes/check?fingerprint=" + newest.fingerprint(), Role.STAFF))
        .bodyText()
        .contains("ตรงกับฉบับที่");
    assertThat(get(held, "/minutes/check?fingerprint=" + "0".repeat(64), Role.STAFF))
        .bodyText()
        .contains("ไม่ตรงกับฉบับใด");
  }

  @Test
  void thePaperNamesWhoCameForWhomAndLeavesOutWhatIsNotWanted() throws IOException {
    var held = meetings.going(scene, meetings.series(scene), meetings.today());
    meetings.came(scene, held, "นางชบา ใจดี", "นายสมชาย");
    meetings.close(scene, held);
    assertThat(pdf(held, "/paper/pdf"))
        .contains("นางชบา ใจดี (แทน นายสมชาย)", "ร่าง ยังไม่ได้เวียน");
    assertThat(pdf(held, "/paper/pdf?without=participants")).doesNotContain("นางชบา");
    assertThat(get(held, "/paper/docx", Role.SECRETARY)).hasStatusOk();
    assertThat(get(held, "/paper/png", Role.SECRETARY)).hasStatusOk().hasContentType("image/png");
    assertThat(get(held, "/paper/txt", Role.SECRETARY)).bodyText().contains("มติและภาระงาน");
  }

  private String pdf(MinutesScenes.Held held, String path) throws IOException {
    try (var document =
        Loader.loadPDF(get(held, path, Role.SECRETARY).getResponse().getContentAsByteArray())) {
      return new PDFTextStripper().getText(document);
    }
  }
}
