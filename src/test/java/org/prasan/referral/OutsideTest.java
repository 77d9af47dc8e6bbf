package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.directory.DirectoryScenes;
import org.prasan.directory.Level;
import org.prasan.roster.RosterScenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A client is referred to somebody who has no seat: consent, paper or locked file, answer. */
@PrasanTest
class OutsideTest {
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired RosterScenes roster;
  @Autowired DirectoryScenes directory;
  @Autowired ReferralVisits visits;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  ReferralScenes.Sides sides;
  Scene sender;
  final String id = UUID.randomUUID().toString();

  @BeforeEach
  void aClient() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
  }

  @Test
  void fromConsentToTheAnswerThatCameBackOnPaper() throws IOException {
    assertThat(written("IDENTITY")).hasStatus3xxRedirection();
    assertThat(get("/outside/" + id + "/sheet.pdf")).hasStatus(404);
    assertThat(get("/outside/" + id + "/consent"))
        .bodyText()
        .contains("โรงพยาบาลริมน้ำ", "ตัวตน", "อ่านสิ่งเหล่านี้ได้ทันที");
    assertThat(agreed("DECIDE_ON_THE_SERVICE"))
        .hasStatus(422)
        .bodyText()
        .contains("ไม่ตรงกับข้อความที่อ่านให้ฟัง", "พิจารณาว่าให้บริการได้หรือไม่");
    var first = agreement("GIVE_THE_SERVICE");
    assertThat(post("/outside/" + id + "/consent", first)).hasStatus3xxRedirection();
    assertThat(post("/outside/" + id + "/consent", first)).hasStatus3xxRedirection();
    var other = first.clone();
    other[Arrays.asList(other).indexOf("S26_5_LAW")] = "S26_1_DANGER";
    assertThat(post("/outside/" + id + "/consent", other))
        .hasStatus(422)
        .bodyText()
        .contains("บันทึกไว้ก่อนแล้ว");
    var sheet = text(get("/outside/" + id + "/sheet.pdf?language=en"), "");
    assertThat(sheet).contains("Inter-agency referral form", "Signature or thumbprint", code());
    assertThat(get("/outside?code=" + code().toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
        .hasRedirectedUrl(sender.url("/outside/" + id + "/outcome"));
    assertThat(post("/outside/" + id + "/outcome", "outcome", "")).hasStatus(422);
    assertThat(post("/outside/" + id + "/outcome", "outcome", "SERVED", "words", "รับตรวจแล้ว"))
        .hasStatus3xxRedirection();
    assertThat(get("/outside/" + id)).bodyText().contains("รับตรวจแล้ว", "ได้รับบริการครบตามที่ขอ");
    assertThat(get("/clients/" + sides.client()))
        .bodyText()
        .contains("โรงพยาบาลริมน้ำ", "1 เรื่อง ได้คำตอบแล้ว 1 เรื่อง");
    assertThat(get("/referrals/sent")).bodyText().doesNotContain(code());
    assertThat(get("/statements/" + sides.client()))
        .bodyText()
        .contains("โรงพยาบาลริมน้ำ", "อำเภอ และเรื่องความปลอดภัย");
  }

  /** Back, changed and sent again, because the answer to the first was lost on the way. */
  @Test
  void whatIsTypedAfterTheFirstWasWrittenIsNotReadOutAndIsSaidToBeInNone() {
    assertThat(written("IDENTITY")).hasStatus3xxRedirection();
    assertThat(written("IDENTITY")).hasRedirectedUrl(sender.url("/outside/" + id + "/consent"));
    assertThat(written(""))
        .hasStatus(422)
        .bodyText()
        .contains("ส่งมาถึงแล้วครั้งหนึ่ง", code(), sender.url("/outside/" + id), "ขอตรวจร่างกาย")
        .doesNotContain("value=\"" + id + "\"");
  }

  @Test
  void theNameStandsOnPaperOnlyIfTheClientAgreedToThat() throws IOException {
    written("CONTACT");
    agreed();
    assertThat(text(get("/outside/" + id + "/sheet.pdf?language=en"), ""))
        .contains("instead of the name", "081 234 5678")
        .doesNotContain("เอื้องคำ");
  }

  @Test
  void aLockedFileOpensWithItsPasswordAlone() throws IOException {
    written("IDENTITY");
    agreed();
    var password = found(post("/outside/" + id + "/locked"), "id=\"file-password\">([^<]+)<");
    var locked = post("/outside/" + id + "/locked.pdf", "password", password, "language", "en");
    assertThat(text(locked, password)).contains("Inter-agency referral form");
    var bytes = locked.getResponse().getContentAsByteArray();
    assertThatThrownBy(() -> Loader.loadPDF(bytes)).isInstanceOf(InvalidPasswordException.class);
    try (var pdf = Loader.loadPDF(bytes, password)) {
      assertThat(pdf.getEncryption().getRevision()).isGreaterThanOrEqualTo(5);
      assertThat(pdf.getEncryption().getLength()).isEqualTo(256);
    }
    assertThat(post("/outside/" + id + "/locked.pdf", "password", "1234")).hasStatus(404);
  }

  @Test
  void afterConsentIsTakenBackNothingIsHandedOver() {
    written("IDENTITY");
    agreed();
    assertThat(post("/outside/" + id + "/withdraw")).hasStatus3xxRedirection();
    assertThat(get("/outside/" + id + "/sheet.pdf")).hasStatus(404);
    assertThat(get("/outside/" + id))
        .bodyText()
        .contains("ผู้รับบริการถอนความยินยอมแล้วเมื่อ", "โทรขอให้ผู้รับทำลาย")
        .doesNotContain("ยินยอมให้ใช้ถึง");
    assertThat(get("/statements/" + sides.client()))
        .bodyText()
        .contains("เราทำได้เพียงขอให้ทำลาย")
        .doesNotContain("เปิดดูในระบบไม่ได้อีก");
  }

  @Test
  void erasedWithTheFileItAsksForNothingMoreAndWhatWasTypedStays() {
    written("IDENTITY");
    agreed();
    assertThat(get("/clients/" + sides.client() + "/erase"))
        .bodyText()
        .contains("โรงพยาบาลริมน้ำ", "โปรดโทรขอให้ทำลาย");
    assertThat(visits.erase(sender, sides.client(), "NO_LONGER_NEEDED")).hasStatus3xxRedirection();
    assertThat(get("/outside/" + id))
        .bodyText()
        .contains("ลบถาวรแล้วพร้อมแฟ้ม")
        .doesNotContain(
            "/outcome", "/sheet.pdf", "/consent/paper", "/withdraw", "ไม่มีข้อที่บันทึกไว้");
    assertThat(get("/outside")).bodyText().doesNotContain(id);
    assertThat(post("/outside/" + id + "/outcome", "outcome", "SERVED", "words", "ไม่หาย"))
        .hasStatus(422)
        .bodyText()
        .contains("จึงทำต่อไม่ได้", "ไม่หาย");
    for (var gone : java.util.List.of("/consent", "/consent/paper", "/outcome", "/sheet.pdf"))
      assertThat(get("/outside/" + id + gone))
          .as(gone)
          .hasRedirectedUrl(sender.url("/outside/" + id));
  }

  @Test
  void takenBackAfterTheAnswerItStandsAsTakenBack() {
    written("IDENTITY");
    agreed();
    post("/outside/" + id + "/outcome", "outcome", "SERVED", "words", "รับตรวจแล้ว");
    assertThat(post("/outside/" + id + "/withdraw")).hasStatus3xxRedirection();
    assertThat(get("/outside/" + id))
        .bodyText()
        .contains("ถอนความยินยอมแล้ว", "รับตรวจแล้ว")
        .doesNotContain("ได้คำตอบแล้ว", "ยินยอมให้ใช้ถึง");
  }

  @Test
  void whatIsReadOutPromisesToCloseNoPaper() {
    written("IDENTITY");
    assertThat(get("/outside/" + id + "/consent"))
        .bodyText()
        .contains("ระบบปิดกระดาษหรือไฟล์ที่ส่งไปแล้วเองไม่ได้")
        .doesNotContain("หลังจากนั้นระบบปิดเอง");
  }

  @Test
  void theSheetSaysTheNumberToCallBackIfEverybodyMayKnowIt() throws IOException {
    roster.seatServedByNobody(sender, "เวรกลางคืน");
    written("IDENTITY");
    agreed();
    assertThat(text(get("/outside/" + id + "/sheet.pdf?language=en"), ""))
        .contains("Telephone ........")
        .doesNotContain("053 000 002", "Duty officer");
    directory.reachedUnder(sender, "legal.aid", Level.PUBLIC, "053 000 773");
    assertThat(text(get("/outside/" + id + "/sheet.pdf?language=en"), ""))
        .containsOnlyOnce("053 000 773");
  }

  @Test
  void aPartOfWhichNothingWasToldCannotBeAgreedTo() {
    assertThat(get("/outside/new?client=" + sides.client()))
        .bodyText()
        .contains("ยังว่างในแฟ้ม จึงส่งไม่ได้")
        .doesNotContain("value=\"LEGAL\"");
    assertThat(written("LEGAL")).hasStatus(422).bodyText().contains("ส่วนที่เลือกยังว่างในแฟ้ม");
  }

  @Test
  void whatWaitsForAnAnswerStandsInAListWithItsClock() {
    written("IDENTITY");
    assertThat(get("/outside")).bodyText().contains("ไม่มีเรื่องที่รอคำตอบ");
    agreed();
    assertThat(get("/outside"))
        .bodyText()
        .contains("โรงพยาบาลริมน้ำ", code())
        .containsPattern("เหลือ [23] วัน");
    post("/outside/" + id + "/outcome", "outcome", "SERVED", "words", "รับตรวจแล้ว");
    assertThat(get("/outside")).bodyText().doesNotContain("โรงพยาบาลริมน้ำ");
  }

  @Test
  void theAuditLogSaysNeitherWhyNorWhatWasSentNorWhatBecameOfIt() {
    written("IDENTITY");
    agreed();
    post("/outside/" + id + "/outcome", "outcome", "SERVED", "words", "รับตรวจแล้ว");
    var log =
        sender.in(
            () ->
                jdbc.sql(
                        "select string_agg(after, ' ') from audit.entry"
                            + " where deed like 'referral.outside-%'")
                    .query(String.class)
                    .single());
    assertThat(log).contains(code()).doesNotContain("IDENTITY", "SERVED", "CONSENT");
  }

  @Test
  void anotherOrganizationSeesNothingOfIt() {
    written("IDENTITY");
    agreed();
    var other = sender.beside();
    for (var path : new String[] {"", "/consent", "/sheet.pdf", "/outcome"})
      assertThat(
              pages.get().uri(other.url("/outside/" + id + path)).with(other.as(Role.CASE_WORKER)))
          .hasStatus(404);
    assertThat(
            pages.get().uri(other.url("/outside?code=" + code())).with(other.as(Role.CASE_WORKER)))
        .hasStatusOk()
        .bodyText()
        .contains("ไม่พบรหัสนี้");
  }

  @Test
  void whatIsMissingStandsBesideTheFieldAndNothingTypedIsLost() {
    assertThat(
            post(
                "/outside/new?client=" + sides.client(),
                "id",
                id,
                "reason",
                "พิมพ์ไว้",
                "organization",
                ""))
        .hasStatus(422)
        .bodyText()
        .contains("พิมพ์ไว้", "เลือกอย่างน้อยหนึ่งเรื่อง");
  }

  @Test
  void whoAgreedToWhichWordsIsKeptWithTheSignedForm() {
    written("IDENTITY");
    assertThat(get("/outside/" + id + "/consent/paper"))
        .bodyText()
        .contains("โรงพยาบาลริมน้ำ", "อ่านสิ่งเหล่านี้ได้ทันที", "ห้ามโทรหา", "ลายมือชื่อ");
    assertThat(givenBy("นางมะลิ ดอยสูง", "SPOKEN", "มะลิ ดอยสูง"))
        .hasStatus(422)
        .bodyText()
        .contains("พยานต้องเป็นคนอื่น");
    assertThat(signedFor("นางมะลิ ดอยสูง")).hasStatus3xxRedirection();
    assertThat(get("/outside/" + id)).bodyText().contains("ยังไม่อยู่ที่นี่", "/consent/paper");
    var proof = "/outside/" + id + "/consent/paper";
    assertThat(get(proof))
        .bodyText()
        .contains("นางมะลิ ดอยสูง", "ผู้อธิบาย", "อาข่า", "ล่ามเวร", "ยังไม่อยู่ที่นี่")
        .contains("ห้ามโทรหา", "ระบบปิดกระดาษหรือไฟล์ที่ส่งไปแล้วเองไม่ได้");
    assertThat(evidence("<html>".getBytes(StandardCharsets.UTF_8))).hasStatus(422);
    assertThat(evidence(PDF)).hasStatus3xxRedirection();
    assertThat(get("/outside/" + id)).bodyText().doesNotContain("ยังไม่อยู่ที่นี่");
    var paper = found(get(proof), "href=\"[^\"]*(/outside/" + id + "/evidence/[^\"]+)\"");
    assertThat(get(paper)).hasStatusOk().hasContentType("application/pdf");
    assertThat(get(paper).getResponse().getContentAsByteArray()).isEqualTo(PDF);
    var other = sender.beside();
    for (var path : new String[] {proof, paper})
      assertThat(pages.get().uri(other.url(path)).with(other.as(Role.CASE_WORKER))).hasStatus(404);
  }

  private static final byte[] PDF =
      "%PDF-1.7\nลายมือชื่อ\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

  private MvcTestResult evidence(byte[] content) {
    return pages
        .post()
        .uri(sender.url("/outside/" + id + "/evidence"))
        .multipart()
        .file(new MockMultipartFile("paper", "แบบ.pdf", "application/pdf", content))
        .param("id", UUID.randomUUID().toString())
        .with(sender.as(Role.CASE_WORKER))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult signedFor(String guardian) {
    return givenBy(guardian, "SIGNATURE", "");
  }

  private MvcTestResult givenBy(String guardian, String how, String witness) {
    return post(
        "/outside/" + id + "/consent",
        "id",
        UUID.randomUUID().toString(),
        "version",
        "0",
        "purpose",
        "GIVE_THE_SERVICE",
        "basis",
        "S26_EXPLICIT_CONSENT",
        "givenBy",
        "MOTHER",
        "guardian",
        guardian,
        "suspected",
        "NO",
        "how",
        how,
        "witness",
        witness,
        "witnessIs",
        "COMMUNITY",
        "language",
        "ahk",
        "interpreter",
        "ON_DUTY",
        "until",
        "31/12/2569",
        "read",
        ConsentTexts.mark(
            get("/outside/" + id + "/consent?purpose=GIVE_THE_SERVICE&until=31/12/2569")));
  }

  private MvcTestResult written(String groups) {
    return post(
        "/outside/new?client=" + sides.client(),
        "id",
        id,
        "organization",
        "โรงพยาบาลริมน้ำ",
        "urgency",
        "URGENT",
        "needs",
        "shelter",
        "groups",
        groups,
        "reason",
        "ขอตรวจร่างกาย");
  }

  private MvcTestResult agreed() {
    return agreed("GIVE_THE_SERVICE");
  }

  /** What was read out was for giving the service. */
  private MvcTestResult agreed(String purpose) {
    return post("/outside/" + id + "/consent", agreement(purpose));
  }

  private String[] agreement(String purpose) {
    return new String[] {
      "id",
      UUID.randomUUID().toString(),
      "version",
      "0",
      "purpose",
      purpose,
      "basis",
      "S26_5_LAW",
      "givenBy",
      "NOBODY",
      "how",
      "NONE",
      "language",
      "tha",
      "interpreter",
      "NOT_NEEDED",
      "until",
      "31/12/2569",
      "read",
      ConsentTexts.mark(
          get("/outside/" + id + "/consent?purpose=GIVE_THE_SERVICE&until=31/12/2569"))
    };
  }

  private String code() {
    return found(get("/outside/" + id), "([A-Z0-9]{3}-[A-Z0-9]{4})");
  }

  private static String text(MvcTestResult sent, String password) throws IOException {
    assertThat(sent).hasStatusOk().hasContentType("application/pdf");
    try (var pdf = Loader.loadPDF(sent.getResponse().getContentAsByteArray(), password)) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private static String found(MvcTestResult result, String pattern) {
    var text = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    var match = Pattern.compile(pattern).matcher(text);
    assertThat(match.find()).as(pattern).isTrue();
    return match.group(1);
  }

  private MvcTestResult get(String path) {
    return pages.get().uri(sender.url(path)).with(sender.as(Role.CASE_WORKER)).exchange();
  }

  private MvcTestResult post(String path, String... fields) {
    var request = pages.post().uri(sender.url(path)).with(sender.as(Role.CASE_WORKER)).with(csrf());
    for (int i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
