package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PagesAfterPosting;
import org.prasan.PagesByRole;
import org.prasan.PagesByRole.Page;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.client.ClientId;
import org.prasan.roster.RosterScenes;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.prasan.translation.Part;
import org.prasan.translation.TranslationScenes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Practising: the product plays the other side, says what was good, counts and keeps nothing. */
@PrasanTest
class PractiseTest {
  private static final String FOR_CHILDREN = "th-x-child";

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired RosterScenes roster;
  @Autowired TranslationScenes translations;
  @Autowired Practise practise;
  @Autowired ReferralFacts facts;
  @Autowired TestClock clock;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  ReferralScenes.Sides sides;
  Scene scene;

  @BeforeEach
  void twoOrganizations() {
    scene = scenes.fresh();
    sides = referrals.sides(scene);
  }

  @AfterEach
  void theClockIsSetBack() {
    clock.back();
  }

  @Test
  void aLearnerReferralIsAnsweredServedAndClosedWithAdvice() {
    var client = started();
    var id = referrals.offered(of(client));
    assertThat(get("/referrals/practice"))
        .bodyText()
        .contains("ขอส่งข้อมูลเพียงเท่าที่อีกฝ่ายต้องใช้", "ความเร่งด่วนแบบอื่นตรงกว่า")
        .contains("อธิบายความยินยอมในภาษาของผู้รับบริการ");
    play(client, OtherSide.ASKS);
    assertThat(referrals.state(scene, id)).isEqualTo(State.INFORMATION_REQUESTED);
    referrals.take(scene, Role.CASE_WORKER, id, Step.ANSWER_INFORMATION);
    assertThat(get("/referrals/" + id))
        .bodyText()
        .contains("ระบบเล่นเป็นฝ่ายผู้รับ")
        .doesNotContain("ผู้รับบริการ ผ่านลิงก์");
    play(client, OtherSide.ACCEPTS);
    play(client, OtherSide.STARTS);
    play(client, OtherSide.REPORTS);
    assertThat(referrals.state(scene, id)).isEqualTo(State.OUTCOME_REPORTED);
    assertThat(get("/referrals/practice"))
        .bodyText()
        .contains("ถามผู้รับบริการว่าได้ตามนั้นจริงหรือไม่", "ขั้นนี้เป็นของคุณ")
        .doesNotContain("name=\"what\"");
    referrals.take(scene, Role.CASE_WORKER, id, Step.CONFIRM_CLOSE);
    assertThat(get("/referrals/practice"))
        .bodyText()
        .contains("ให้ถามเขาก่อนว่าได้ตามนั้นหรือไม่", "ตอบคำถามของอีกฝ่ายแล้ว")
        .doesNotContain("ขั้นนี้เป็นของคุณ")
        .containsPattern("ฝึกจบแล้ว ทำได้ดี 4 จาก 6 ข้อ ตั้งแต่เขียนจนจบใช้เวลา 1 นาที");
    assertThat(receiving("/referrals/" + id)).bodyText().contains("/own-file");
    var ended = post("/referrals/practice/" + client + "/end", Map.of());
    assertThat(receiving("/referrals/" + id))
        .bodyText()
        .contains("ลบถาวรแล้วพร้อมแฟ้ม")
        .doesNotContain("/own-file");
    assertThat(PagesAfterPosting.told(ended, "flash")).isEqualTo("referral.practice.ended.well");
    assertThat(get("/referrals/practice")).bodyText().doesNotContain("ฝึกจบแล้ว");
  }

  @Test
  void wordsForChildrenArePraisedWithAChildAlone() {
    translations.released(scene, FOR_CHILDREN, Part.CONSENT);
    agreedInWordsForChildren(started(Scenario.GIRL_NEEDS_SHELTER), "CLIENT_GUARDIAN_UNREACHABLE");
    assertThat(get("/referrals/practice"))
        .bodyText()
        .contains("อธิบายความยินยอมในภาษาที่ผู้รับบริการเข้าใจ")
        .doesNotContain("เขียนไว้สำหรับเด็ก");
    agreedInWordsForChildren(started(Scenario.MOTHER_NEEDS_COUNSELLOR), "CLIENT");
    assertThat(get("/referrals/practice"))
        .bodyText()
        .containsOnlyOnce("อธิบายความยินยอมในภาษาที่ผู้รับบริการเข้าใจ")
        .containsOnlyOnce("เขียนไว้สำหรับเด็ก");
  }

  private void agreedInWordsForChildren(ClientId client, String givenBy) {
    var id = referrals.pending(of(client));
    var consent = "/referrals/" + id + "/consent";
    var fields = new HashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("version", String.valueOf(referrals.version(scene, id)));
    fields.put("readIn", FOR_CHILDREN);
    fields.put("purpose", "GIVE_THE_SERVICE");
    fields.put("until", "28/2/2570");
    fields.put("basis", "S26_EXPLICIT_CONSENT");
    fields.put("givenBy", givenBy);
    fields.put("how", "SPOKEN");
    fields.put("witness", "ครูพยานสมมติ");
    fields.put("witnessIs", "COMMUNITY");
    fields.put("language", "tha");
    fields.put("interpreter", givenBy.equals("CLIENT") ? "NOT_NEEDED" : "ON_DUTY");
    fields.put("read", ConsentTexts.mark(post(consent + "/text", fields)));
    assertThat(post(consent, fields)).hasStatus3xxRedirection();
  }

  @Test
  void theOtherSideDeclinesOrLetsTheTimeRunOut() {
    var declined = started();
    var one = referrals.offered(of(declined));
    play(declined, OtherSide.DECLINES);
    assertThat(referrals.state(scene, one)).isEqualTo(State.DECLINED);
    play(declined, OtherSide.ACCEPTS);
    assertThat(referrals.state(scene, one)).isEqualTo(State.DECLINED);
    var late = started();
    var other = referrals.offered(of(late));
    play(late, OtherSide.LETS_TIME_PASS);
    assertThat(referrals.state(scene, other)).isEqualTo(State.EXPIRED);
    assertThat(get("/referrals/practice")).bodyText().contains("เลือกตำแหน่งเวรอื่น");
  }

  @Test
  void anEmergencyThatIsLeftToRunOutRaisesTheAlarm() {
    var client = started();
    var id = referrals.offered(of(client), Urgency.EMERGENCY);
    play(client, OtherSide.LETS_TIME_PASS);
    assertThat(referrals.state(scene, id)).isEqualTo(State.ESCALATED);
    play(client, OtherSide.ACCEPTS);
    assertThat(referrals.state(scene, id)).isEqualTo(State.ACCEPTED);
  }

  @Test
  void anEmergencyToASeatWhereNobodyIsIsWarnedOfAndNamedAfterwards() {
    var client = started();
    referrals.pending(of(client), Urgency.EMERGENCY);
    assertThat(get("/referrals/practice"))
        .bodyText()
        .contains("ขณะนี้ไม่มีผู้อยู่เวรที่", "ตำแหน่งเวรที่เลือกไม่มีผู้อยู่เวรที่รับเรื่องได้");
    var sent = started();
    referrals.offered(of(sent), Urgency.EMERGENCY);
    play(sent, OtherSide.LETS_TIME_PASS);
    post("/referrals/practice/" + client + "/end", Map.of());
    assertThat(get("/referrals/practice"))
        .bodyText()
        .contains("ตำแหน่งเวรที่เลือกไม่มีผู้อยู่เวรที่รับเรื่องได้")
        .doesNotContain("ขณะนี้ไม่มีผู้อยู่เวรที่");
    post("/referrals/practice/" + sent + "/end", Map.of());
    var other = scene.beside();
    var served = roster.seatServedNow(other, Role.CASE_WORKER, "เวรที่มีคน");
    referrals.offered(new ReferralScenes.Sides(scene, other, served, started()), Urgency.EMERGENCY);
    assertThat(get("/referrals/practice"))
        .bodyText()
        .contains("เรื่องฉุกเฉินไปถึงตำแหน่งที่มีผู้อยู่เวรรับเรื่องได้");
  }

  @Test
  void bothSidesReadThatItIsPracticeAndNobodyDestroysCopiesOfIt() {
    var client = started();
    var id = referrals.accepted(of(client));
    for (var path : List.of("/clients/" + client, "/referrals/sent", "/referrals/" + id))
      assertThat(get(path)).bodyText().contains("ฝึกหัด");
    for (var path : List.of("/referrals?shown=RUNNING", "/referrals/" + id))
      assertThat(receiving(path)).bodyText().contains("ฝึกหัด");
    assertThat(get("/referrals/practice")).bodyText().contains("จบการฝึกนี้");
    assertThat(post("/referrals/practice/" + client + "/end", Map.of())).hasStatus3xxRedirection();
    assertThat(referrals.state(scene, id)).isEqualTo(State.CONSENT_WITHDRAWN);
    assertThat(receiving("/referrals/" + id))
        .bodyText()
        .contains("ฝึกหัด")
        .doesNotContain("ทำลายสำเนา");
    assertThat(receiving("/home")).bodyText().doesNotContain("ทำลายสำเนา");
    var real = referrals.offered(sides);
    assertThat(get("/referrals/" + real)).bodyText().doesNotContain("ฝึกหัด");
  }

  @Test
  void aMadeUpClientIsNotInTheFileOfOwnCases() {
    started();
    assertThat(post("/numbers/own-cases", Map.of()))
        .hasStatusOk()
        .bodyText()
        .contains("เอื้องคำ")
        .doesNotContain("หมี่จู");
  }

  @Test
  void theProductPlaysNobodyInARealReferral() {
    var id = referrals.offered(sides);
    assertThat(
            scene.in(
                () ->
                    practise.other(
                        scene.acting(Role.CASE_WORKER),
                        sides.client(),
                        OtherSide.ACCEPTS,
                        Locale.ENGLISH)))
        .isFalse();
    assertThat(referrals.state(scene, id)).isEqualTo(State.OFFERED);
  }

  @Test
  void whatIsPractisedIsCountedNowhere() {
    referrals.offered(of(started()));
    assertThat(countedNow()).isEmpty();
    referrals.accepted(sides);
    assertThat(countedNow())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.need()).isEqualTo("shelter");
              assertThat(fact.accepted()).isTrue();
              assertThat(fact.closed()).isFalse();
              assertThat(fact.untilAnswer()).isNotNull();
            });
  }

  @Test
  void aClientWhoIsReferredTwiceCountsOnce() {
    referrals.offered(sides);
    referrals.accepted(sides);
    assertThat(countedNow()).hasSize(1);
  }

  @Test
  void aMonthIsCountedOnceWhenTheNextOneIsOverAndStaysAsItWas() {
    var id = referrals.accepted(sides);
    assertThat(get("/numbers")).hasStatusOk();
    assertThat(kept()).isEmpty();
    clock.forward(Duration.ofDays(63));
    assertThat(get("/numbers")).hasStatusOk();
    assertThat(kept()).containsExactly("ACCEPTED NOT_CLOSED");
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.RETURN, "NO_CAPACITY");
    assertThat(get("/numbers")).hasStatusOk();
    assertThat(kept()).containsExactly("ACCEPTED NOT_CLOSED");
  }

  private List<String> kept() {
    return Tenancy.asProduct(
        scene.id(),
        () ->
            transactions.execute(
                _ ->
                    jdbc.sql("select answer || ' ' || loop from report.counted_case")
                        .query(String.class)
                        .list()));
  }

  @Test
  void aMadeUpClientIsErasedOnDemandAndAfterAWeek() {
    var asked = started();
    assertThat(post("/referrals/practice/" + asked + "/end", Map.of())).hasStatus3xxRedirection();
    assertThat(get("/clients/" + asked)).bodyText().contains("ลบข้อมูลถาวรเมื่อ", "เพราะจบการฝึก");
    var left = started();
    PracticeJobs.end(scene.coalition(), practise);
    assertThat(get("/clients/" + left)).bodyText().doesNotContain("ลบข้อมูลถาวรเมื่อ");
    clock.forward(Duration.ofDays(8));
    Tenancy.run(scene.id(), () -> PracticeJobs.end(scene.coalition(), practise));
    assertThat(get("/clients/" + left)).bodyText().contains("ลบข้อมูลถาวรเมื่อ");
    assertThat(get("/referrals/practice")).bodyText().doesNotContain(left.toString());
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void onlyACaseWorkerPractises(Role role) {
    PagesByRole.check(
        pages,
        scenes.fresh(),
        role,
        "",
        List.of(new Page("/referrals/practice", Action.REFER_CLIENTS)),
        Map.of());
  }

  @Test
  void anotherOrganizationCannotTouchIt() {
    var client = started();
    var other = scene.beside();
    var request =
        pages
            .post()
            .uri(scene.url("/referrals/practice/" + client + "/end"))
            .with(other.as(Role.CASE_WORKER))
            .with(csrf());
    assertThat(request.exchange()).hasStatus(404);
  }

  private List<ReferralFacts.Fact> countedNow() {
    return facts.offered(scene.id(), YearMonth.now(clock.withZone(ZoneId.of("Asia/Bangkok"))));
  }

  private ReferralScenes.Sides of(ClientId client) {
    return new ReferralScenes.Sides(scene, sides.receiver(), sides.seat(), client);
  }

  private ClientId started() {
    return started(Scenario.GIRL_NEEDS_SHELTER);
  }

  private ClientId started(Scenario scenario) {
    var client = new ClientId(FreshId.next());
    return scene.in(
        () -> {
          practise.start(scene.acting(Role.CASE_WORKER), client, scenario);
          return client;
        });
  }

  private void play(ClientId client, OtherSide what) {
    assertThat(post("/referrals/practice/" + client + "/other", Map.of("what", what.name())))
        .hasStatus3xxRedirection();
  }

  private MvcTestResult get(String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(Role.CASE_WORKER)).exchange();
  }

  private MvcTestResult receiving(String path) {
    return pages.get().uri(scene.url(path)).with(sides.receiver().as(Role.CASE_WORKER)).exchange();
  }

  private MvcTestResult post(String path, Map<String, String> fields) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(Role.CASE_WORKER)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }
}
