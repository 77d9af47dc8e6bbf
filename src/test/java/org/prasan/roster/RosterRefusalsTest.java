package org.prasan.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.TwoEditors;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the roster cannot take is answered in words, keeps what was typed, and is in the log. */
@PrasanTest
class RosterRefusalsTest {
  @Autowired TwoEditors editors;
  @Autowired Scenes scenes;
  @Autowired RosterScenes roster;
  @Autowired TestClock clock;
  @Autowired MockMvcTester pages;

  Scene scene;
  SeatId seat;
  DutyPersonId a;
  DutyPersonId b;

  @BeforeEach
  void aSeatWithTwoPeople() {
    scene = scenes.fresh();
    seat = roster.seat(scene, "ล่ามภาษาอาข่า", NeededHours.NIGHTS);
    a = roster.person(scene, Role.STAFF, "เอื้อง", seat);
    b = roster.person(scene, null, "บัว", seat);
  }

  @AfterEach
  void back() {
    clock.back();
  }

  @Test
  void theSecondOfTwoWhoEditASeatSeesBothVersions() {
    var seat = roster.seat(scene, "ล่าม", NeededHours.NIGHTS);
    editors.bothSeeBoth(scene, Role.SECRETARY, "/roster/seats/" + seat + "/edit", "nameTh");
  }

  @Test
  void theSecondOfTwoWhoEditSomebodyOnTheRosterSeesBothVersions() {
    var person = "/roster/people/" + roster.person(scene, null, "คำแปง");
    editors.bothSeeBoth(scene, Role.SECRETARY, person, "nameTh");
  }

  @Test
  void anOrderWithoutAFile() {
    var edition = roster.published(scene, YearMonth.from(roster.today()).plusMonths(1));
    assertThat(order(edition, null))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดแนบสำเนา", "1234/2569");
    assertThat(log())
        .contains("ส่งข้อมูลของตารางเวรที่ระบบรับไว้ไม่ได้", "โปรดแนบสำเนาคำสั่ง")
        .doesNotContain("1234/2569");
  }

  @Test
  void aSwapWithOneself() {
    var night = roster.onDuty(scene, seat, roster.today().plusDays(3), a);
    assertThat(offer(night, a)).hasStatus(422).bodyText().contains("แลกเวรกับตัวเองไม่ได้");
    assertThat(log()).contains("ส่งคำขอแลกเวรที่ระบบรับไว้ไม่ได้", "แลกเวรกับตัวเองไม่ได้");
  }

  @Test
  void aSwapOfAShiftThatHasBegunOrIsLongOver() {
    var night = roster.onDuty(scene, seat, roster.today().plusDays(3), a);
    for (var days : new int[] {4, 3, 200}) {
      clock.forward(Duration.ofDays(days));
      assertThat(offer(night, b)).hasStatus(409).bodyText().contains("เวรนี้เริ่มไปแล้ว");
      assertThat(
              pages
                  .get()
                  .uri(scene.url("/roster/mine/swap?shift=" + RosterScenes.word(night)))
                  .with(scene.as(Role.STAFF)))
          .hasStatus(409)
          .bodyText()
          .contains("เวรนี้เริ่มไปแล้ว");
    }
    assertThat(log()).contains("ส่งคำขอแลกเวรที่ระบบรับไว้ไม่ได้", "เวรนี้เริ่มไปแล้ว");
  }

  @Test
  void aReplacementOfAShiftThatIsOver() {
    var answer =
        pages
            .post()
            .uri(scene.url("/roster/seats/" + seat + "/replace"))
            .with(scene.as(Role.SECRETARY))
            .with(csrf())
            .param("person", b.toString())
            .param("reason", "STAND_IN")
            .param("fromDay", "1 มกราคม 2569")
            .param("fromTime", "16.30")
            .param("untilDay", "2 มกราคม 2569")
            .param("untilTime", "8.30")
            .param("note", "ป่วยกะทันหัน")
            .exchange();
    assertThat(answer)
        .hasStatus(422)
        .bodyText()
        .contains("ผ่านไปแล้ว", "ป่วยกะทันหัน", "1 มกราคม 2569");
    assertThat(log())
        .contains("ส่งข้อมูลเวรของตำแหน่งที่ระบบรับไว้ไม่ได้", "เวรนี้ผ่านไปแล้ว")
        .doesNotContain("ป่วยกะทันหัน");
  }

  @Test
  void anAnswerToAnOfferThatHasLapsed() {
    var night = roster.onDuty(scene, seat, roster.today().plusDays(3), a);
    var swap = roster.offered(scene, Role.STAFF, night, b);
    clock.forward(Duration.ofDays(5));
    assertThat(
            pages
                .post()
                .uri(scene.url("/roster/swaps/" + swap + "/withdraw"))
                .with(scene.as(Role.STAFF))
                .with(csrf()))
        .hasStatus(409);
    assertThat(log()).contains("ส่งคำขอแลกเวรที่ระบบรับไว้ไม่ได้", "เวรนี้เริ่มไปแล้ว แลกไม่ได้");
  }

  private String log() {
    var log = pages.get().uri(scene.url("/audit")).with(scene.as(Role.SECRETARY)).exchange();
    return new String(log.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private MvcTestResult order(EditionId edition, byte @org.jspecify.annotations.Nullable [] paper) {
    var request = pages.post().uri(scene.url("/roster/editions/" + edition + "/order")).multipart();
    if (paper != null) request.file(new MockMultipartFile("paper", "order.pdf", null, paper));
    return request
        .param("number", "1234/2569")
        .param("date", "25/11/2569")
        .with(scene.as(Role.SECRETARY))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult offer(Swap.Piece piece, DutyPersonId to) {
    return pages
        .post()
        .uri(scene.url("/roster/mine/swap"))
        .with(scene.as(Role.STAFF))
        .with(csrf())
        .param("id", UUID.randomUUID().toString())
        .param("shift", RosterScenes.word(piece))
        .param("to", to.toString())
        .param("inReturn", "")
        .exchange();
  }
}
