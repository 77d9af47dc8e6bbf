package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.notification.Mails;
import org.prasan.roster.RosterScenes;
import org.prasan.tenancy.Role;
import org.prasan.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Details opened because somebody is in danger: before everybody's eyes, and not for long. */
@PrasanTest
class EmergencyTest {
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired RosterScenes roster;
  @Autowired ReferralVisits visits;
  @Autowired ReviewEmergency review;
  @Autowired Emergencies emergencies;
  @Autowired Standing standing;
  @Autowired Course course;
  @Autowired Looks looks;
  @Autowired Vault vault;
  @Autowired TestClock time;
  @Autowired Mails mails;
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
    for (var role : List.of(Role.DIRECTOR, Role.SECRETARY)) sender.person(role);
  }

  @AfterEach
  void back() {
    time.back();
  }

  @Test
  void theSeatOpensForAnHourBeforeEverybodysEyesAndThenItIsClosed() {
    var id = referrals.offered(sides);
    assertThat(page(receiver, Role.CASE_WORKER, id)).bodyText().contains("เปิดในเหตุฉุกเฉิน");
    assertThat(read(receiver, Role.CASE_WORKER, id)).hasStatus(404);
    long before = mails.of(sender);
    assertThat(open(receiver, Role.CASE_WORKER, id, Map.of())).hasStatus3xxRedirection();
    assertThat(mails.to(sender, Role.CASE_WORKER)).isEqualTo(1);
    assertThat(mails.to(sender, Role.DIRECTOR)).isEqualTo(1);
    assertThat(mails.to(sender, Role.SECRETARY)).isEqualTo(1);
    assertThat(mails.of(sender)).isGreaterThanOrEqualTo(before + 3);
    assertThat(read(receiver, Role.CASE_WORKER, id))
        .hasStatusOk()
        .bodyText()
        .contains(
            "เอื้องคำ ดอยสูง",
            ReferralScenes.REASON,
            "จะปิดเองในอีก 59 นาที",
            "และคุณ ซึ่งเปิดในเหตุฉุกเฉิน");
    assertThat(deeds()).contains("referral.emergency-opened", "referral.emergency-read");
    assertThat(sender.in(() -> looks.of(sender.id(), id))).hasSize(1);
    var key = referrals.find(sender, id).keys().details();
    assertThat(receiver.in(() -> vault.key(receiver.id(), key))).isEmpty();
    assertThat(details(receiver, Role.CASE_WORKER, id)).hasStatus(404);
    assertThat(page(sender, Role.CASE_WORKER, id))
        .bodyText()
        .contains(
            "อันตรายต่อชีวิต", "มีคนตามมาถึงบ้าน", "รอผู้ทบทวนอีก 2 คน", "ทบทวนการเปิดฉุกเฉิน");
    time.forward(Duration.ofMinutes(59));
    assertThat(read(receiver, Role.CASE_WORKER, id)).hasStatusOk();
    time.forward(Duration.ofMinutes(1));
    assertClosed(read(receiver, Role.CASE_WORKER, id), id);
    assertThat(sender.in(() -> looks.of(sender.id(), id))).hasSize(2);
  }

  @Test
  void itIsOpenForWhoeverOpenedItAndForNobodyElse() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    assertThat(read(sender, Role.DIRECTOR, id)).hasStatus(404);
    assertThat(read(receiver, Role.DIRECTOR, id)).hasStatus(404);
    assertThat(read(sender.beside(), Role.CASE_WORKER, id)).hasStatus(404);
    assertThat(open(receiver, Role.DIRECTOR, id, Map.of())).hasStatus(404);
    assertThat(open(sender.beside(), Role.CASE_WORKER, id, Map.of())).hasStatus(404);
    assertThat(open(sender, Role.CASE_WORKER, id, Map.of())).hasStatus(404);
    assertThat(open(sender, Role.DIRECTOR, id, Map.of())).hasStatus3xxRedirection();
    assertThat(read(sender, Role.DIRECTOR, id)).bodyText().contains("เอื้องคำ ดอยสูง");
  }

  @Test
  void withdrawnConsentClosesItAtOnceAndNothingOpensAnyMore() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    assertThat(read(receiver, Role.CASE_WORKER, id)).hasStatusOk();
    referrals.take(sender, Role.CASE_WORKER, id, Step.WITHDRAW_CONSENT);
    assertClosed(read(receiver, Role.CASE_WORKER, id), id);
    assertThat(read(receiver, Role.DIRECTOR, id)).as("who never opened it").hasStatus(404);
    assertThat(read(sender.beside(), Role.CASE_WORKER, id)).hasStatus(404);
    assertThat(open(receiver, Role.CASE_WORKER, id, Map.of()))
        .hasStatus(422)
        .bodyText()
        .contains("สายไปแล้ว", "มีคนตามมาถึงบ้าน");
    assertThat(open(sender, Role.DIRECTOR, id, Map.of())).hasStatus(404);
    assertThat(sender.in(() -> emergencies.of(sender.id(), id))).hasSize(1);
  }

  /** Whoever had opened it hears why it is over, on the page of the referral. */
  private void assertClosed(MvcTestResult read, ReferralId id) {
    assertThat(read).hasRedirectedUrl(receiver.url("/referrals/" + id));
    assertThat(PagesAfterPosting.told(read, "refused")).isEqualTo("referral.emergency.over");
  }

  @Test
  void whoReadInAnEmergencyAndThenDeclinedDestroysCopiesAndIsAskedOnce() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    assertThat(page(receiver, Role.CASE_WORKER, id)).bodyText().contains(id + "/destroyed");
    assertThat(destroyed(id)).hasStatus3xxRedirection();
    referrals.take(sender, Role.CASE_WORKER, id, Step.WITHDRAW_CONSENT);
    assertThat(page(receiver, Role.CASE_WORKER, id)).bodyText().doesNotContain(id + "/destroyed");
  }

  private MvcTestResult destroyed(ReferralId id) {
    return pages
        .post()
        .uri(receiver.url("/referrals/" + id + "/destroyed"))
        .param("id", UUID.randomUUID().toString())
        .with(receiver.as(Role.CASE_WORKER))
        .with(csrf())
        .exchange();
  }

  @Test
  void whoReadInAnEmergencyIsAskedToDestroyCopiesOnceConsentIsWithdrawn() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    referrals.take(sender, Role.CASE_WORKER, id, Step.WITHDRAW_CONSENT);
    assertThat(page(receiver, Role.CASE_WORKER, id))
        .bodyText()
        .contains("/referrals/" + id + "/destroyed", "ผู้รับบริการถอนความยินยอม โปรดทำลาย");
    assertThat(page(sender, Role.CASE_WORKER, id)).bodyText().contains("ยังรอคำยืนยัน");
    assertThat(destroyed(id)).hasStatus3xxRedirection();
    assertThat(
            pages
                .get()
                .uri(sender.url("/statements/" + sides.client()))
                .with(sender.as(Role.CASE_WORKER)))
        .bodyText()
        .contains(
            "ตอนนั้นเขาอ่านได้: เหตุที่เราส่งต่อ · การติดต่อที่ปลอดภัย · ตัวตน", "ทำลายสำเนาแล้ว");
  }

  @Test
  void whereTheSenderTookItBackTheClientIsNotSaidToHaveDoneSo() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    referrals.take(sender, Role.CASE_WORKER, id, Step.WITHDRAW);
    assertThat(page(receiver, Role.CASE_WORKER, id))
        .bodyText()
        .contains("/referrals/" + id + "/destroyed", "การส่งต่อนี้จบแล้ว โปรดทำลาย")
        .doesNotContain("ผู้รับบริการถอนความยินยอม โปรดทำลาย");
  }

  @Test
  void onlyASeatThatHadAcceptedTakesConsentBackInAnEmergency() {
    var id = referrals.offered(sides);
    referrals.take(receiver, Role.DIRECTOR, id, Step.ESCALATE);
    for (var role : List.of(Role.DIRECTOR, Role.CASE_WORKER)) {
      assertThat(page(receiver, role, id)).bodyText().doesNotContain("/steps/withdraw-consent");
      var asked = visits.get(receiver, role, id + "/steps/withdraw-consent");
      assertThat(asked).hasRedirectedUrl(receiver.url("/referrals/" + id));
      assertThat(PagesAfterPosting.told(asked, "refused")).isEqualTo(Refusal.NOT_YOUR_STEP.key());
      assertThat(referrals.take(receiver, role, id, Step.WITHDRAW_CONSENT))
          .isInstanceOf(Outcome.Refused.class);
    }
    assertThat(page(sender, Role.CASE_WORKER, id)).bodyText().contains("/steps/withdraw-consent");
    var other = referrals.accepted(sides);
    referrals.take(receiver, Role.DIRECTOR, other, Step.ESCALATE);
    assertThat(page(receiver, Role.DIRECTOR, other)).bodyText().contains("/steps/withdraw-consent");
    assertThat(referrals.take(receiver, Role.DIRECTOR, other, Step.WITHDRAW_CONSENT))
        .isEqualTo(new Outcome.Done(State.CONSENT_WITHDRAWN));
  }

  @Test
  void anotherSeatOfTheSameOrganizationKnowsNothingOfTheFirstOnesEmergency() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    var next = receiver.within(receiver.organization());
    referrals.elsewhere(sides, id, referrals.seat(next));
    referrals.agree(sender, id);
    assertThat(page(next, Role.CASE_WORKER, id))
        .hasStatusOk()
        .bodyText()
        .contains("/steps/accept")
        .doesNotContain("มีคนตามมาถึงบ้าน", "id=\"emergencies\"");
    assertThat(page(sender, Role.CASE_WORKER, id)).bodyText().contains("มีคนตามมาถึงบ้าน");
  }

  @Test
  void aPasswordAloneDoesNotOpenIt() {
    var id = referrals.offered(sides);
    var passwordOnly =
        UsernamePasswordAuthenticationToken.authenticated(
            Objects.requireNonNull(sender.authentication(Role.DIRECTOR).getPrincipal()),
            null,
            AuthorityUtils.createAuthorityList("FACTOR_PASSWORD"));
    assertThat(
            pages
                .get()
                .uri(sender.url("/referrals/" + id + "/emergency"))
                .with(authentication(passwordOnly)))
        .hasStatusOk()
        .bodyText()
        .contains("ยืนยันตัวตนขั้นที่สอง")
        .doesNotContain("name=\"typed\"");
    var form =
        pages
            .post()
            .uri(sender.url("/referrals/" + id + "/emergency"))
            .with(authentication(passwordOnly))
            .with(csrf());
    fields(id).forEach(form::param);
    assertThat(form).hasStatus(422);
    assertThat(sender.in(() -> emergencies.of(sender.id(), id))).isEmpty();
  }

  @Test
  void anErasedClientOpensForNobodyAndTheReviewIsStillClosed() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    var one = sender.in(() -> emergencies.of(sender.id(), id)).getFirst();
    assertThat(visits.erase(sender, sides.client(), "ASKED")).hasStatus3xxRedirection();
    assertClosed(read(receiver, Role.CASE_WORKER, id), id);
    time.forward(Duration.ofHours(2));
    assertThat(open(receiver, Role.CASE_WORKER, id, Map.of())).hasStatus(422);
    assertThat(open(sender, Role.DIRECTOR, id, Map.of()))
        .hasStatus(422)
        .bodyText()
        .contains("มีคนตามมาถึงบ้าน");
    for (var officer : List.of(Role.OFFICER, Role.SECRETARY)) {
      assertThat(judge(sender.beside(), officer, one, "yes", "ดีแล้ว"))
          .as("words that could not be kept")
          .hasStatus(422)
          .bodyText()
          .contains("เก็บข้อความไม่ได้", "ดีแล้ว");
      assertThat(judge(sender.beside(), officer, one, "yes", "")).hasStatus3xxRedirection();
    }
    assertThat(page(sender, Role.CASE_WORKER, id)).hasStatusOk().bodyText().contains("มีเหตุสมควร");
  }

  @Test
  void whatIsMissingOrNotMeantOpensNothing() {
    var id = referrals.offered(sides);
    for (var wrong :
        List.of(
            Map.of("typed", "ABC-DEFG"),
            Map.of("hours", "4"),
            Map.of("hours", "0"),
            Map.of("words", " "),
            Map.of("reason", "CURIOUS")))
      assertThat(open(receiver, Role.CASE_WORKER, id, wrong)).hasStatus(422);
    assertThat(open(receiver, Role.CASE_WORKER, id, Map.of("typed", "x", "words", "พิมพ์ไว้")))
        .bodyText()
        .contains("พิมพ์ไว้", "รหัสไม่ตรง");
    assertThat(read(receiver, Role.CASE_WORKER, id)).hasStatus(404);
    assertThat(page(sender, Role.CASE_WORKER, id)).bodyText().doesNotContain("id=\"emergencies\"");
    assertThat(refused(id))
        .contains("audit.about-client")
        .doesNotContain("referral.wrong", "ABC-DEFG", "พิมพ์ไว้");
  }

  /** What the audit log says of the forms about it that were refused. */
  private String refused(ReferralId id) {
    return sender.in(
        () ->
            jdbc.sql(
                    """
                    select string_agg(after, ' ') from audit.entry
                    where coalition_id = ? and subject_id = ? and deed = 'referral.input-refused'
                    """)
                .param(sender.id().value())
                .param(id.toString())
                .query(String.class)
                .single());
  }

  @Test
  void aFormSentTwiceOpensOnceAndASecondFormWhileItIsOpenDoesNotProlongIt() {
    var id = referrals.offered(sides);
    var form = Map.of("id", UUID.randomUUID().toString());
    for (int i = 0; i < 2; i++) open(receiver, Role.CASE_WORKER, id, form);
    open(receiver, Role.CASE_WORKER, id, Map.of("hours", "3"));
    assertThat(sender.in(() -> emergencies.of(sender.id(), id))).hasSize(1);
    time.forward(Duration.ofHours(1));
    assertClosed(read(receiver, Role.CASE_WORKER, id), id);
  }

  @Test
  void twoOfficersOfNeitherSideReviewAndBothSidesReadWhatTheyFound() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    var one = sender.in(() -> emergencies.of(sender.id(), id)).getFirst();
    for (var side : List.of(sender, receiver)) {
      assertThat(judge(side, Role.SECRETARY, one, "yes", "เห็นด้วย"))
          .hasStatus(422)
          .bodyText()
          .contains("ทบทวนเรื่องนี้ไม่ได้");
      assertThat(review(side, Role.SECRETARY, one))
          .bodyText()
          .contains("ทบทวนเรื่องนี้ไม่ได้")
          .doesNotContain("มีคนตามมาถึงบ้าน", "tel:", referrals.find(sender, id).code());
      assertThat(visits.get(side, Role.SECRETARY, "review"))
          .bodyText()
          .doesNotContain(one.id().toString());
    }
    roster.interpreters(receiver, "053 000 009");
    var first = sender.beside();
    assertThat(visits.get(first, Role.OFFICER, "review"))
        .bodyText()
        .contains("การเปิดในเหตุฉุกเฉิน", one.id().toString());
    assertThat(review(first, Role.OFFICER, one))
        .bodyText()
        .contains("มีคนตามมาถึงบ้าน", "เปิดอ่านรายละเอียด 0 ครั้ง", "เหลือ 23 ชม.")
        .doesNotContain("เอื้องคำ", "ที่พักพิง");
    assertThat(judge(first, Role.OFFICER, one, "yes", "เร่งด่วนจริง")).hasStatus3xxRedirection();
    assertThat(judge(first, Role.OFFICER, one, "no", "อีกครั้ง"))
        .hasStatus(422)
        .bodyText()
        .contains("ไม่ต้องทบทวนอีก", "error-summary");
    assertThat(review(first, Role.OFFICER, one))
        .bodyText()
        .contains("ไม่ต้องทบทวนอีก")
        .doesNotContain("error-summary");
    assertThat(visits.get(first, Role.OFFICER, "review")).bodyText().contains("คุณทบทวนแล้ว");
    assertThat(visits.get(first, Role.SECRETARY, "review"))
        .bodyText()
        .contains(one.id().toString())
        .doesNotContain("คุณทบทวนแล้ว");
    assertThat(deeds()).contains("referral.emergency-case-read");
    for (var side : List.of(sender, receiver))
      assertThat(page(side, Role.CASE_WORKER, id))
          .bodyText()
          .as("before the second has said it alone")
          .contains("รอผู้ทบทวนอีก 1 คน")
          .doesNotContain("เร่งด่วนจริง", "มีเหตุสมควร");
    assertThat(review(first, Role.OFFICER, one)).bodyText().doesNotContain("เร่งด่วนจริง");
    assertThat(reviewing(id)).isTrue();
    assertThat(review(first, Role.SECRETARY, one))
        .bodyText()
        .contains("รอผู้ทบทวนอีก 1 คน", "โทรถามสองฝ่าย", "tel:053000002")
        .doesNotContain("เร่งด่วนจริง", "chip done", "tel:053000009");
    assertThat(found(id)).doesNotContain("justified");
    long told = mails.to(first, Role.SECRETARY);
    long toldOfASide = mails.to(sender, Role.SECRETARY);
    assertThat(judge(first, Role.SECRETARY, one, "no", "น่าจะโทรก่อน")).hasStatus3xxRedirection();
    assertThat(reviewing(id)).isFalse();
    assertThat(found(id)).contains("justified");
    assertThat(mails.to(first, Role.SECRETARY)).isGreaterThan(told);
    assertThat(mails.to(sender, Role.SECRETARY)).as("may not read it").isEqualTo(toldOfASide);
    for (var side : List.of(sender, receiver))
      assertThat(page(side, Role.CASE_WORKER, id))
          .bodyText()
          .contains("เร่งด่วนจริง", "น่าจะโทรก่อน", "ไม่มีเหตุสมควร", "ผู้ทบทวนเห็นต่างกัน");
    assertThat(visits.get(first, Role.OFFICER, "review"))
        .bodyText()
        .doesNotContain(one.id().toString());
  }

  @Test
  void whereItWasNotJustifiedCopiesAreDestroyedWhileTheReferralGoesOn() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    judgedUnjustified(id);
    var read = read(receiver, Role.CASE_WORKER, id);
    assertThat(read).hasRedirectedUrl(receiver.url("/referrals/" + id));
    assertThat(PagesAfterPosting.told(read, "refused"))
        .isEqualTo("referral.emergency.over.unjustified");
    assertThat(page(receiver, Role.CASE_WORKER, id))
        .bodyText()
        .contains(id + "/destroyed", "ไม่มีเหตุสมควร โปรดทำลายสำเนา", "/steps/accept")
        .doesNotContain("/emergency/details");
    var due = DESTROYED_BY.matcher(bodyOf(page(receiver, Role.CASE_WORKER, id)));
    assertThat(due.find()).isTrue();
    assertThat(home(receiver))
        .containsPattern("(?s)ทำลายสำเนาและยืนยัน 1 เรื่อง.{0,200}" + due.group(1));
    assertThat(page(sender, Role.CASE_WORKER, id)).bodyText().contains("ยังรอคำยืนยัน");
    assertThat(destroyed(id)).hasStatus3xxRedirection();
    assertThat(page(receiver, Role.CASE_WORKER, id))
        .bodyText()
        .contains("/steps/accept")
        .doesNotContain(id + "/destroyed");
    assertThat(home(receiver)).doesNotContain("ทำลายสำเนาและยืนยัน");
    assertThat(
            pages
                .get()
                .uri(sender.url("/statements/" + sides.client()))
                .with(sender.as(Role.CASE_WORKER)))
        .bodyText()
        .contains("ทำลายสำเนาแล้ว", "ถ้าเขารับช่วยคุณ");
  }

  @Test
  void whatIsReadAfterCopiesWereDestroyedIsAskedBackAnew() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    judgedUnjustified(id);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    assertThat(destroyed(id)).hasStatus3xxRedirection();
    assertThat(page(receiver, Role.CASE_WORKER, id)).bodyText().doesNotContain(id + "/destroyed");
    assertThat(read(receiver, Role.CASE_WORKER, id)).hasStatusOk();
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    assertThat(page(receiver, Role.CASE_WORKER, id)).bodyText().contains(id + "/destroyed");
  }

  @Test
  void whatWasToBeDestroyedIsAskedBackOnceWhoAcceptedGivesItBack() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    judgedUnjustified(id);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(page(receiver, Role.CASE_WORKER, id)).bodyText().doesNotContain(id + "/destroyed");
    referrals.take(receiver, Role.CASE_WORKER, id, Step.RETURN, "NO_CAPACITY");
    assertThat(page(receiver, Role.CASE_WORKER, id)).bodyText().contains(id + "/destroyed");
    assertThat(home(receiver)).contains("ทำลายสำเนาและยืนยัน 1 เรื่อง");
    assertThat(destroyed(id)).hasStatus3xxRedirection();
    assertThat(page(receiver, Role.CASE_WORKER, id)).bodyText().doesNotContain(id + "/destroyed");
    assertThat(home(receiver)).doesNotContain("ทำลายสำเนาและยืนยัน");
  }

  @Test
  void whoAcceptsAfterwardsNeedNotDestroyWhatItMayReadNow() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    judgedUnjustified(id);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(page(receiver, Role.CASE_WORKER, id))
        .bodyText()
        .doesNotContain(id + "/destroyed", "โปรดทำลาย");
    assertThat(home(receiver)).doesNotContain("ทำลายสำเนาและยืนยัน");
    referrals.take(sender, Role.CASE_WORKER, id, Step.WITHDRAW_CONSENT);
    assertThat(page(receiver, Role.CASE_WORKER, id)).bodyText().contains(id + "/destroyed");
  }

  @Test
  void whereEachSecretaryIsOfASideTheTwoWhoReviewedAreTold() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    var one = sender.in(() -> emergencies.of(sender.id(), id)).getFirst();
    var first = sender.beside();
    var second = sender.beside();
    judge(first, Role.OFFICER, one, "yes", "เร่งด่วนจริง");
    long told = mails.to(sender, Role.SECRETARY);
    judge(second, Role.OFFICER, one, "no", "น่าจะโทรก่อน");
    assertThat(mails.to(first, Role.OFFICER)).isEqualTo(1);
    assertThat(mails.to(second, Role.OFFICER)).isEqualTo(1);
    assertThat(mails.to(sender, Role.SECRETARY)).isEqualTo(told);
    assertThat(review(first, Role.OFFICER, one)).bodyText().contains("น่าจะโทรก่อน");
    assertThat(pages.get().uri(first.url("/notices")).with(first.as(Role.OFFICER)))
        .bodyText()
        .contains("ไม่มีเหตุสมควร")
        .doesNotContain("มีผู้ใช้สิทธิ์ในเหตุฉุกเฉิน");
  }

  private void judgedUnjustified(ReferralId id) {
    var one = sender.in(() -> emergencies.of(sender.id(), id)).getFirst();
    for (int n = 0; n < Emergency.REVIEWERS; n++)
      judge(sender.beside(), Role.OFFICER, one, "no", "น่าจะโทรก่อน");
  }

  /** A day and a month. */
  private static final Pattern DESTROYED_BY =
      Pattern.compile("(?s)<strong>ทำลายสำเนา</strong>.*?ภายใน[^<]*?(\\d+ \\p{L}[^ <]+)");

  private static String bodyOf(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private String home(Scene who) {
    return new String(
        pages
            .get()
            .uri(who.url("/home"))
            .with(who.as(Role.CASE_WORKER))
            .exchange()
            .getResponse()
            .getContentAsByteArray(),
        StandardCharsets.UTF_8);
  }

  /** What the audit log says of the reviews. */
  private String found(ReferralId id) {
    return sender.in(
        () ->
            jdbc.sql(
                    """
                    select coalesce(string_agg(coalesce(after, ''), ' '), '') from audit.entry
                    where coalition_id = ? and subject_id = ?
                      and deed = 'referral.emergency-reviewed'
                    """)
                .param(sender.id().value())
                .param(id.toString())
                .query(String.class)
                .single());
  }

  @Test
  void aVerdictThatIsNotTakenStandsInTheAuditLogAndALateOneIsTaken() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    var one = sender.in(() -> emergencies.of(sender.id(), id)).getFirst();
    assertThat(judge(sender, Role.SECRETARY, one, "yes", "ขอเห็นด้วย")).hasStatus(422);
    assertThat(refused(id)).contains("NOT_IMPARTIAL").doesNotContain("ALREADY");
    var other = sender.beside();
    assertThat(judge(other, Role.OFFICER, one, "maybe", "ไม่แน่ใจ")).hasStatus(422);
    assertThat(refused(id)).contains("web.wrong.choose");
    time.forward(Duration.ofHours(25));
    assertThat(judge(other, Role.OFFICER, one, "yes", "เร่งด่วนจริง")).hasStatus3xxRedirection();
    assertThat(judge(other, Role.OFFICER, one, "no", "อีกครั้ง")).hasStatus(422);
    assertThat(refused(id))
        .contains("ALREADY")
        .doesNotContain("ขอเห็นด้วย", "ไม่แน่ใจ", "อีกครั้ง");
    assertThat(pages.get().uri(sender.url("/audit")).with(sender.as(Role.SECRETARY)).exchange())
        .bodyText()
        .contains("ไม่ต้องทบทวนอีก", "คุณทบทวนเรื่องนี้ไม่ได้");
  }

  @Test
  void whoeverHadTheReferralBeforeOrActsForASideAsWellReviewsNothing() {
    var id = referrals.offered(sides);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    var next = sender.beside();
    referrals.elsewhere(sides, id, referrals.seat(next));
    referrals.agree(sender, id);
    assertThat(open(next, Role.CASE_WORKER, id, Map.of())).hasStatus3xxRedirection();
    var one = sender.in(() -> emergencies.of(sender.id(), id)).getFirst();
    referrals.take(next, Role.CASE_WORKER, id, Step.ESCALATE);
    var both = sender.beside();
    both.also(Role.OFFICER, sender, Role.DIRECTOR);
    for (var scene : List.of(receiver, both)) {
      assertThat(review(scene, Role.OFFICER, one)).bodyText().doesNotContain("มีคนตามมาถึงบ้าน");
      assertThat(judged(scene, one)).isEqualTo(ReviewEmergency.Reviewed.NOT_IMPARTIAL);
      assertThat(standing(scene, id)).isEmpty();
    }
    var other = sender.beside();
    assertThat(standing(other, id)).containsExactly(Party.REVIEWER);
    assertThat(judged(other, one)).isEqualTo(ReviewEmergency.Reviewed.DONE);
  }

  private Set<Party> standing(Scene scene, ReferralId id) {
    return scene.in(() -> standing.of(scene.acting(Role.OFFICER), referrals.find(sender, id)));
  }

  private ReviewEmergency.Reviewed judged(Scene scene, Emergency one) {
    return scene.in(() -> review.review(scene.acting(Role.OFFICER), one.id(), true, "ดีแล้ว"));
  }

  @Test
  void ofThreeWhoReviewAtOnceTwoDo() throws Exception {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    var one = sender.in(() -> emergencies.of(sender.id(), id)).getFirst();
    var outcomes =
        AtOnce.all(
            reviewer(sender.beside(), one),
            reviewer(sender.beside(), one),
            reviewer(sender.beside(), one));
    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            ReviewEmergency.Reviewed.DONE,
            ReviewEmergency.Reviewed.DONE,
            ReviewEmergency.Reviewed.ALREADY);
  }

  private Callable<ReviewEmergency.Reviewed> reviewer(Scene scene, Emergency one) {
    var acting = scene.acting(Role.OFFICER);
    return () -> scene.in(() -> review.review(acting, one.id(), true, "ดีแล้ว"));
  }

  @Test
  void aReviewerOfAnotherCoalitionMeetsNothing() {
    var id = referrals.offered(sides);
    open(receiver, Role.CASE_WORKER, id, Map.of());
    var one = sender.in(() -> emergencies.of(sender.id(), id)).getFirst();
    assertThat(review(scenes.fresh(), Role.SECRETARY, one)).hasStatus(404);
    assertThat(review(sender.beside(), Role.CASE_WORKER, one)).hasStatus(403);
  }

  private boolean reviewing(ReferralId id) {
    return sender.in(() -> course.of(sender.id(), id)).stream()
        .noneMatch(entry -> entry.what() == Milestone.EMERGENCY_REVIEWED);
  }

  private MvcTestResult page(Scene who, Role role, ReferralId id) {
    return visits.get(who, role, id.toString());
  }

  private MvcTestResult details(Scene who, Role role, ReferralId id) {
    return visits.get(who, role, id + "/details");
  }

  private MvcTestResult read(Scene who, Role role, ReferralId id) {
    return visits.get(who, role, id + "/emergency/details");
  }

  private MvcTestResult open(Scene who, Role role, ReferralId id, Map<String, String> otherwise) {
    var fields = fields(id);
    fields.putAll(otherwise);
    return visits.post(who, role, id + "/emergency", fields);
  }

  private Map<String, String> fields(ReferralId id) {
    var fields = new HashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("reason", "DANGER_TO_LIFE");
    fields.put("words", "มีคนตามมาถึงบ้าน");
    fields.put("hours", "1");
    fields.put("typed", referrals.find(sender, id).code());
    return fields;
  }

  private MvcTestResult review(Scene who, Role role, Emergency one) {
    return visits.get(who, role, "review/emergencies/" + one.id());
  }

  private MvcTestResult judge(Scene who, Role role, Emergency one, String verdict, String words) {
    return visits.post(
        who, role, "review/emergencies/" + one.id(), Map.of("verdict", verdict, "words", words));
  }

  private List<String> deeds() {
    return sender.in(
        () ->
            jdbc.sql("select deed from audit.entry where coalition_id = :coalition")
                .param("coalition", sender.id().value())
                .query(String.class)
                .list());
  }
}
