package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.client.Clients;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.NotPermitted;
import org.prasan.tenancy.PersonNames;
import org.prasan.tenancy.Role;
import org.prasan.vault.Vault;
import org.prasan.web.IdTaken;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A referral through the front door: offered, accepted, served, reported, closed. */
@PrasanTest
class ReferralTest {
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired Clients clients;
  @Autowired PersonNames people;
  @Autowired Vault vault;
  @Autowired WatchClocks watch;
  @Autowired TestClock clock;
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
    clock.back();
  }

  @Test
  void fromTheClientsFileToTheClosedLoop() {
    var id = UUID.randomUUID().toString();
    assertThat(get(sender, "/clients/" + sides.client()))
        .bodyText()
        .contains("/referrals/new?client=" + sides.client());
    assertThat(written(id)).hasStatus3xxRedirection();
    assertThat(written(id)).hasStatus3xxRedirection();
    assertThat(step(sender, id, "ask-consent")).hasRedirectedUrl(url(id, "/consent"));
    assertThat(get(receiver, "/referrals/" + id)).hasStatus(404);
    assertThat(get(sender, "/referrals/" + id + "/consent"))
        .bodyText()
        .contains("เวรรับเรื่อง", "ที่พักพิง", "ตัวตน");
    assertThat(agreed(id, Map.of())).hasRedirectedUrl(url(id, ""));
    assertThat(get(receiver, "/referrals")).bodyText().contains(id, "ที่พักพิง", "ด่วน");
    assertThat(get(receiver, "/referrals/" + id))
        .bodyText()
        .contains("รอตอบรับ", "ที่พักพิง", "ห้ามโทรหา", "คำตอบแรก")
        .doesNotContain("เอื้องคำ", "081 234 5678", ReferralScenes.REASON, "เปิดรายละเอียด</span>");
    assertThat(get(receiver, "/referrals/" + id + "/details")).hasStatus(404);
    assertThat(step(receiver, id, "accept")).hasRedirectedUrl(url(id, ""));
    assertThat(get(receiver, "/referrals/" + id + "/details"))
        .hasStatusOk()
        .bodyText()
        .contains("เอื้องคำ ดอยสูง", "081 234 5678", ReferralScenes.REASON)
        .doesNotContain("แม่สาย", "นอนไม่หลับ");
    assertThat(step(receiver, id, "start-service")).hasStatus3xxRedirection();
    assertThat(step(receiver, id, "report-outcome", "reason", "SERVED", "words", "พักแล้วสามคืน"))
        .hasStatus3xxRedirection();
    assertThat(get(receiver, "/referrals/" + id))
        .as("who has reported is not asked to begin any more")
        .bodyText()
        .contains("รายงานเร็วไป ยังให้บริการต่อ")
        .doesNotContainPattern("<form[^>]*/steps/start-service");
    assertThat(get(sender, "/referrals/" + id))
        .bodyText()
        .contains("ผู้ที่เปิดรายละเอียด")
        .containsPattern(
            "(?s)ได้รับบริการครบตามที่ขอ.*พักแล้วสามคืน.*/steps/confirm-close.*พักแล้วสามคืน");
    assertThat(step(sender, id, "confirm-close")).hasStatus3xxRedirection();
    assertThat(get(sender, "/referrals/" + id)).bodyText().contains("ปิดครบวงจรแล้ว");
    assertThat(get(sender, "/clients/" + sides.client())).bodyText().contains("ปิดครบวงจรแล้ว");
  }

  @Test
  void nobodysOwnWordsAreShownAsWhatTheyHaveToAnswer() {
    var id = referrals.accepted(sides).toString();
    assertThat(step(receiver, id, "escalate", "words", "มีคนตามมาที่บ้าน"))
        .hasStatus3xxRedirection();
    assertThat(get(receiver, "/referrals/" + id))
        .bodyText()
        .contains("มีคนตามมาที่บ้าน")
        .doesNotContain("notice waiting");
  }

  @Test
  void whoIsNotAtTheSeatSeesNothingAndASupervisorTheCardAlone() {
    var id = referrals.accepted(sides).toString();
    for (var path : List.of("/referrals/" + id, "/referrals/" + id + "/details"))
      assertThat(get(sender.beside(), path)).hasStatus(404);
    assertThat(get(receiver, Role.DIRECTOR, "/referrals/" + id))
        .bodyText()
        .contains("ที่พักพิง")
        .doesNotContain("เอื้องคำ");
    assertThat(get(receiver, Role.DIRECTOR, "/referrals/" + id + "/details")).hasStatus(404);
    assertThat(get(sender, Role.SECRETARY, "/referrals/" + id)).hasStatus(403);
    assertThat(get(sender.beside(), Role.SECRETARY, "/referrals/review/" + id)).hasStatus(404);
  }

  @Test
  void beforeItAcceptsNotEvenTheDatabaseGivesTheReceiverTheKey() {
    var id = referrals.offered(sides);
    var key = referrals.find(sender, id).keys().details();
    assertThat(receiver.in(() -> vault.key(receiver.id(), key))).isEmpty();
    referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(receiver.in(() -> vault.key(receiver.id(), key))).isPresent();
    referrals.take(receiver, Role.CASE_WORKER, id, Step.RETURN, "NO_CAPACITY");
    assertThat(receiver.in(() -> vault.key(receiver.id(), key))).isEmpty();
    assertThat(get(receiver, "/referrals/" + id))
        .bodyText()
        .contains("ส่งคืนแล้ว")
        .doesNotContain("ที่พักพิง");
  }

  @Test
  void theReasonToDeclineAndAnotherSeatReachTheSenderAndTheOldSeatKeepsItsTraceAlone() {
    var id = referrals.offered(sides);
    var third = sender.beside();
    var other = referrals.seat(third);
    assertThat(
            step(
                receiver,
                id.toString(),
                "decline",
                "reason",
                "NO_CAPACITY",
                "words",
                "",
                "suggested",
                other.toString()))
        .hasStatus3xxRedirection();
    assertThat(get(sender, "/referrals/" + id))
        .bodyText()
        .contains("เต็ม รับเพิ่มไม่ได้", "แนะนำ เวรอื่น");
    assertThat(get(sender, "/referrals/" + id + "/elsewhere"))
        .bodyText()
        .contains("ผู้ที่คืนเรื่องมาแนะนำ")
        .containsPattern("value=\"" + other + "\"[^>]*checked")
        .doesNotContain("value=\"" + sides.seat());
    assertThat(referrals.elsewhere(sides, id, other)).isInstanceOf(Outcome.Done.class);
    assertThat(get(third, "/referrals/" + id)).hasStatus(404);
    referrals.agree(sender, id);
    assertThat(get(third, "/referrals/" + id)).hasStatusOk();
    assertThat(get(receiver, "/referrals/" + id))
        .hasStatusOk()
        .bodyText()
        .contains("ไม่อยู่ที่ตำแหน่งเวรของคุณแล้ว")
        .doesNotContain("ที่พักพิง", "เวรอื่น");
    assertThat(step(receiver, id.toString(), "accept"))
        .hasRedirectedUrl(url(id.toString(), ""))
        .flash()
        .containsEntry("refused", "referral.wrong.elsewhere");
    assertThat(get(receiver, "/referrals/" + id + "/steps/decline")).hasStatus3xxRedirection();
    assertThat(step(sender.beside(), id.toString(), "accept")).hasStatus(404);
    assertThat(get(receiver, "/referrals?shown=ENDED"))
        .bodyText()
        .contains(id.toString())
        .doesNotContain("ที่พักพิง");
  }

  @Test
  void noAddressGoesRoundTheFormThatAStepNeeds() {
    var id = referrals.offered(sides).toString();
    assertThat(step(receiver, id, "decline", "reason", "NO_CAPACITY", "words", ""))
        .hasStatus3xxRedirection();
    assertThat(step(sender, id, "reoffer")).hasStatus3xxRedirection();
    assertThat(referrals.state(sender, ReferralId.of(id))).isEqualTo(State.DECLINED);
    var pending = referrals.pending(sides).toString();
    assertThat(step(sender, pending, "offer")).hasStatus3xxRedirection();
    assertThat(referrals.state(sender, ReferralId.of(pending))).isEqualTo(State.CONSENT_PENDING);
    assertThat(get(sender, Role.SECRETARY, "/audit"))
        .bodyText()
        .contains("ส่งข้อมูลการส่งต่อที่ระบบรับไว้ไม่ได้", "ไม่จดว่าสิ่งใดยังไม่ถูกต้อง");
  }

  @Test
  void whyNoGuardianWasAskedIsReadAfterAcceptingAlone() {
    var id = referrals.pending(sides).toString();
    assertThat(
            agreed(
                id,
                Map.of(
                    "basis",
                    "S19_CONSENT",
                    "givenBy",
                    "CLIENT_GUARDIAN_SUSPECTED",
                    "guardian",
                    "แม่สมมติ",
                    "how",
                    "SPOKEN",
                    "witness",
                    "ครูสมมติ",
                    "witnessIs",
                    "COMMUNITY")))
        .hasStatus3xxRedirection();
    for (var page : List.of("", "/consent/paper"))
      assertThat(get(sender, "/referrals/" + id + page))
          .bodyText()
          .containsPattern("ผู้ปกครองที่อาจเกี่ยวข้อง \\(ไม่ได้ยินยอมแทน\\)</dt>\\s*<dd>แม่สมมติ");
    assertThat(get(receiver, "/referrals/" + id)).bodyText().doesNotContain("ผู้ทำร้าย");
    step(receiver, id, "accept");
    assertThat(get(receiver, "/referrals/" + id)).bodyText().contains("ผู้ทำร้าย");
  }

  @Test
  void whoReadsATelephoneReadsFirstThatNobodyMayCallAndHowContactIsSafe() {
    var id = referrals.accepted(sides).toString();
    var client = "/clients/" + sides.client();
    for (var page : List.of(get(receiver, "/referrals/" + id + "/details"), get(sender, client)))
      assertThat(page)
          .hasStatusOk()
          .bodyText()
          .containsPattern("(?s)ห้ามโทรหา.*โทรศัพท์.*081 234 5678")
          .doesNotContain("tel:0812345678", "tel:+66812345678");
  }

  @Test
  void withdrawnConsentClosesAtOnceAndTheReceiptComesBack() {
    var id = referrals.accepted(sides).toString();
    assertThat(get(receiver, "/referrals/" + id + "/details")).hasStatusOk();
    assertThat(step(sender, id, "withdraw-consent", "words", "")).hasStatus3xxRedirection();
    var reloaded = get(receiver, "/referrals/" + id + "/details");
    assertThat(reloaded).hasRedirectedUrl(url(id, ""));
    var copied = post(receiver, "/referrals/" + id + "/own-file", Map.of());
    for (var old : List.of(reloaded, copied))
      assertThat(PagesAfterPosting.told(old, "refused")).isEqualTo("referral.details.closed");
    assertThat(post(sender.beside(), "/referrals/" + id + "/own-file", Map.of())).hasStatus(404);
    assertThat(get(sender, "/referrals/" + id + "/consent")).hasRedirectedUrl(url(id, ""));
    assertThat(get(receiver, "/referrals/" + id))
        .bodyText()
        .contains("ทำลายสำเนา")
        .doesNotContain("ที่พักพิง");
    assertThat(get(sender, "/referrals/" + id))
        .bodyText()
        .contains("ยังรอคำยืนยัน", "สำเนาขององค์กรคุณเอง")
        .doesNotContain("เปิดอ่านได้ตามความยินยอม");
    assertThat(
            post(
                receiver,
                "/referrals/" + id + "/destroyed",
                Map.of("id", UUID.randomUUID().toString())))
        .hasStatus3xxRedirection();
    assertThat(get(sender, "/referrals/" + id))
        .bodyText()
        .contains("ยืนยันว่าทำลายสำเนาแล้ว")
        .doesNotContain("ยังรอคำยืนยัน");
    assertThat(step(receiver, id, "start-service")).hasStatus3xxRedirection();
    assertThat(referrals.state(sender, ReferralId.of(id))).isEqualTo(State.CONSENT_WITHDRAWN);
  }

  @Test
  void aConsentThatRanOutOpensNothing() {
    var id = referrals.pending(sides);
    var agreed = referrals.agree(sender, id, LocalDate.now(ZoneOffset.UTC).minusDays(9));
    assertThat(agreed).isInstanceOf(Outcome.Done.class);
    assertThat(referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT))
        .isEqualTo(new Outcome.NoConsent());
    assertThat(step(receiver, id.toString(), "accept")).hasStatus3xxRedirection();
    assertThat(referrals.state(sender, id)).isEqualTo(State.OFFERED);
  }

  @Test
  void whoAgreesForAChildIsLookedAtClosely() {
    var id = referrals.pending(sides).toString();
    assertThat(agreed(id, Map.of("givenBy", "CLIENT", "basis", "S19_CONSENT", "how", "SIGNATURE")))
        .hasStatus(422)
        .bodyText()
        .contains("เด็กต้องมีผู้ปกครองยินยอม");
    assertThat(
            agreed(
                id,
                Map.of(
                    "givenBy",
                    "MOTHER",
                    "basis",
                    "S19_CONSENT",
                    "how",
                    "SIGNATURE",
                    "guardian",
                    "นางสมมติ",
                    "suspected",
                    "YES")))
        .hasStatus(422)
        .bodyText()
        .contains("ลงชื่อแทนเด็กไม่ได้", "นางสมมติ");
    assertThat(agreed(id, Map.of("until", "1/1/2560")))
        .hasStatus(422)
        .bodyText()
        .contains("วันนี้ผ่านไปแล้ว", "1/1/2560");
    assertThat(agreed(id, Map.of("basis", "S26_1_DANGER", "givenBy", "CLIENT")))
        .hasStatus(422)
        .bodyText()
        .contains("ไม่ต้องขอความยินยอม");
    assertThat(referrals.state(sender, ReferralId.of(id))).isEqualTo(State.CONSENT_PENDING);
  }

  @Test
  void theWitnessIsNeitherTheClientNorWhoeverAgreesNorWhoeverExplains() {
    var id = referrals.pending(sides).toString();
    var names =
        sender.in(() -> people.named(sender.id(), List.of(sender.person(Role.CASE_WORKER))));
    var explaining = names.values().iterator().next().th();
    for (var witness : List.of("ใจดี  ทดสอบ", "ด.ญ. เอื้องคำ ดอยสูง", "นางสาว" + explaining))
      assertThat(agreed(id, spokenBefore(witness)))
          .hasStatus(422)
          .bodyText()
          .containsPattern("(?s)witness-error\".{0,400}พยานต้องเป็นคนอื่น");
    assertThat(referrals.state(sender, ReferralId.of(id))).isEqualTo(State.CONSENT_PENDING);
    assertThat(agreed(id, spokenBefore("ใจดี ทดสอบ (ป้าข้างบ้าน)"))).hasStatus3xxRedirection();
  }

  @Test
  void twoMistakesInAConsentAreNamedAtOnce() {
    var id = referrals.pending(sides).toString();
    var consent = new HashMap<>(spokenBefore("ด.ญ. เอื้องคำ ดอยสูง"));
    consent.put("until", "1/1/2560");
    assertThat(agreed(id, consent))
        .hasStatus(422)
        .bodyText()
        .contains("วันนี้ผ่านไปแล้ว")
        .containsPattern("(?s)witness-error\".{0,400}พยานต้องเป็นคนอื่น");
  }

  /** The pages ask as well; this is the finer rule once more. */
  @Test
  void whoSupervisesRecordsNoConsentAlsoPastThePages() {
    var id = referrals.pending(sides);
    assertThatThrownBy(
            () -> referrals.agree(sender, Role.FOCAL_POINT, id, LocalDate.now(ZoneOffset.UTC)))
        .isInstanceOf(NotPermitted.class);
    assertThat(referrals.state(sender, id)).isEqualTo(State.CONSENT_PENDING);
  }

  @Test
  void whatWasNotChosenInAConsentIsAskedForAndNobodyIsOfferedAnything() {
    var id = referrals.pending(sides).toString();
    var unchosen = Map.of("givenBy", "", "interpreter", "SOMEHOW", "language", "zzz");
    var answer = agreed(id, unchosen);
    assertThat(answer).hasStatus(422);
    for (var field : unchosen.keySet())
      assertThat(answer)
          .bodyText()
          .containsPattern("(?s)" + field + "-error\".{0,400}โปรดเลือกหนึ่งรายการ");
    assertThat(referrals.state(sender, ReferralId.of(id))).isEqualTo(State.CONSENT_PENDING);
  }

  private static Map<String, String> spokenBefore(String witness) {
    return Map.of(
        "basis",
        "S26_EXPLICIT_CONSENT",
        "givenBy",
        "MOTHER",
        "guardian",
        "นางใจดี ทดสอบ",
        "suspected",
        "NO",
        "how",
        "SPOKEN",
        "witness",
        witness,
        "witnessIs",
        "COMMUNITY");
  }

  @Test
  void ofTwoWhoAnswerAtOnceOneDoesAndADoubleClickIsOneAnswer() throws Exception {
    var id = referrals.offered(sides);
    int version = referrals.version(sender, id);
    var form = FreshId.next();
    var outcomes =
        AtOnce.all(
            () -> referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT, form, version),
            () -> referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT, form, version),
            () ->
                referrals.take(
                    receiver, Role.CASE_WORKER, id, Step.ACCEPT, FreshId.next(), version));
    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSizeBetween(1, 2);
    assertThat(referrals.version(sender, id)).isEqualTo(version + 1);
  }

  @Test
  void anOldPageCannotActAfterAHandOver() {
    var id = referrals.offered(sides);
    int version = referrals.version(sender, id);
    referrals.take(sender, Role.CASE_WORKER, id, Step.WITHDRAW);
    assertThat(referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT, FreshId.next(), version))
        .isEqualTo(new Outcome.ChangedMeanwhile(State.WITHDRAWN));
    assertThat(
            referrals.take(
                receiver, Role.CASE_WORKER, id, Step.ACCEPT, FreshId.next(), version + 1))
        .isEqualTo(new Outcome.Refused(Refusal.TOO_LATE, State.WITHDRAWN));
  }

  @Test
  void theClientsNoHoldsFromAPageThatIsOldUnlessAnotherSeatIsAskedByNow() {
    var old = referrals.offered(sides);
    var page = String.valueOf(referrals.version(sender, old));
    referrals.take(receiver, Role.CASE_WORKER, old, Step.ACCEPT);
    assertThat(step(sender, old.toString(), "withdraw-consent", "version", page, "words", ""))
        .hasRedirectedUrl(url(old.toString(), ""));
    assertThat(referrals.state(sender, old)).isEqualTo(State.CONSENT_WITHDRAWN);
    assertThat(get(receiver, "/referrals/" + old + "/details")).hasStatus3xxRedirection();
    var id = referrals.offered(sides);
    int before = referrals.version(sender, id);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    referrals.elsewhere(sides, id, referrals.seat(sender.beside()));
    assertThat(withdrawnFrom(id, before)).isInstanceOf(Outcome.ChangedMeanwhile.class);
    assertThat(withdrawnFrom(id, before + 1)).isInstanceOf(Outcome.ChangedMeanwhile.class);
    int asked = referrals.version(sender, id);
    referrals.agree(sender, id);
    assertThat(withdrawnFrom(id, asked)).isInstanceOf(Outcome.Done.class);
  }

  private Outcome withdrawnFrom(ReferralId id, int version) {
    return referrals.take(
        sender, Role.CASE_WORKER, id, Step.WITHDRAW_CONSENT, FreshId.next(), version);
  }

  @Test
  void whoAnswersFromAPageThatIsOldReadsThatItWasAccepted() {
    var id = referrals.accepted(sides);
    var asked = get(receiver, "/referrals/" + id + "/steps/decline");
    assertThat(asked).hasRedirectedUrl(url(id.toString(), ""));
    assertThat(PagesAfterPosting.told(asked, "refused")).isEqualTo("referral.refusal.ACCEPTED");
    assertThat(step(receiver, id.toString(), "decline", "reason", "", "words", ""))
        .hasStatus(422)
        .bodyText()
        .contains("รับเรื่องนี้ไว้แล้ว");
  }

  @Test
  void whoDiscardsWhatWasNeverSentHasNobodyToTell() {
    var id = referrals.pending(sides).toString();
    assertThat(get(sender, "/referrals/" + id))
        .bodyText()
        .contains("ทิ้งการส่งต่อที่ยังไม่ได้ส่งนี้");
    assertThat(get(sender, "/referrals/" + id + "/steps/withdraw"))
        .bodyText()
        .contains("ยังไม่เห็นอะไร")
        .doesNotContain("name=\"words\"", "สองฝ่าย");
    assertThat(step(sender, id, "withdraw")).hasStatus3xxRedirection();
    assertThat(referrals.state(sender, ReferralId.of(id))).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void aSeatThatGaveItUpBeforeIsMarkedAndOneAskedAgainIsCalledTheSame() {
    var id = referrals.offered(sides);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    var second = sender.beside();
    var other = referrals.seat(second);
    referrals.elsewhere(sides, id, other);
    assertThat(get(sender, "/referrals/" + id)).bodyText().contains("ขอความยินยอมแล้วส่งต่อ");
    referrals.agree(sender, id);
    clock.forward(Duration.ofDays(4));
    watch.watch(sender.coalition());
    assertThat(referrals.state(sender, id)).isEqualTo(State.EXPIRED);
    assertThat(get(sender, "/referrals/" + id)).bodyText().contains("ส่งต่อถึงตำแหน่งเดิมอีกครั้ง");
    assertThat(get(sender, "/referrals/" + id + "/elsewhere"))
        .bodyText()
        .containsPattern("value=\"" + sides.seat() + "\"(?s:.)*?เคยไม่รับ")
        .doesNotContain("value=\"" + other);
  }

  @Test
  void aMessageIsWrittenOnceAndReadByTheTwoSides() {
    var id = referrals.offered(sides).toString();
    var form = UUID.randomUUID();
    var path = "/referrals/" + id + "/messages";
    for (int i = 0; i < 2; i++)
      assertThat(post(receiver, path, message(form, "มาได้คืนนี้หรือไม่")))
          .hasStatus3xxRedirection();
    assertThat(bodyOf(get(sender, "/referrals/" + id)).split("มาได้คืนนี้หรือไม่", -1)).hasSize(2);
    assertThat(post(sender.beside(), path, message(form, "x"))).hasStatus(404);
    assertThat(post(receiver, path, message(UUID.randomUUID(), " ")))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดกรอกช่องนี้");
    var other = "/referrals/" + referrals.offered(sides) + "/messages";
    assertThat(post(receiver, other, message(form, "ไม่หายไป"))).hasStatus4xxClientError();
  }

  @Test
  void aFormSentAgainWithOtherWordsIsNotTakenForTheOneThatWasTaken() {
    var id = referrals.offered(sides);
    var path = "/referrals/" + id + "/steps/decline";
    var form = new HashMap<String, String>();
    form.put("id", UUID.randomUUID().toString());
    form.put("version", String.valueOf(referrals.version(receiver, id)));
    form.put("reason", "OTHER");
    form.put("words", "เต็มถึงวันศุกร์");
    for (int time = 0; time < 2; time++)
      assertThat(post(receiver, path, form)).hasStatus3xxRedirection();
    form.put("words", "ปิดทั้งเดือน");
    assertThat(post(receiver, path, form))
        .hasStatus(422)
        .bodyText()
        .contains("สิ่งที่ส่งครั้งแรกมีผล", "ปิดทั้งเดือน");
    assertThat(get(sender, "/referrals/" + id))
        .bodyText()
        .contains("เต็มถึงวันศุกร์")
        .doesNotContain("ปิดทั้งเดือน");
  }

  /** Another's form id, hidden from this side by the second wall, makes no half of a step. */
  @Test
  void aFormUnderAHiddenIdIsRefusedWhole() {
    var mine = referrals.sides(sender);
    var hidden = FreshId.next();
    var theirs = referrals.offered(mine);
    assertThat(
            referrals.take(
                mine.receiver(),
                Role.CASE_WORKER,
                theirs,
                Step.ACCEPT,
                hidden,
                referrals.version(sender, theirs)))
        .isInstanceOf(Outcome.Done.class);
    var id = referrals.offered(sides);
    int version = referrals.version(sender, id);
    assertThat(
            catchThrowable(
                () -> referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT, hidden, version)))
        .isInstanceOf(IdTaken.class);
    assertThat(referrals.state(sender, id)).isEqualTo(State.OFFERED);
    assertThat(referrals.version(sender, id)).isEqualTo(version);
  }

  @Test
  void whatIsMissingInADraftIsSaidAndNothingTypedIsLost() {
    assertThat(
            post(
                sender,
                "/referrals/new?client=" + sides.client(),
                Map.of("id", UUID.randomUUID().toString(), "version", "0", "reason", "พิมพ์ไว้")))
        .hasStatus(422)
        .bodyText()
        .contains("พิมพ์ไว้", "เลือกอย่างน้อยหนึ่งเรื่อง");
    assertThat(get(sender.beside(), "/referrals/new?client=" + sides.client())).hasStatus(404);
    assertThat(get(sender, "/referrals/not-an-id")).hasStatus(404);
  }

  @Test
  void homeTellsTheSeatWhatWaitsAndTheSenderWhatCameBack() {
    referrals.offered(sides);
    assertThat(get(receiver, "/home")).bodyText().contains("ตอบการส่งต่อที่รออยู่ 1 เรื่อง");
    assertThat(get(sender, "/home")).bodyText().doesNotContain("ตอบการส่งต่อ");
  }

  @Test
  void aNoticeSaysWhatKindOfThingWaitsOfWhichReferralAndHomeWhoseTurnItIs() {
    var id = referrals.offered(sides);
    var code = referrals.find(sender, id).code();
    assertThat(get(receiver, "/notices")).bodyText().contains("มีเรื่องใหม่รอคำตอบจากคุณ", code);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.REQUEST_INFORMATION);
    assertThat(get(sender, "/notices")).bodyText().contains("มีเรื่องรอขั้นต่อไปจากคุณ");
    assertThat(get(receiver, "/home")).bodyText().doesNotContain("ตอบการส่งต่อที่รออยู่");
    assertThat(get(sender, "/home")).bodyText().contains("ดำเนินการส่งต่อของคุณต่อ 1 เรื่อง");
  }

  @Test
  void homeSaysTheDayThatThePageOfTheReferralSaysOfWhoseTurnItIs() {
    var normal = referrals.offered(sides, Urgency.NORMAL);
    assertThat(due(receiver, normal)).isEqualTo(due(receiver));
    var id = referrals.offered(sides);
    assertThat(due(receiver, id)).isEqualTo(due(receiver)).isNotEqualTo(due(receiver, normal));
    assertThat(due(sender)).isNull();
    referrals.take(receiver, Role.CASE_WORKER, id, Step.REQUEST_INFORMATION);
    assertThat(due(sender, id)).isEqualTo(due(sender));
    assertThat(due(receiver)).isEqualTo(due(receiver, normal));
    referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(get(receiver, "/home")).bodyText().contains("ดูแลเรื่องที่รับไว้");
    assertThat(home(receiver)).containsExactly(due(receiver, id), due(receiver, normal));
    clock.forward(Duration.ofDays(4));
    assertThat(get(receiver, "/home")).bodyText().contains("เลยกำหนด " + due(receiver, id));
  }

  /** What home names first. */
  private @Nullable String due(Scene who) {
    return home(who).stream().findFirst().orElse(null);
  }

  private List<String> home(Scene who) {
    return days(get(who, "/home"), "class=\"due\".*?ภายใน ");
  }

  /** What its own page says, where somebody of that side must do something. */
  private String due(Scene who, ReferralId id) {
    return days(get(who, "/referrals/" + id), "คุณ · ภายใน ").getFirst();
  }

  private static List<String> days(MvcTestResult page, String before) {
    var body = new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    return Pattern.compile(before + "(\\d+ [^\\d<]+ \\d{4})", Pattern.DOTALL)
        .matcher(body)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private MvcTestResult written(String id) {
    return post(
        sender,
        "/referrals/new?client=" + sides.client(),
        Map.of(
            "id",
            id,
            "version",
            "0",
            "seat",
            sides.seat().toString(),
            "needs",
            "shelter",
            "urgency",
            "URGENT",
            "groups",
            "IDENTITY,CONTACT",
            "reason",
            ReferralScenes.REASON));
  }

  /** On the ground of the law, which needs nobody's signature, but for what is said otherwise. */
  private MvcTestResult agreed(String id, Map<String, String> otherwise) {
    var fields = new java.util.HashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("version", String.valueOf(referrals.version(sender, ReferralId.of(id))));
    fields.put("purpose", "GIVE_THE_SERVICE");
    fields.put("basis", "S26_5_LAW");
    fields.put("givenBy", "NOBODY");
    fields.put("how", "NONE");
    fields.put("language", "tha");
    fields.put("interpreter", "NOT_NEEDED");
    fields.put("until", "31/12/2569");
    fields.putAll(otherwise);
    var page = "/referrals/" + id + "/consent";
    fields.put("read", ConsentTexts.mark(get(sender, page + ConsentTexts.terms(fields))));
    return post(sender, page, fields);
  }

  private static Map<String, String> message(UUID form, String text) {
    return Map.of("id", form.toString(), "text", text);
  }

  private MvcTestResult step(Scene who, String id, String word, String... more) {
    var fields = new java.util.HashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("version", String.valueOf(referrals.version(sender, ReferralId.of(id))));
    for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
    return post(who, "/referrals/" + id + "/steps/" + word, fields);
  }

  private String url(String id, String path) {
    return sender.url("/referrals/" + id + path);
  }

  private static String bodyOf(MvcTestResult result) {
    return new String(
        result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
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
