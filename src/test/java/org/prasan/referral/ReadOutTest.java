package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.LastDay;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is recorded as consent is what was read out, and can be shown afterwards. */
@PrasanTest
class ReadOutTest {
  private static final String GUARDIAN = "นางแสงดาว ผู้ปกครอง";

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester pages;

  ReferralScenes.Sides sides;
  Scene sender;
  ReferralId id;

  @BeforeEach
  void aClientWhoIsAsked() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
    id = referrals.pending(sides);
  }

  @Test
  void otherTermsThanThoseReadOutAreRefusedAndTheNewTextIsShown() {
    var read = ConsentTexts.mark(get(sender, "/consent"));
    var refused = recorded(read);
    assertThat(refused)
        .hasStatus(422)
        .bodyText()
        .contains(
            "ไม่ตรงกับข้อความที่อ่านให้ฟัง",
            "เพื่อสิ่งนี้เท่านั้น: ดำเนินการทางกฎหมาย",
            "เขาอ่านได้ถึงวันที่ " + LastDay.said(),
            GUARDIAN);
    assertThat(referrals.state(sender, id)).isEqualTo(State.CONSENT_PENDING);
    assertThat(recorded("")).hasStatus(422).bodyText().contains("ไม่ตรงกับข้อความที่อ่านให้ฟัง");
    assertThat(recorded(ConsentTexts.mark(refused))).hasStatus3xxRedirection();
    assertThat(body(get(sender, ""))).contains("ดำเนินการทางกฎหมาย", LastDay.said());
  }

  @Test
  void theTextIsShownWithWhatWasTypedSoFar() {
    assertThat(post("/consent/text", fields()))
        .hasStatusOk()
        .bodyText()
        .contains("เพื่อสิ่งนี้เท่านั้น: ดำเนินการทางกฎหมาย", GUARDIAN)
        .doesNotContain("error-summary");
  }

  @Test
  void inTheOtherLanguageTheFormKnowsTheTextThatStandsThere() {
    var fields = fields();
    fields.put("read", ConsentTexts.mark(get(sender, "/consent")));
    fields.put("switch-language", "en");
    var switched = post("/consent", fields);
    assertThat(switched).hasStatusOk().bodyText().contains(GUARDIAN);
    assertThat(ConsentTexts.mark(switched))
        .isEqualTo(ConsentTexts.mark(get(sender, "/consent?lang=en")))
        .isNotEqualTo(fields.get("read"));
  }

  @Test
  void aDayThatCannotBeChosenIsNotReadOut() {
    for (var day : new String[] {"1/1/2560", "31/12/2599"}) {
      var fields = fields();
      fields.put("until", day);
      assertThat(post("/consent/text", fields))
          .hasStatus(422)
          .bodyText()
          .contains(day, GUARDIAN)
          .doesNotContain("เขาอ่านได้ถึงวันที่");
    }
  }

  @Test
  void thePaperThatWasAddedMeanwhileIsReadOutFirst() {
    var read = ConsentTexts.mark(post("/consent/text", fields()));
    added("papers");
    assertThat(recorded(read)).hasStatus(422).bodyText().contains("เอกสารแนบ 1 ฉบับ");
  }

  @Test
  void whoAgreedToWhichWordsIsThereForTheSenderAlone() {
    assertThat(recorded(ConsentTexts.mark(post("/consent/text", fields()))))
        .hasStatus3xxRedirection();
    assertThat(body(get(sender, "")))
        .contains(GUARDIAN, "ผู้อธิบาย", "ยังไม่มีแบบที่ลงชื่อ", id + "/papers");
    assertThat(body(get(sender, "/consent/paper")))
        .contains(
            GUARDIAN,
            "ผู้ปกครองตามกฎหมาย",
            "เขาอ่านได้ถึงวันที่ " + LastDay.said(),
            "เหตุที่เราส่งต่อ",
            "คำสั่งศาล · คดีแดงที่ 12/2569");
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(body(get(sides.receiver(), "")))
        .contains("ผู้ปกครองตามกฎหมาย")
        .doesNotContain(GUARDIAN, "ยังไม่มีแบบที่ลงชื่อ", "คำสั่งศาล");
    assertThat(get(sides.receiver(), "/consent/paper")).hasStatus(404);
    added("evidence");
    assertThat(body(get(sender, ""))).doesNotContain("ยังไม่มีแบบที่ลงชื่อ");
  }

  @Test
  void whoIsNoParentSaysByWhatToSign() {
    for (var ground : new String[] {"", "ANTI_TRAFFICKING_ACT"}) {
      var fields = fields();
      fields.put("ground", ground);
      fields.put("read", ConsentTexts.mark(post("/consent/text", fields)));
      assertThat(post("/consent", fields))
          .hasStatus(422)
          .bodyText()
          .contains("เลือกเหตุที่ทำให้ผู้นี้ลงชื่อแทน", GUARDIAN, "คดีแดงที่ 12/2569");
    }
    assertThat(referrals.state(sender, id)).isEqualTo(State.CONSENT_PENDING);
  }

  @Test
  void whatIsSpokenBeforeAWitnessNamesTheWitnessToTheSenderAlone() {
    var fields = fields();
    fields.put("how", "SPOKEN");
    fields.put("read", ConsentTexts.mark(post("/consent/text", fields)));
    assertThat(post("/consent", fields)).hasStatus(422).bodyText().contains("พยานชื่ออะไร");
    fields.put("witness", "ครูพยานสมมติ");
    fields.put("witnessIs", "COMMUNITY");
    assertThat(post("/consent", fields)).hasStatus3xxRedirection();
    assertThat(body(get(sender, "/consent/paper")))
        .contains("ครูพยานสมมติ · ผู้นำชุมชนหรืออาสาสมัคร");
    assertThat(kept()).isNotEmpty().doesNotContain("ครูพยานสมมติ", "คดีแดง", "COMMUNITY");
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(body(get(sides.receiver(), ""))).doesNotContain("ครูพยานสมมติ", "คดีแดง");
  }

  /** As the database has it. */
  private String kept() {
    return sender.in(
        () ->
            jdbc.sql("select attested from referral.consent where referral_id = ?")
                .param(id.value())
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .single());
  }

  private void added(String shelf) {
    var file =
        new MockMultipartFile(
            "paper",
            "a.pdf",
            "application/pdf",
            "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8));
    assertThat(
            pages
                .post()
                .multipart()
                .file(file)
                .param("id", UUID.randomUUID().toString())
                .uri(sender.url("/referrals/" + id + "/" + shelf))
                .with(sender.as(Role.CASE_WORKER))
                .with(csrf()))
        .hasStatus3xxRedirection();
  }

  private MvcTestResult recorded(String read) {
    var fields = fields();
    fields.put("read", read);
    return post("/consent", fields);
  }

  private Map<String, String> fields() {
    var fields = new HashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("version", String.valueOf(referrals.version(sender, id)));
    fields.put("purpose", "LEGAL_PROCEEDINGS");
    fields.put("until", LastDay.typed());
    fields.put("basis", "S26_EXPLICIT_CONSENT");
    fields.put("givenBy", "LEGAL_GUARDIAN");
    fields.put("guardian", GUARDIAN);
    fields.put("suspected", "NO");
    fields.put("ground", "COURT_ORDER");
    fields.put("paper", "คดีแดงที่ 12/2569");
    fields.put("how", "SIGNATURE");
    fields.put("language", "tha");
    fields.put("interpreter", "NOT_NEEDED");
    return fields;
  }

  private MvcTestResult post(String path, Map<String, String> fields) {
    var request =
        pages
            .post()
            .uri(sender.url("/referrals/" + id + path))
            .with(sender.as(Role.CASE_WORKER))
            .with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }

  private MvcTestResult get(Scene who, String path) {
    return pages
        .get()
        .uri(who.url("/referrals/" + id + path))
        .with(who.as(Role.CASE_WORKER))
        .exchange();
  }

  private static String body(MvcTestResult page) {
    assertThat(page).hasStatusOk();
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
