package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.notification.Mails;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Lists begin with what breaks first, and say whose turn it is. */
@PrasanTest
class ReferralListsTest {
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired MockMvcTester pages;
  @Autowired Mails mails;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;

  ReferralScenes.Sides sides;
  Scene sender;
  Scene receiver;

  @BeforeEach
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
    receiver = sides.receiver();
  }

  @AfterEach
  void theClockIsSetBack() {
    clock.back();
  }

  @Test
  void whatBreaksFirstStandsFirstAlsoWhereItIsOlder() {
    var urgent = referrals.offered(sides);
    var normal = referrals.offered(sides, Urgency.NORMAL);
    for (var path : new String[] {"/referrals", "/referrals?shown=WAITING"})
      assertThat(body(receiver, path)).containsSubsequence(urgent.toString(), normal.toString());
    assertThat(body(sender, "/referrals/sent"))
        .containsSubsequence(urgent.toString(), normal.toString())
        .doesNotContain("ตัวกรองที่ไม่มี");
    assertThat(body(sender, "/referrals/sent?shown=zz")).contains("ตัวกรองที่ไม่มี", "“ทั้งหมด”");
  }

  @Test
  void anEmergencyThatWaitsForTheSenderStandsFirstBeforeAnyClockRuns() {
    var draft = referrals.draft(sides, Urgency.EMERGENCY);
    var urgent = referrals.offered(sides);
    var calm = referrals.draft(sides);
    assertThat(body(sender, "/referrals/sent?shown=ALL"))
        .containsSubsequence(draft.toString(), urgent.toString(), calm.toString());
    assertThat(body(sender, "/referrals/sent?shown=ALL&after=" + draft))
        .doesNotContain("/" + draft)
        .containsSubsequence(urgent.toString(), calm.toString());
    assertThat(body(sender, "/referrals/sent?shown=ALL&after=" + urgent))
        .doesNotContain("/" + draft)
        .contains(calm.toString());
  }

  @Test
  void anEmergencyThatCameStandsFirstAtItsSeatUntilItIsAnswered() {
    var urgent = referrals.offered(sides);
    clock.forward(Duration.ofHours(60));
    var emergency = referrals.offered(sides, Urgency.EMERGENCY);
    for (var path : new String[] {"/referrals", "/referrals?shown=WAITING"})
      assertThat(body(receiver, path)).containsSubsequence(emergency.toString(), urgent.toString());
    assertThat(body(receiver, "/referrals?after=" + emergency))
        .contains(urgent.toString())
        .doesNotContain("/" + emergency);
    assertThat(body(receiver, "/home"))
        .containsSubsequence(
            "ตอบเรื่องฉุกเฉินที่รออยู่ 1 เรื่อง", "ตอบการส่งต่อที่รออยู่ 1 เรื่อง");
    referrals.take(receiver, Role.CASE_WORKER, emergency, Step.ACCEPT);
    assertThat(body(receiver, "/referrals"))
        .containsSubsequence(urgent.toString(), emergency.toString());
    assertThat(body(receiver, "/home")).doesNotContain("ตอบเรื่องฉุกเฉิน");
  }

  @Test
  void anAlarmIsAnEmergencyForTheSeatThatHasToAcceptAndStandsFirstBeforeTheSecretary() {
    var disputed = referrals.accepted(sides);
    referrals.take(receiver, Role.CASE_WORKER, disputed, Step.START_SERVICE);
    referrals.take(receiver, Role.CASE_WORKER, disputed, Step.REPORT_OUTCOME, "SERVED");
    referrals.take(sender, Role.CASE_WORKER, disputed, Step.DISPUTE);
    clock.forward(Duration.ofDays(30));
    var urgent = referrals.offered(sides);
    var alarmed = referrals.offered(sides, Urgency.NORMAL);
    referrals.take(receiver, Role.DIRECTOR, alarmed, Step.ESCALATE);
    assertThat(body(receiver, "/referrals"))
        .containsSubsequence(alarmed.toString(), urgent.toString());
    assertThat(body(receiver, "/home"))
        .containsSubsequence(
            "ตอบเรื่องฉุกเฉินที่รออยู่ 1 เรื่อง", "ตอบการส่งต่อที่รออยู่ 1 เรื่อง");
    assertThat(body(receiver, "/notices"))
        .containsOnlyOnce(">มีเรื่องด่วนรอคุณอยู่<")
        .doesNotContain("มีเรื่องรอขั้นต่อไปจากคุณ");
    var office = sender.beside();
    assertThat(body(office, Role.SECRETARY, "/home"))
        .containsSubsequence("ทบทวนเรื่องที่แจ้งเหตุฉุกเฉิน 1 เรื่อง", "ทบทวนการส่งต่อ 1 เรื่อง");
    assertThat(body(office, Role.SECRETARY, "/referrals/review"))
        .containsSubsequence(alarmed.toString(), disputed.toString());
  }

  @Test
  void aRoleTheOfficeGaveShowsNoReferralUntilTheOrganizationSaysYes() {
    var home = scenes.fresh();
    var from = referrals.sides(home.beside());
    var id =
        referrals.offered(
            new ReferralScenes.Sides(from.sender(), home, referrals.seat(home), from.client()));
    var colleague = home.within(home.organization());
    for (var role : List.of(Role.CASE_WORKER, Role.STAFF))
      assertThat(
              pages
                  .post()
                  .uri(home.url("/people/" + colleague.person(role) + "/mandates"))
                  .param("organization", home.organization().toString())
                  .param("role", "FOCAL_POINT")
                  .with(home.as(Role.ADMINISTRATOR))
                  .with(csrf()))
          .hasStatus3xxRedirection();
    assertThat(get(colleague, "/referrals/" + id)).hasStatus(404);
    assertThat(body(colleague, "/referrals")).doesNotContain(id.toString());
    referrals.take(from.sender(), Role.CASE_WORKER, id, Step.ESCALATE);
    assertThat(mails.to(colleague, Role.STAFF)).as("of the alarm").isZero();
    home.in(
        () ->
            jdbc.sql("update identity.mandate set vouch = 'GIVEN' where coalition_id = ?")
                .param(home.id().value())
                .update());
    assertThat(get(colleague, "/referrals/" + id)).hasStatusOk();
  }

  @Test
  void eachSideReadsWhoseTurnItIsAndByWhen() {
    var id = referrals.offered(sides);
    assertThat(body(receiver, "/referrals")).contains("ฝ่ายคุณ", "เหลือ 2 วัน 23 ชม.", "ภายใน");
    assertThat(body(sender, "/referrals/sent")).contains("ฝ่ายผู้รับ", "เหลือ 2 วัน 23 ชม.");
    referrals.take(receiver, Role.CASE_WORKER, id, Step.REQUEST_INFORMATION);
    assertThat(body(receiver, "/referrals?shown=WAITING")).contains("ฝ่ายผู้ส่ง", "เหลือ 23 ชม.");
    assertThat(body(sender, "/referrals/sent?shown=OURS")).contains(id.toString(), "ฝ่ายคุณ");
  }

  @Test
  void theFilterKeepsWhatWaitsForOneselfAlone() {
    var id = referrals.offered(sides);
    assertThat(body(receiver, "/referrals")).contains(id.toString());
    assertThat(body(sender, "/referrals/sent?shown=OURS")).doesNotContain(id.toString());
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    assertThat(body(sender, "/referrals/" + id))
        .contains("นี่คือสำเนาขององค์กรคุณเอง")
        .doesNotContain("เปิดอ่านได้ตามความยินยอม");
    assertThat(body(receiver, "/referrals")).doesNotContain(id.toString());
    assertThat(body(receiver, "/referrals?shown=ENDED"))
        .contains(id.toString())
        .doesNotContain("ฝ่ายผู้ส่ง", "class=\"due");
    assertThat(body(sender, "/referrals/sent?shown=OURS")).contains(id.toString());
    assertThat(body(sender, "/home")).contains("/referrals/sent?shown=OURS");
  }

  @Test
  void aSeatThatItLeftDestroysItsCopiesAndItsReceiptComesBack() {
    var id = referrals.accepted(sides);
    assertThat(
            pages
                .get()
                .uri(receiver.url("/referrals/" + id + "/details"))
                .with(receiver.as(Role.CASE_WORKER))
                .exchange())
        .hasStatusOk();
    referrals.take(receiver, Role.CASE_WORKER, id, Step.WAITLIST);
    var third = sender.beside();
    assertThat(referrals.elsewhere(sides, id, referrals.seat(third)))
        .isInstanceOf(Outcome.Done.class);
    assertThat(body(receiver, "/referrals/" + id)).contains("ทำลายสำเนาทุกชุด", "destroyed");
    assertThat(body(receiver, "/referrals")).contains(id.toString());
    assertThat(body(receiver, "/home")).contains("ทำลายสำเนาและยืนยัน 1 เรื่อง");
    assertThat(body(sender, "/referrals/" + id)).contains("ยังรอคำยืนยัน");
    referrals.agree(sender, id);
    referrals.take(third, Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(body(third, "/referrals/" + id)).doesNotContain("ทำลายสำเนา");
    assertThat(destroyed(third, id)).hasStatus3xxRedirection();
    assertThat(body(sender, "/referrals/" + id)).contains("ยังรอคำยืนยัน");
    assertThat(destroyed(sender.beside(), id)).hasStatus(404);
    assertThat(destroyed(receiver, id)).hasStatus3xxRedirection();
    assertThat(body(receiver, "/referrals/" + id)).doesNotContain("ทำลายสำเนาทุกชุด");
    assertThat(body(receiver, "/referrals")).doesNotContain(id.toString());
    assertThat(body(receiver, "/home")).doesNotContain("ทำลายสำเนา");
    assertThat(body(sender, "/referrals/" + id))
        .contains("ยืนยันว่าทำลายสำเนาแล้ว")
        .doesNotContain("ยังรอคำยืนยัน");
    assertThat(body(third, "/referrals/" + id)).doesNotContain("ทำลายสำเนา");
  }

  @Test
  @Tag("slow")
  void aSeatThatGaveItBackIsAskedOnceWhereverItGoesAfterwards() {
    var id = referrals.accepted(sides);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.RETURN, "NO_CAPACITY");
    assertThat(body(receiver, "/referrals/" + id)).doesNotContain("ทำลายสำเนาทุกชุด");
    for (int seats = 0; seats < 2; seats++) {
      var next = sender.beside();
      referrals.elsewhere(sides, id, referrals.seat(next));
      assertThat(body(receiver, "/referrals/" + id).contains("ทำลายสำเนาทุกชุด"))
          .isEqualTo(seats == 0);
      if (seats == 0) assertThat(destroyed(receiver, id)).hasStatus3xxRedirection();
      referrals.agree(sender, id);
      referrals.take(next, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    }
    assertThat(body(receiver, "/referrals/" + id)).doesNotContain("ทำลายสำเนาทุกชุด");
  }

  @Test
  void aSeatThatNeverHadTheDetailsIsAskedNothing() {
    var id = referrals.offered(sides);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    referrals.elsewhere(sides, id, referrals.seat(sender.beside()));
    assertThat(body(receiver, "/referrals/" + id)).doesNotContain("ทำลายสำเนา");
    assertThat(body(sender, "/referrals/" + id)).doesNotContain("ยังรอคำยืนยัน");
  }

  private MvcTestResult destroyed(Scene who, ReferralId id) {
    return pages
        .post()
        .uri(who.url("/referrals/" + id + "/destroyed"))
        .param("id", UUID.randomUUID().toString())
        .with(who.as(Role.CASE_WORKER))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult get(Scene who, String path) {
    return pages.get().uri(who.url(path)).with(who.as(Role.CASE_WORKER)).exchange();
  }

  private String body(Scene who, String path) {
    return body(who, Role.CASE_WORKER, path);
  }

  private String body(Scene who, Role role, String path) {
    var result = pages.get().uri(who.url(path)).with(who.as(role)).exchange();
    assertThat(result).hasStatusOk();
    return new String(
        result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
