package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Alarms and disputes before those who review them: neither side, and no story. */
@PrasanTest
class DisputeReviewTest {
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester pages;

  ReferralScenes.Sides sides;
  Scene sender;
  Scene receiver;

  @BeforeEach
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
    receiver = sides.receiver();
  }

  @Test
  void anEmergencyAndADisputeComeBeforeTheSecretaryWhoSettlesThem() {
    var office = sender.beside();
    var id = referrals.accepted(sides);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.START_SERVICE);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.REPORT_OUTCOME, "SERVED");
    assertThat(step(sender, id.toString(), "dispute", "words", "ยังไม่ได้พบกัน"))
        .hasStatus3xxRedirection();
    assertThat(get(office, Role.SECRETARY, "/referrals/review"))
        .bodyText()
        .contains(id.toString(), "ผลยังไม่ตรงกัน");
    assertThat(get(office, Role.SECRETARY, "/home")).bodyText().contains("ทบทวนการส่งต่อ 1 เรื่อง");
    assertThat(get(office, Role.SECRETARY, "/referrals/review/" + id))
        .bodyText()
        .contains("ยังไม่ได้พบกัน", ReferralScenes.WORDS, "โทรถามสองฝ่าย", "tel:053000002")
        .doesNotContain(ReferralScenes.REASON, "ที่พักพิง");
    assertThat(get(office, Role.SECRETARY, "/referrals/review/" + id + "/steps/settle-dispute"))
        .bodyText()
        .contains("เหตุผลของคำตัดสิน", "รายงานผล", "ได้รับบริการครบตามที่ขอ", ReferralScenes.WORDS)
        .containsPattern("(value=\"SERVED\"[^>]*checked|checked[^>]*value=\"SERVED\")")
        .doesNotContain("ข้อความถึงอีกฝ่าย");
    assertThat(settled(office, id, "", "พบกันแล้ววันนี้"))
        .hasStatus(422)
        .bodyText()
        .contains("พบกันแล้ววันนี้", "โปรดเลือกหนึ่งรายการ");
    assertThat(settled(office, id, "SERVED_IN_PART", " ")).hasStatus(422);
    assertThat(settled(office, id, "SERVED_IN_PART", "พบกันแล้ววันนี้")).hasStatus3xxRedirection();
    assertThat(referrals.state(sender, id)).isEqualTo(State.LOOP_CLOSED);
    for (var side : List.of(sender, receiver))
      assertThat(get(side, "/referrals/" + id))
          .bodyText()
          .contains("พบกันแล้ววันนี้", "ได้รับบริการบางส่วน");
  }

  private MvcTestResult settled(Scene office, ReferralId id, String outcome, String words) {
    return post(
        office,
        Role.SECRETARY,
        "/referrals/review/" + id + "/steps/settle-dispute",
        Map.of(
            "id",
            UUID.randomUUID().toString(),
            "version",
            String.valueOf(referrals.version(sender, id)),
            "reason",
            outcome,
            "words",
            words));
  }

  @Test
  void whatReviewersReadOfADisputeIsWrittenDown() {
    var id = disputed();
    assertThat(readings()).isZero();
    assertThat(get(sender.beside(), Role.SECRETARY, "/referrals/review/" + id))
        .bodyText()
        .contains(ReferralScenes.WORDS);
    assertThat(readings()).isOne();
  }

  @Test
  void wordsTypedBeforeItWasToldThatReviewersReadThemStayWithTheTwoSides() throws SQLException {
    var id = disputed();
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute(
          "update referral.entry set for_review = false where referral_id = '" + id + "'");
    }
    assertThat(get(sender.beside(), Role.SECRETARY, "/referrals/review/" + id))
        .hasStatusOk()
        .bodyText()
        .doesNotContain(ReferralScenes.WORDS);
    assertThat(readings()).isZero();
    assertThat(get(sender, "/referrals/" + id)).bodyText().contains(ReferralScenes.WORDS);
  }

  private ReferralId disputed() {
    var id = referrals.accepted(sides);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.START_SERVICE);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.REPORT_OUTCOME, "SERVED");
    referrals.take(sender, Role.CASE_WORKER, id, Step.DISPUTE);
    return id;
  }

  private int readings() {
    return sender.in(
        () ->
            jdbc.sql(
                    "select count(*) from audit.entry where coalition_id = ? and deed ="
                        + " 'referral.dispute-read'")
                .param(sender.id().value())
                .query(Integer.class)
                .single());
  }

  /** Whoever acts for one of the two organizations, or for one that gave it up, is no judge. */
  @Test
  void nobodyReviewsWhatTheirOwnOrganizationHasOrHad() {
    var id = referrals.offered(sides);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "UNSAFE");
    var third = sender.beside();
    referrals.elsewhere(sides, id, referrals.seat(third));
    referrals.agree(sender, id);
    referrals.take(third, Role.CASE_WORKER, id, Step.ESCALATE);
    for (var own : List.of(sender, receiver, third))
      assertThat(get(own, Role.SECRETARY, "/referrals/review/" + id)).hasStatus(404);
    assertThat(get(sender.beside(), Role.SECRETARY, "/referrals/review/" + id))
        .hasStatusOk()
        .bodyText()
        .doesNotContain(ReferralScenes.WORDS);
    assertThat(get(third, "/referrals/" + id)).bodyText().doesNotContain("ไม่ปลอดภัยหากรับ");
  }

  private MvcTestResult step(Scene who, String id, String word, String... more) {
    var fields = new java.util.HashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("version", String.valueOf(referrals.version(sender, ReferralId.of(id))));
    for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
    return post(who, "/referrals/" + id + "/steps/" + word, fields);
  }

  private MvcTestResult get(Scene who, String path) {
    return get(who, Role.CASE_WORKER, path);
  }

  private MvcTestResult get(Scene who, Role role, String path) {
    return pages.get().uri(who.url(path)).with(who.as(role)).exchange();
  }

  private MvcTestResult post(Scene who, String path, Map<String, String> fields) {
    return post(who, Role.CASE_WORKER, path, fields);
  }

  private MvcTestResult post(Scene who, Role role, String path, Map<String, String> fields) {
    var request = pages.post().uri(who.url(path)).with(who.as(role)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }
}
