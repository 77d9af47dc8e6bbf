package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.BrokenLines;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.TestClock;
import org.prasan.standing.Memberships;
import org.prasan.standing.Standing;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An application is checked, scored, endorsed and decided, each by those whose turn it is. */
@PrasanTest
class JudgementTest {
  private static final String ORCHID = "มูลนิธิกล้วยไม้";

  @Autowired Applicants applicants;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;
  @Autowired Endorsements endorsements;
  @Autowired Memberships memberships;
  @Autowired TestClock clock;

  private Applicants.Coalition coalition;
  private Scene scene;

  @BeforeEach
  void aCoalitionThatTakesMembers() {
    coalition = applicants.coalition();
    scene = coalition.scene();
  }

  @AfterEach
  void itIsTodayAgain() {
    clock.back();
  }

  @Test
  void plainMembersSeeNameAndStateAlone() {
    var applied = applicants.submitted(scene, ORCHID);
    assertThat(get(applied, "", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains(ORCHID, "ส่งแล้ว")
        .doesNotContain(Applicants.EMAIL, "ดูแลเด็กริมน้ำ", "ใบทะเบียน.pdf", "053 111 222");
    assertThat(get(applied, "", Role.OFFICER))
        .bodyText()
        .contains(Applicants.EMAIL, "ดูแลเด็กริมน้ำ", "ใบทะเบียน.pdf", "053 111 222");
  }

  @Test
  void aDraftIsItsWritersAlone() {
    var draft = applicants.told(scene, ORCHID);
    assertThat(get(draft, "", Role.OFFICER)).hasStatus(404);
    assertThat(get(draft, "", Role.SECRETARY))
        .hasStatusOk()
        .bodyText()
        .contains(ORCHID)
        .doesNotContain("ดูแลเด็กริมน้ำ", Applicants.EMAIL, "ใบทะเบียน.pdf");
    assertThat(pages.get().uri(scene.url("/applications")).with(scene.as(Role.OFFICER)))
        .bodyText()
        .doesNotContain(ORCHID);
  }

  @Test
  void anApplicationOfAnotherCoalitionIsNotThere() {
    var applied = applicants.submitted(scene, ORCHID);
    var elsewhere = applicants.coalition().scene();
    for (var page : new String[] {"", "/ask", "/review", "/endorsement", "/decision"})
      assertThat(
              pages
                  .get()
                  .uri(elsewhere.url("/applications/" + applied.id() + page))
                  .with(elsewhere.as(Role.SECRETARY)))
          .as(page)
          .hasStatus(404);
  }

  @Test
  void askingWithoutAReasonIsRefused() {
    var applied = applicants.submitted(scene, ORCHID);
    assertThat(post(applied, "/ask", Role.OFFICER, Map.of("reason", " ", "by", "31/12/2570")))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดบอกว่ายังขาดอะไร", "31/12/2570");
  }

  @Test
  void nobodyScoresBeforeDeclaringAndNobodyWithAConflict() {
    var applied = applicants.complete(scene, ORCHID);
    assertThat(post(applied, "/review", Role.OFFICER, scores(4, 4)))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดแจ้งส่วนได้เสียก่อน");
    assertThat(post(applied, "/declaration", Role.OFFICER, Map.of("conflict", "true")))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดบอกว่ามีส่วนได้เสียอย่างไร");
    var conflict = Map.of("conflict", "true", "note", "เคยทำงานที่นั่น");
    assertThat(post(applied, "/declaration", Role.OFFICER, conflict)).hasStatus(302);
    assertThat(post(applied, "/review", Role.OFFICER, scores(4, 4)))
        .hasStatus(422)
        .bodyText()
        .contains("คุณแจ้งว่ามีส่วนได้เสีย");
    assertThat(get(applied, "", Role.SECRETARY)).bodyText().contains("เคยทำงานที่นั่น");
  }

  @Test
  void scoresOfOthersAreHiddenUntilOnesOwnAreHandedIn() {
    var applied = applicants.complete(scene, ORCHID);
    applicants.score(scene, applied, Role.OFFICER, 4, 3);
    assertThat(get(applied, "", Role.SECRETARY))
        .bodyText()
        .contains("ครบแล้ว 1 จาก 2")
        .doesNotContain("เหตุผลหนึ่ง");
    assertThat(get(applied, "", Role.ADMINISTRATOR)).bodyText().doesNotContain("เหตุผลหนึ่ง");
    assertThat(get(applied, "", Role.OFFICER)).bodyText().contains("เหตุผลหนึ่ง");
    applicants.score(scene, applied, Role.SECRETARY, 2, 3);
    assertThat(get(applied, "", Role.SECRETARY))
        .bodyText()
        .contains("คัดกรองแล้ว", "เหตุผลหนึ่ง", "ต่างกันมาก", "≠", "ตรงกัน", "ได้ 75 จาก 100");
  }

  @Test
  void anUnscoredCriterionIsToldBesideItAndTheRestStaysTyped() {
    var applied = applicants.complete(scene, ORCHID);
    post(applied, "/declaration", Role.OFFICER, Map.of("conflict", "false"));
    assertThat(
            post(
                applied,
                "/review",
                Role.OFFICER,
                Map.of(
                    "scores[0].points", "3",
                    "scores[0].note", "ดูเอกสารแล้ว",
                    "scores[1].note", "",
                    "comment", "รอ")))
        .hasStatus(422)
        .bodyText()
        .contains(
            "โปรดให้คะแนนข้อ “" + Applicants.POLICY + "”", "ดูเอกสารแล้ว", "โปรดเลือกข้อเสนอ");
  }

  @Test
  void membersAnswerAndTheResultIsLive() {
    var applied = applicants.opened(scene, ORCHID);
    assertThat(get(applied, "", Role.DIRECTOR))
        .bodyText()
        .contains("ตอบแล้ว 0 จาก 2", "ดูแลเด็กริมน้ำ")
        .doesNotContain(Applicants.EMAIL, "053 111 222");
    assertThat(post(applied, "/endorsement", Role.DIRECTOR, Map.of("answer", "OBJECT")))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดบอกเหตุผลที่คัดค้าน");
    var objection = Map.of("answer", "OBJECT", "reason", "พื้นที่ซ้ำกัน");
    assertThat(post(applied, "/endorsement", Role.DIRECTOR, objection)).hasStatus(302);
    assertThat(get(applied, "", Role.SECRETARY)).bodyText().contains("พื้นที่ซ้ำกัน", "คัดค้าน");
    assertThat(get(applied, "/endorsement", Role.FOCAL_POINT))
        .bodyText()
        .contains("ตอบในนามองค์กรไว้แล้วว่า “คัดค้าน”", "พื้นที่ซ้ำกัน");
    var another =
        Map.of(
            "answer", "ENDORSE",
            "reason", "พื้นที่ซ้ำกัน",
            "entry", UUID.randomUUID().toString());
    lines.during(
        () -> assertThat(post(applied, "/endorsement", Role.FOCAL_POINT, another)).hasStatus(302));
    assertThat(ownAnswer(applied).reason()).isEmpty();
    assertThat(get(applied, "", Role.SECRETARY))
        .bodyText()
        .contains("ตอบแล้ว 1 จาก 2 องค์กร · รับรอง 1");
    assertThat(applicants.now(scene, applied.id()).state()).isEqualTo(State.SCREENED);
    applicants.answer(scene, applied, coalition.directorOfOther(), Answer.RECUSE);
    assertThat(applicants.now(scene, applied.id()).state()).isEqualTo(State.ENDORSED);
    assertThat(get(applied, "", Role.SECRETARY)).bodyText().contains("ไม่ร่วมพิจารณา");
    assertThat(post(applied, "/endorsement", Role.DIRECTOR, Map.of("answer", "ABSTAIN")))
        .hasStatus(422);
  }

  private Endorsement ownAnswer(Applicants.Applied applied) {
    return scene.in(
        () -> endorsements.by(scene.id(), applied.id(), scene.organization()).orElseThrow());
  }

  @Test
  void theBallotClosesByItselfWhenItsLastDayIsOver() {
    var applied = applicants.opened(scene, ORCHID);
    applicants.answer(scene, applied, scene.acting(Role.DIRECTOR), Answer.ENDORSE);
    clock.forward(Duration.ofDays(21));
    assertThat(applicants.now(scene, applied.id()).state()).isEqualTo(State.SCREENED);
    clock.forward(Duration.ofDays(1));
    assertThat(applicants.now(scene, applied.id()).state()).isEqualTo(State.ENDORSED);
    assertThat(
            pages.get().uri(scene.url("/applications?state=ENDORSED")).with(scene.as(Role.STAFF)))
        .bodyText()
        .contains(ORCHID, "พบ 1 ใบ");
  }

  @Test
  void aMemberThatWasNotAskedCannotAnswer() {
    var applied = applicants.opened(scene, ORCHID);
    var late = coalition.directorOfOther();
    var stranger =
        new org.prasan.tenancy.Acting(
            late.coalition(),
            late.person(),
            org.prasan.tenancy.OrganizationId.fresh(),
            null,
            late.personName(),
            late.organizationName(),
            late.roles(),
            late.origin());
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> applicants.answer(scene, applied, stranger, Answer.ENDORSE))
        .isInstanceOf(AssertionError.class);
    assertThat(applicants.now(scene, applied.id()).ballot())
        .extracting(Ballot::answered)
        .isEqualTo(0);
  }

  @Test
  void withoutEnoughEndorsementsAnAdmissionNeedsAReason() {
    var applied = applicants.opened(scene, ORCHID);
    assertThat(post(applied, "/decision", Role.SECRETARY, verdict("ADMIT", Map.of())))
        .hasStatus(422)
        .bodyText()
        .contains("สมาชิกยังรับรองไม่ครบ", "ที่ประชุม 1/2570");
    assertThat(
            post(
                applied,
                "/decision",
                Role.SECRETARY,
                verdict("ADMIT", Map.of("override", "ที่ประชุมใหญ่มีมติเอกฉันท์"))))
        .hasStatus(302);
    assertThat(get(applied, "", Role.SECRETARY)).bodyText().contains("ที่ประชุมใหญ่มีมติเอกฉันท์");
  }

  @Test
  void refusingWithoutAReasonIsRefused() {
    var applied = applicants.submitted(scene, ORCHID);
    assertThat(post(applied, "/decision", Role.SECRETARY, verdict("REFUSE", Map.of())))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดบอกเหตุผลที่ไม่รับ");
    assertThat(applicants.now(scene, applied.id()).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void anAdmittedOrganizationStandsInTheRegistryAndBecomesAMember() {
    var applied = applicants.decided(coalition, ORCHID, true);
    var now = applicants.now(scene, applied.id());
    assertThat(now.state()).isEqualTo(State.ACTIVE);
    var organization = java.util.Objects.requireNonNull(now.organization());
    var today = java.time.LocalDate.now(clock);
    assertThat(scene.in(() -> memberships.standing(scene.id(), organization, today)))
        .contains(Standing.ACTIVE);
    assertThat(pages.get().uri(scene.url("/organizations")).with(scene.as(Role.STAFF)))
        .bodyText()
        .contains(ORCHID);
  }

  @Test
  void whoHasResignedIsNoMemberOnItsApplicationAndTheOfficeHearsOfBoth() {
    var applied = applicants.decided(coalition, ORCHID, true);
    var organization = applicants.now(scene, applied.id()).organization();
    assertThat(get(applied, "", Role.STAFF))
        .bodyText()
        .contains("เป็นสมาชิกแล้ว ไม่มีขั้นตอนค้างอยู่");
    assertThat(
            pages
                .post()
                .uri(scene.url("/organizations/" + organization + "/membership/record-resignation"))
                .param("reason", "ย้ายงาน")
                .param("decision", "หนังสือลาออก")
                .param("step", "leave")
                .with(csrf())
                .with(scene.as(Role.SECRETARY)))
        .hasStatus3xxRedirection();
    assertThat(get(applied, "", Role.STAFF))
        .bodyText()
        .contains("ไม่ได้เป็นแล้วตั้งแต่วันที่")
        .doesNotContain("เป็นสมาชิกแล้ว ไม่มีขั้นตอนค้างอยู่");
    assertThat(pages.get().uri(scene.url("/home")).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .contains("รับ" + ORCHID + "เป็นสมาชิกตามมติ", ORCHID + " ลาออก มีผลวันที่");
    assertThat(
            pages
                .get()
                .uri(scene.url("/organizations/" + organization + "/membership"))
                .with(scene.as(Role.STAFF)))
        .bodyText()
        .doesNotContain("วาระปัจจุบัน");
  }

  @Test
  void homeShowsWhoseTurnItIs() {
    applicants.complete(scene, "มูลนิธิหนึ่ง");
    applicants.opened(scene, "มูลนิธิสอง");
    assertThat(home(Role.OFFICER)).bodyText().contains("คัดกรองใบสมัครของมูลนิธิหนึ่ง");
    assertThat(home(Role.FOCAL_POINT))
        .bodyText()
        .contains("ตอบว่ารับรองมูลนิธิสองหรือไม่")
        .doesNotContain("คัดกรองใบสมัคร");
    applicants.endorsed(coalition, "มูลนิธิสาม");
    assertThat(home(Role.SECRETARY)).bodyText().contains("บันทึกมติเรื่องมูลนิธิสาม");
    assertThat(home(Role.STAFF)).bodyText().doesNotContain("มูลนิธิสอง");
  }

  @Test
  void theExportKeepsContactsFromThoseWhoMayNotReadThem() {
    applicants.submitted(scene, ORCHID);
    assertThat(export(Role.STAFF)).bodyText().contains(ORCHID).doesNotContain(Applicants.EMAIL);
    assertThat(export(Role.OFFICER)).bodyText().contains(ORCHID, Applicants.EMAIL);
  }

  @Test
  void anInvitedOrganizationFindsItsNameWritten() {
    var page =
        pages
            .post()
            .uri(scene.url("/applications/invite"))
            .param("key", LinkToken.fresh().value())
            .param("nameTh", "สมาคมริมธาร")
            .param("email", Applicants.EMAIL)
            .param("late", "เชิญเพราะพื้นที่ยังไม่มีใครดูแล")
            .with(csrf())
            .with(scene.as(Role.SECRETARY))
            .exchange();
    assertThat(PagesAfterPosting.shown(pages, page, scene.as(Role.SECRETARY)))
        .hasStatusOk()
        .bodyText()
        .contains("/apply/", "สมาคมริมธาร");
  }

  private MvcTestResult home(Role role) {
    return pages.get().uri(scene.url("/home")).with(scene.as(role)).exchange();
  }

  private MvcTestResult export(Role role) {
    return pages.get().uri(scene.url("/applications/export/csv")).with(scene.as(role)).exchange();
  }

  private MvcTestResult get(Applicants.Applied applied, String page, Role role) {
    return pages
        .get()
        .uri(scene.url("/applications/" + applied.id() + page))
        .with(scene.as(role))
        .exchange();
  }

  private MvcTestResult post(
      Applicants.Applied applied, String page, Role role, Map<String, String> fields) {
    var request =
        pages
            .post()
            .uri(scene.url("/applications/" + applied.id() + page))
            .with(csrf())
            .with(scene.as(role));
    fields.forEach(request::param);
    return request.exchange();
  }

  private static Map<String, String> scores(int first, int second) {
    return Map.of(
        "scores[0].points", Integer.toString(first),
        "scores[1].points", Integer.toString(second),
        "recommendation", "ADMIT");
  }

  private static Map<String, String> verdict(String verdict, Map<String, String> more) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("verdict", verdict);
    fields.put("reference", "ที่ประชุม 1/2570");
    fields.put("on", Applicants.today());
    fields.putAll(more);
    return fields;
  }
}
