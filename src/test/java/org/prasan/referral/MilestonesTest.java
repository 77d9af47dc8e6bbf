package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the law counts from, as the sender records it; and why something took longer. */
@PrasanTest
class MilestonesTest {
  private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired ReferralVisits visits;
  @Autowired WatchClocks clocks;
  @Autowired Course course;
  @Autowired TestClock time;
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

  @AfterEach
  void back() {
    time.back();
  }

  @Test
  void theSenderRecordsProtectionAndItsTimeRunsOnThePageWithItsSource() {
    var id = referrals.offered(sides);
    assertThat(recorded(id, "PROTECTION_STARTED", time.instant().minus(Duration.ofHours(3))))
        .hasStatus3xxRedirection();
    assertThat(visits.get(sender, Role.CASE_WORKER, id.toString()))
        .bodyText()
        .contains("คุ้มครองชั่วคราว", "มาตรา 29", "เหลือ 20 ชม.");
    assertThat(recorded(id, "PROTECTION_EXTENDED", time.instant().minus(Duration.ofHours(1))))
        .hasStatus3xxRedirection();
    assertThat(visits.get(sender, Role.CASE_WORKER, id.toString()))
        .bodyText()
        .contains("เหลือ 6 วัน");
  }

  @Test
  void theReceiverSeesNothingOfItNeitherOnThePageNorInTheDatabase() {
    var id = referrals.accepted(sides);
    recorded(id, "PROTECTION_STARTED", time.instant().minus(Duration.ofHours(3)));
    for (var role : List.of(Role.CASE_WORKER, Role.DIRECTOR))
      assertThat(visits.get(receiver, role, id.toString()))
          .hasStatusOk()
          .bodyText()
          .doesNotContain("คุ้มครองชั่วคราว", "มาตรา 29");
    assertThat(receiver.in(() -> course.of(receiver.id(), id)))
        .extracting(Entry::what)
        .doesNotContain(Milestone.PROTECTION_STARTED);
    time.forward(Duration.ofHours(22));
    clocks.watch(sender.coalition());
    var called =
        "select count(*) from referral.call where referral_id = :id and clock = 'protection'";
    assertThat(sender.in(() -> counted(called, id))).isPositive();
    assertThat(receiver.in(() -> counted(called, id))).isZero();
    referrals.take(sender, Role.CASE_WORKER, id, Step.ESCALATE);
    assertThat(visits.get(sender.beside(), Role.SECRETARY, "review/" + id))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("คุ้มครองชั่วคราว");
  }

  @Test
  void aTimeOfTheLawThatIsOverStandsAtHomeOfTheSendingCaseWorkerAlone() {
    var id = referrals.accepted(sides);
    recorded(id, "PROTECTION_STARTED", time.instant());
    time.forward(Duration.ofHours(25));
    clocks.watch(sender.coalition());
    var said = "เวลาตามกฎหมายที่เลยแล้ว";
    assertThat(home(sender, Role.CASE_WORKER)).bodyText().contains(said);
    assertThat(home(sender, Role.DIRECTOR)).bodyText().doesNotContain(said);
    assertThat(home(receiver, Role.CASE_WORKER)).bodyText().doesNotContain(said);
    recorded(id, "PROTECTION_ENDED", time.instant());
    assertThat(home(sender, Role.CASE_WORKER)).bodyText().doesNotContain(said);
  }

  private MvcTestResult home(Scene who, Role role) {
    return pages.get().uri(who.url("/home")).with(who.as(role)).exchange();
  }

  @Test
  void aStepOfTheReceiverDoesNotStopTheClocksItCannotSee() {
    var id = referrals.offered(sides);
    recorded(id, "PROTECTION_STARTED", time.instant());
    referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT);
    time.forward(Duration.ofHours(13));
    clocks.watch(sender.coalition());
    var called =
        "select count(*) from referral.call where referral_id = :id and clock = 'protection'";
    assertThat(sender.in(() -> counted(called, id))).isOne();
  }

  @Test
  void whatCannotBeIsSaidAndNothingTypedIsLost() {
    var id = referrals.offered(sides);
    var now = time.instant();
    assertThat(recorded(id, "PROTECTION_EXTENDED", now))
        .hasStatus(422)
        .bodyText()
        .contains("ต้องบันทึกเรื่องก่อนหน้าก่อน");
    assertThat(recorded(id, "PROTECTION_STARTED", now.plus(Duration.ofDays(2))))
        .hasStatus(422)
        .bodyText()
        .contains("ยังมาไม่ถึง");
    assertThat(recorded(id, "EMERGENCY_OPENED", now)).hasStatus(422);
    assertThat(recorded(id, "PROTECTION_STARTED", now.minus(Duration.ofHours(5))))
        .hasStatus3xxRedirection();
    assertThat(recorded(id, "PROTECTION_STARTED", now)).hasStatus(422);
    assertThat(recorded(id, "PROTECTION_ENDED", now.minus(Duration.ofDays(3))))
        .hasStatus(422)
        .bodyText()
        .contains("ก่อนเหตุการณ์ที่บันทึกไว้ก่อนหน้า");
    var fields = fields("PROTECTION_ENDED", now);
    fields.put("time", "25.61");
    assertThat(visits.post(sender, Role.CASE_WORKER, id + "/milestones", fields))
        .hasStatus(422)
        .bodyText()
        .contains("25.61", "โปรดพิมพ์เวลา");
  }

  @Test
  void aFormSentTwiceIsRecordedOnceAndTheLogDoesNotSayWhatTheLawCounts() {
    var id = referrals.offered(sides);
    var fields = fields("RECOVERY_STARTED", time.instant());
    for (int i = 0; i < 2; i++)
      assertThat(visits.post(sender, Role.CASE_WORKER, id + "/milestones", fields))
          .hasStatus3xxRedirection();
    assertThat(sender.in(() -> course.of(sender.id(), id)))
        .filteredOn(entry -> entry.what() == Milestone.RECOVERY_STARTED)
        .hasSize(1);
    var logged =
        sender.in(
            () ->
                jdbc.sql(
                        """
                        select coalesce(after::text, '') from audit.entry
                        where coalition_id = :coalition and deed = 'referral.milestone-recorded'
                        """)
                    .param("coalition", sender.id().value())
                    .query(String.class)
                    .list());
    assertThat(logged).hasSize(1).allSatisfy(one -> assertThat(one).doesNotContain("RECOVERY"));
  }

  @Test
  void onlyTheSendingCaseWorkerRecords() {
    var id = referrals.accepted(sides);
    var fields = fields("BREACH_KNOWN", time.instant());
    assertThat(visits.post(receiver, Role.CASE_WORKER, id + "/milestones", fields)).hasStatus(404);
    assertThat(visits.post(sender.beside(), Role.CASE_WORKER, id + "/milestones", fields))
        .hasStatus(404);
    assertThat(visits.post(sender, Role.DIRECTOR, id + "/milestones", fields)).hasStatus(403);
  }

  @Test
  void theSeatThatLetTheTimePassSaysWhyOnceAndTheSenderReadsIt() {
    var id = referrals.offered(sides);
    time.forward(Duration.ofHours(75));
    clocks.watch(sender.coalition());
    assertThat(referrals.state(sender, id)).isEqualTo(State.EXPIRED);
    var page = visits.get(receiver, Role.CASE_WORKER, id.toString());
    assertThat(page).hasStatusOk().bodyText().contains("ที่ใช้เวลานานกว่ากำหนด", "3 ชม.");
    assertThat(visits.get(sender, Role.CASE_WORKER, id.toString()))
        .bodyText()
        .contains("ยังไม่มีผู้บอกเหตุ")
        .doesNotContain("/late?");
    var fields = lateness(page);
    fields.put("reason", "OTHER");
    assertThat(visits.post(receiver, Role.CASE_WORKER, id + "/late", fields))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดกรอกช่องนี้");
    fields.put("words", "น้ำท่วมถนนขาด");
    assertThat(visits.post(sender, Role.CASE_WORKER, id + "/late", fields)).hasStatus(404);
    for (int i = 0; i < 2; i++)
      assertThat(visits.post(receiver, Role.CASE_WORKER, id + "/late", fields))
          .hasStatus3xxRedirection();
    assertThat(visits.get(sender, Role.CASE_WORKER, id.toString()))
        .bodyText()
        .contains("น้ำท่วมถนนขาด", "เหตุอื่น", "บอกเหตุที่ใช้เวลานานกว่ากำหนด");
    var again = visits.get(receiver, Role.CASE_WORKER, id.toString());
    assertThat(again).bodyText().doesNotContain("/late?");
    assertThat(sender.in(() -> course.of(sender.id(), id)))
        .filteredOn(entry -> entry.what() == Milestone.LATENESS_EXPLAINED)
        .hasSize(1);
  }

  private MvcTestResult recorded(ReferralId id, String what, Instant at) {
    return visits.post(sender, Role.CASE_WORKER, id + "/milestones", fields(what, at));
  }

  private static Map<String, String> fields(String what, Instant at) {
    var local = LocalDateTime.ofInstant(at, BANGKOK);
    var fields = new HashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("what", what);
    fields.put(
        "day", local.getDayOfMonth() + "/" + local.getMonthValue() + "/" + (local.getYear() + 543));
    fields.put("time", local.format(DateTimeFormatter.ofPattern("HH.mm", Locale.ROOT)));
    return fields;
  }

  /** What the form behind the link on the page would send. */
  private static Map<String, String> lateness(MvcTestResult page) {
    var body =
        new String(
            page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    var link = Pattern.compile("/late\\?clock=([^&\"]+)&amp;from=([^\"]+)\"").matcher(body);
    assertThat(link.find()).isTrue();
    var fields = new HashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("clock", link.group(1));
    fields.put("from", link.group(2));
    return fields;
  }

  private Long counted(String sql, ReferralId id) {
    return jdbc.sql(sql).param("id", id.value()).query(Long.class).single();
  }
}
