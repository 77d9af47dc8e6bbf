package org.prasan.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.BrokenLines;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.notification.Taps;
import org.prasan.tenancy.Role;
import org.prasan.web.Waiting;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** One asks another to take a shift. A: STAFF is on duty; B: CASE_WORKER is asked; C: ALTERNATE. */
@PrasanTest
class SwapTest {
  @Autowired Scenes scenes;
  @Autowired RosterScenes roster;
  @Autowired AnswerSwap answer;
  @Autowired RosterDuties duties;
  @Autowired TestClock clock;
  @Autowired Taps taps;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;

  Scene scene;
  SeatId seat;
  DutyPersonId a;
  DutyPersonId b;
  DutyPersonId c;
  Swap.Piece night;

  @BeforeEach
  void aNightThatIsNotOnesOwnChoice() {
    scene = scenes.fresh();
    seat = roster.seat(scene, "ล่ามภาษาอาข่า", NeededHours.NIGHTS);
    a = roster.person(scene, Role.STAFF, "เอื้อง", seat);
    b = roster.person(scene, Role.CASE_WORKER, "บัว", seat);
    c = roster.person(scene, Role.ALTERNATE, "จันทร์", seat);
    night = roster.onDuty(scene, seat, roster.today().plusDays(3), a);
  }

  @AfterEach
  void back() {
    clock.back();
  }

  @Test
  void whoeverWasAskedSeesItOnTheHomePageAndTakesTheShift() {
    var swap = roster.offered(scene, Role.STAFF, night, b);
    assertThat(cards(Role.CASE_WORKER)).anyMatch(card -> card.url().endsWith("/swaps/" + swap));
    assertThat(cards(Role.ALTERNATE)).isEmpty();
    lines.during(
        () -> assertThat(post(Role.CASE_WORKER, swap, "accept")).hasStatus3xxRedirection());
    assertThat(roster.onDutyAt(scene, seat, night.start())).isEqualTo(b);
    assertThat(roster.state(scene, swap)).isEqualTo(Swap.State.ACCEPTED);
    assertThat(cards(Role.CASE_WORKER)).isEmpty();
  }

  @Test
  void whoeverWasAskedAnswersFromTheEMail() {
    var swap = roster.offered(scene, Role.STAFF, night, b);
    assertThat(taps.newest(scene, Role.ALTERNATE)).isEmpty();
    var link = taps.newest(scene, Role.CASE_WORKER).orElseThrow();
    assertThat(pages.get().uri(link + "?say=accept"))
        .bodyText()
        .contains("เอื้อง ขอให้คุณรับเวรล่ามภาษาอาข่า", "รับเวรนี้", "ไม่สะดวกรับ");
    assertThat(roster.state(scene, swap)).isEqualTo(Swap.State.OFFERED);
    assertThat(pages.post().uri(link).param("answer", "accept").with(csrf()))
        .hasRedirectedUrl(link + "/done");
    assertThat(roster.state(scene, swap)).isEqualTo(Swap.State.ACCEPTED);
    assertThat(roster.onDutyAt(scene, seat, night.start())).isEqualTo(b);
    assertThat(pages.get().uri(scene.url("/notices")).with(scene.as(Role.CASE_WORKER)))
        .bodyText()
        .contains("มีผู้ขอให้คุณรับเวรล่ามภาษาอาข่า");
  }

  @Test
  void aRequestThatWasTakenBackNeedsNoAnswerFromTheEMail() {
    var swap = roster.offered(scene, Role.STAFF, night, b);
    var link = taps.newest(scene, Role.CASE_WORKER).orElseThrow();
    post(Role.STAFF, swap, "withdraw");
    assertThat(pages.get().uri(link)).hasStatus(HttpStatus.GONE);
    assertThat(pages.post().uri(link).param("answer", "accept").with(csrf()))
        .hasStatus(HttpStatus.GONE);
    assertThat(roster.state(scene, swap)).isEqualTo(Swap.State.WITHDRAWN);
  }

  /**
   * Every act by everybody in every state; what is allowed leads to a state, all else to a refusal.
   */
  @ParameterizedTest
  @CsvSource({
    "OFFERED, STAFF, ACCEPT, 409", "OFFERED, STAFF, DECLINE, 409",
    "OFFERED, STAFF, WITHDRAW, WITHDRAWN", "OFFERED, CASE_WORKER, ACCEPT, ACCEPTED",
    "OFFERED, CASE_WORKER, DECLINE, DECLINED", "OFFERED, CASE_WORKER, WITHDRAW, 409",
    "OFFERED, ALTERNATE, ACCEPT, 404", "OFFERED, ALTERNATE, DECLINE, 404",
    "OFFERED, ALTERNATE, WITHDRAW, 404", "OFFERED, SECRETARY, ACCEPT, 404",
    "ACCEPTED, STAFF, WITHDRAW, 409", "ACCEPTED, CASE_WORKER, ACCEPT, ACCEPTED",
    "ACCEPTED, CASE_WORKER, DECLINE, 409", "ACCEPTED, ALTERNATE, ACCEPT, 404",
    "DECLINED, STAFF, WITHDRAW, 409", "DECLINED, CASE_WORKER, ACCEPT, 409",
    "DECLINED, CASE_WORKER, DECLINE, DECLINED", "WITHDRAWN, STAFF, WITHDRAW, WITHDRAWN",
    "WITHDRAWN, CASE_WORKER, ACCEPT, 409", "WITHDRAWN, CASE_WORKER, DECLINE, 409",
    "LAPSED, STAFF, WITHDRAW, 409", "LAPSED, CASE_WORKER, ACCEPT, 409",
    "LAPSED, CASE_WORKER, DECLINE, 409"
  })
  void eachActIsPossibleOnlyForWhomAndWhenTheTableSays(
      Swap.State state, Role who, Swap.Act act, String expected) {
    var swap = in(state);
    var result = post(who, swap, act.name().toLowerCase(Locale.ROOT));
    if (expected.startsWith("4")) {
      assertThat(result).hasStatus(Integer.parseInt(expected));
      assertThat(roster.state(scene, swap)).isEqualTo(state);
    } else {
      assertThat(result).hasStatus3xxRedirection();
      assertThat(roster.state(scene, swap)).isEqualTo(Swap.State.valueOf(expected));
    }
  }

  private UUID in(Swap.State state) {
    var swap = roster.offered(scene, Role.STAFF, night, b);
    switch (state) {
      case OFFERED -> {}
      case ACCEPTED -> post(Role.CASE_WORKER, swap, "accept");
      case DECLINED -> post(Role.CASE_WORKER, swap, "decline");
      case WITHDRAWN -> post(Role.STAFF, swap, "withdraw");
      case LAPSED -> clock.forward(Duration.ofDays(4));
    }
    return swap;
  }

  @Test
  void ofTwoWhoTakeAnOpenOfferAtOnceOneGetsIt() throws Exception {
    var swap = roster.offered(scene, Role.STAFF, night, null);
    var together = new CyclicBarrier(2);
    var tries = new ArrayList<Callable<AnswerSwap.Outcome>>();
    for (var role : new Role[] {Role.CASE_WORKER, Role.ALTERNATE}) {
      var acting = scene.acting(role);
      tries.add(
          () -> {
            together.await();
            return org.prasan.tenancy.Tenancy.in(
                scene.id(), () -> answer.answer(acting, swap, Swap.Act.ACCEPT));
          });
    }
    var outcomes = new ArrayList<AnswerSwap.Outcome>();
    try (var executor = Executors.newFixedThreadPool(2)) {
      for (var future : executor.invokeAll(tries)) outcomes.add(future.get());
    }
    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new AnswerSwap.Done(), new AnswerSwap.NotNow(Swap.State.ACCEPTED));
    assertThat(roster.onDutyAt(scene, seat, night.start())).isIn(b, c);
  }

  @Test
  void aShiftCannotBeSwappedWithOneself() {
    assertThat(offer(night, a.toString(), ""))
        .hasStatus(422)
        .bodyText()
        .contains("แลกเวรกับตัวเองไม่ได้");
  }

  @Test
  void aShiftThatHasBegunCannotBeSwapped() {
    clock.forward(Duration.ofDays(3).plusHours(23));
    assertThat(offer(night, b.toString(), ""))
        .hasStatus(409)
        .bodyText()
        .contains("เวรนี้เริ่มไปแล้ว");
  }

  @Test
  void whatSomebodyElseServesCannotBeOffered() {
    var other = roster.onDuty(scene, seat, roster.today().plusDays(5), b);
    assertThat(offer(other, c.toString(), "")).hasStatus(404);
  }

  @Test
  void aShiftIsOnOfferOnce() {
    roster.offered(scene, Role.STAFF, night, b);
    assertThat(offer(night, c.toString(), ""))
        .hasStatus(422)
        .bodyText()
        .contains("มีคำขอที่รอคำตอบอยู่แล้ว");
  }

  @Test
  void twoShiftsChangeHandsTogether() {
    var theirs = roster.onDuty(scene, seat, roster.today().plusDays(6), b);
    assertThat(offer(night, b.toString(), RosterScenes.word(theirs))).hasStatus3xxRedirection();
    assertThat(offer(night, "", RosterScenes.word(theirs))).hasStatus(422);
    var swap = cards(Role.CASE_WORKER).getFirst().url().replaceAll(".*/", "");
    assertThat(post(Role.CASE_WORKER, UUID.fromString(swap), "accept")).hasStatus3xxRedirection();
    assertThat(roster.onDutyAt(scene, seat, night.start())).isEqualTo(b);
    assertThat(roster.onDutyAt(scene, seat, theirs.start())).isEqualTo(a);
  }

  @Test
  void aSwapThatWouldBreakARuleIsRefusedWithTheRuleInWords() {
    roster.onDuty(scene, seat, roster.today().plusDays(2), b);
    var swap = roster.offered(scene, Role.STAFF, night, b);
    assertThat(post(Role.CASE_WORKER, swap, "accept"))
        .hasStatus(409)
        .bodyText()
        .contains("พักไม่ถึง 11 ชั่วโมง", "บัว");
    assertThat(roster.onDutyAt(scene, seat, night.start())).isEqualTo(a);
  }

  @Test
  void whenDutyChangedMeanwhileTheOfferIsVoid() {
    var swap = roster.offered(scene, Role.STAFF, night, b);
    roster.put(scene, night, c);
    assertThat(post(Role.CASE_WORKER, swap, "accept"))
        .hasStatus(409)
        .bodyText()
        .contains("ตารางเวรเปลี่ยนไป");
    assertThat(roster.onDutyAt(scene, seat, night.start())).isEqualTo(c);
  }

  private java.util.List<Waiting.Card> cards(Role role) {
    return scene.in(() -> duties.waitingFor(scene.acting(role)));
  }

  private MvcTestResult post(Role role, UUID swap, String act) {
    return pages
        .post()
        .uri(scene.url("/roster/swaps/" + swap + "/" + act))
        .with(scene.as(role))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult offer(Swap.Piece piece, String to, String inReturn) {
    return pages
        .post()
        .uri(scene.url("/roster/mine/swap"))
        .with(scene.as(Role.STAFF))
        .with(csrf())
        .param("id", UUID.randomUUID().toString())
        .param("shift", RosterScenes.word(piece))
        .param("to", to)
        .param("inReturn", inReturn)
        .exchange();
  }
}
