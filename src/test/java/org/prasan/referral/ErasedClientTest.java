package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * A client is erased: what is left of the referrals, who is asked for copies, what nobody can do.
 */
@PrasanTest
class ErasedClientTest {
  private static final String ERASED = "ลบถาวรแล้วพร้อมแฟ้มของผู้รับบริการ จึงทำต่อไม่ได้";
  private static final String TYPED = "พิมพ์ไว้แล้วไม่หาย";

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired ReferralVisits visits;
  @Autowired Programs programs;
  @Autowired WatchClocks watch;
  @Autowired ReferralFacts facts;
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
  void onceTheTimeOfKeepingIsOverNoStepIsOfferedAndWhatWasTypedOnAnOldPageStays() {
    var id = closed();
    var page = "/referrals/" + id;
    assertThat(body(sender, page)).contains(page + "/steps/reopen", page + "/papers");
    var late = found(body(receiver, page), "(/referrals/[^\"]+/late[?][^\"]+)\"");
    assertThat(post(receiver, page + "/messages", "text", "ถึงแล้ว")).hasStatus(422);
    erased("NO_LONGER_NEEDED");
    assertThat(referrals.state(sender, id)).as("nobody took it back").isEqualTo(State.LOOP_CLOSED);
    for (var side : List.of(sender, receiver))
      assertThat(body(side, page))
          .contains("ลบแล้วพร้อมแฟ้ม")
          .doesNotContain(
              "/steps/",
              page + "/papers",
              "/late?",
              "ไม่มีข้อที่บันทึกไว้",
              "ยังไม่ได้ถาม",
              "ไม่ได้บอก");
    assertThat(body(sender, page)).contains("สิ้นสุดเมื่อลบแฟ้ม");
    assertThat(body(sender, "/referrals/sent"))
        .contains("ลบแล้วพร้อมแฟ้ม")
        .doesNotContain("ไม่ทราบอายุ");
    assertThat(body(sender, "/clients?shown=ALL")).doesNotContain("ไม่ทราบอายุ");
    assertThat(body(receiver, "/home")).doesNotContain("ทำลายสำเนา");
    for (var step : List.of("reopen", "withdraw-consent"))
      for (var side : List.of(sender, receiver))
        assertThat(post(side, page + "/steps/" + step, "version", "1", "words", TYPED))
            .hasStatus(422)
            .bodyText()
            .contains(ERASED, TYPED);
    assertThat(post(receiver, page + "/messages", "text", TYPED))
        .hasStatus(422)
        .bodyText()
        .contains(ERASED, TYPED);
    var clockOf = Pattern.compile("clock=([^&]+)&(?:amp;)?from=(.+)").matcher(late);
    assertThat(clockOf.find()).isTrue();
    assertThat(
            post(
                receiver,
                page + "/late",
                "clock",
                clockOf.group(1),
                "from",
                clockOf.group(2),
                "reason",
                BreachReason.NOT_SEEN.name(),
                "words",
                TYPED))
        .hasStatus(422)
        .bodyText()
        .contains(ERASED, TYPED);
    for (var gone : List.of("/details", "/papers", "/steps/reopen", "/consent", "/consent/paper"))
      assertThat(PagesAfterPosting.told(get(sender, page + gone), "refused"))
          .as(gone)
          .isEqualTo("referral.refusal.ERASED");
    assertThat(get(sender.beside(), page + "/papers")).hasStatus(404);
    assertThat(get(sender, "/statements/" + sides.client())).hasStatusOk();
  }

  @Test
  void aProgramReadsThatItIsErasedAndIsRefusedInWords() {
    var id = closed();
    var program = programs.of(sender);
    assertThat(programs.get(program, "/referrals/" + id))
        .bodyText()
        .contains("\"REOPEN\"", "\"erased\":false");
    erased("NO_LONGER_NEEDED");
    assertThat(programs.get(program, "/referrals/" + id))
        .bodyText()
        .contains("\"open\":[]", "\"erased\":true", "\"card\":null");
    assertThat(programs.get(program, "/sent")).bodyText().contains(id.toString(), "\"card\":null");
    for (var step : List.of("REOPEN", "WITHDRAW_CONSENT"))
      assertThat(
              programs.post(
                  program,
                  "/referrals/" + id + "/steps",
                  UUID.randomUUID(),
                  Map.of("step", step, "version", 1, "words", TYPED)))
          .hasStatus(409)
          .hasContentType("application/problem+json")
          .bodyText()
          .contains("referral.refusal.ERASED");
    assertThat(
            programs.post(
                program,
                "/referrals/" + id + "/messages",
                UUID.randomUUID(),
                Map.of("text", TYPED)))
        .hasStatus(409);
  }

  @Test
  void whoeverHadTheDetailsIsAskedForCopiesAtTheClientsWishAlsoOnceTheLoopIsClosed() {
    var id = closed();
    var page = "/referrals/" + id;
    var code = referrals.find(sender, id).code();
    var never = referrals.offered(sides);
    referrals.take(sender, Role.CASE_WORKER, never, Step.WITHDRAW);
    assertThat(body(sender, "/clients/" + sides.client() + "/erase"))
        .contains(code + " · เวรรับเรื่อง", "อาจยังมีสำเนา")
        .doesNotContain(referrals.find(sender, never).code());
    erased("ASKED");
    assertThat(referrals.state(sender, id)).isEqualTo(State.CONSENT_WITHDRAWN);
    assertThat(body(receiver, "/home")).contains("ทำลายสำเนา");
    assertThat(body(receiver, page))
        .contains("ผู้ส่งลบแฟ้มของผู้รับบริการถาวรแล้ว", page + "/destroyed");
    assertThat(body(sender, page)).contains("ยังรอคำยืนยัน").doesNotContain("/steps/");
    assertThat(body(receiver, "/referrals/" + never)).doesNotContain("/destroyed");
    clock.forward(Duration.ofDays(5));
    assertThat(watch.watch(sender.coalition())).as("the receiver is reminded").isOne();
    assertThat(post(receiver, page + "/destroyed")).hasStatus3xxRedirection();
    assertThat(body(receiver, page)).doesNotContain("/destroyed");
    assertThat(facts.offered(sender.id(), facts.first(sender.id()).orElseThrow()))
        .as("a loop that was closed")
        .extracting(ReferralFacts.Fact::closed)
        .containsExactly(true);
  }

  @Test
  void aReferralThatRunsEndsWhyeverTheClientIsErasedAndIsReadNowhereAnyMore() {
    var id = referrals.accepted(sides);
    var page = "/referrals/" + id;
    assertThat(post(receiver, page + "/messages", "text", "ถึงแล้ว")).hasStatus3xxRedirection();
    assertThat(body(sender, "/clients/" + sides.client() + "/erase"))
        .contains("จะสิ้นสุด และเราจะขอให้ผู้รับทำลายสำเนา");
    erased("NO_LONGER_NEEDED");
    assertThat(referrals.state(sender, id)).isEqualTo(State.CONSENT_WITHDRAWN);
    var gone = get(receiver, page + "/details");
    assertThat(gone).hasRedirectedUrl(receiver.url(page));
    assertThat(PagesAfterPosting.told(gone, "refused")).isEqualTo("referral.details.erased");
    assertThat(body(receiver, page)).contains("ทำลายสำเนา").doesNotContain("ถึงแล้ว", "ที่พักพิง");
  }

  private ReferralId closed() {
    var id = referrals.accepted(sides);
    clock.forward(Duration.ofDays(4));
    referrals.take(receiver, Role.CASE_WORKER, id, Step.START_SERVICE);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.REPORT_OUTCOME, "SERVED");
    referrals.take(sender, Role.CASE_WORKER, id, Step.CONFIRM_CLOSE);
    return id;
  }

  private void erased(String why) {
    assertThat(visits.erase(sender, sides.client(), why)).hasStatus3xxRedirection();
  }

  private static String found(String text, String pattern) {
    var match = Pattern.compile(pattern).matcher(text);
    assertThat(match.find()).as(pattern).isTrue();
    return match.group(1);
  }

  private String body(Scene who, String path) {
    var page = get(who, path);
    assertThat(page).hasStatusOk();
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private MvcTestResult get(Scene who, String path) {
    return pages.get().uri(who.url(path)).with(who.as(Role.CASE_WORKER)).exchange();
  }

  private MvcTestResult post(Scene who, String path, String... fields) {
    var sent = new HashMap<String, String>(Map.of("id", UUID.randomUUID().toString()));
    for (int i = 0; i < fields.length; i += 2) sent.put(fields[i], fields[i + 1]);
    var request = pages.post().uri(who.url(path)).with(who.as(Role.CASE_WORKER)).with(csrf());
    sent.forEach(request::param);
    return request.exchange();
  }
}
