package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.roster.RosterScenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is said, and what is not told, before a referral goes to its seat. */
@PrasanTest
class BeforeItGoesTest {
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired RosterScenes roster;
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
  void whatIsReadOutSaysForWhatAndUntilWhen() {
    var id = referrals.pending(sides);
    assertThat(body(sender, "/referrals/" + id + "/consent"))
        .contains("เพื่อสิ่งนี้เท่านั้น: ให้บริการที่ขอ", "เขาอ่านได้ถึงวันที่");
    for (var page : new String[] {"/consent", "/consent/paper"})
      assertThat(
              body(
                  sender,
                  "/referrals/" + id + page + "?purpose=LEGAL_PROCEEDINGS&until=31/12/2569"))
          .contains(
              "เพื่อสิ่งนี้เท่านั้น: ดำเนินการทางกฎหมาย", "เขาอ่านได้ถึงวันที่ 31 ธันวาคม 2569");
  }

  @Test
  void aDayThatHasPassedIsNotReadOut() {
    var id = referrals.pending(sides);
    for (var page : new String[] {"/consent", "/consent/paper"})
      assertThat(get(sender, "/referrals/" + id + page + "?until=1/1/2560"))
          .hasStatus(422)
          .bodyText()
          .contains("วันนี้ผ่านไปแล้ว", "1/1/2560");
  }

  @Test
  void whatIsStillEmptyInTheFileCannotBeChosen() {
    var form = body(sender, "/referrals/new?client=" + sides.client());
    assertThat(form)
        .contains("value=\"STORY\"", "ยังว่างในแฟ้ม")
        .doesNotContain("value=\"LEGAL\"", "value=\"NOTES\"");
    var id = UUID.randomUUID();
    assertThat(written(id, "URGENT", "LEGAL"))
        .hasStatus(422)
        .bodyText()
        .contains("ส่วนที่เลือกยังว่างในแฟ้ม", ReferralScenes.REASON);
    assertThat(get(sender, "/referrals/" + id)).hasStatus(404);
    assertThat(written(id, "URGENT", "STORY")).hasStatus3xxRedirection();
  }

  @Test
  void anEmergencyToAnEmptySeatIsWarnedOfAndTheServedOnesAreNamed() {
    var empty = receiver.beside();
    var served = roster.seatServedNow(receiver.beside(), Role.CASE_WORKER, "เวรที่มีคน");
    var nobody = roster.seatServedByCaseWorker(empty, "เวรที่ว่าง");
    var id = UUID.randomUUID();
    assertThat(written(id, "EMERGENCY", "IDENTITY", nobody.toString())).hasStatus3xxRedirection();
    assertThat(body(sender, "/referrals/" + id))
        .contains("ขณะนี้ไม่มีผู้อยู่เวรที่ เวรที่ว่าง", "เวรที่มีคน", "/edit?seat=" + served)
        .doesNotContain("/edit?seat=" + sides.seat());
    assertThat(body(sender, "/referrals/" + id + "/edit?seat=" + served))
        .containsPattern("value=\"" + served + "\"[^>]*checked");
    referrals.take(sender, Role.CASE_WORKER, new ReferralId(id), Step.ASK_CONSENT);
    assertThat(body(sender, "/referrals/" + id + "/consent")).contains("ขณะนี้ไม่มีผู้อยู่เวรที่");
    var good = UUID.randomUUID();
    written(good, "EMERGENCY", "IDENTITY", served.toString());
    assertThat(body(sender, "/referrals/" + good)).doesNotContain("ขณะนี้ไม่มีผู้อยู่เวรที่");
    var normal = UUID.randomUUID();
    written(normal, "NORMAL", "IDENTITY", nobody.toString());
    assertThat(body(sender, "/referrals/" + normal)).doesNotContain("ขณะนี้ไม่มีผู้อยู่เวรที่");
  }

  @Test
  void aSeatAtWhichNobodyCanAcceptSaysSoAndWhoeverIsThereLearnsWhy() {
    var mute = receiver.beside();
    var seat = roster.seatServedNow(mute, Role.FOCAL_POINT, "เวรที่รับไม่ได้");
    var served = roster.seatServedNow(receiver.beside(), Role.CASE_WORKER, "เวรที่มีคน");
    var form = body(sender, "/referrals/new?client=" + sides.client());
    assertThat(form)
        .contains("เวรที่รับไม่ได้ · ", "(ขณะนี้ไม่มีผู้ที่รับเรื่องได้ โทร 053 000 002)")
        .containsPattern("(?s)value=\"" + sides.seat() + "\".*value=\"" + seat + "\"");
    var id = UUID.randomUUID();
    written(id, "EMERGENCY", "IDENTITY", seat.toString());
    assertThat(body(sender, "/referrals/" + id))
        .contains(
            "ไม่มีผู้ที่รับเรื่องได้ เพราะไม่มีผู้จัดการรายกรณี",
            "tel:053000002",
            "/edit?seat=" + served)
        .doesNotContain("/edit?seat=" + seat);
    referrals.take(sender, Role.CASE_WORKER, new ReferralId(id), Step.ASK_CONSENT);
    referrals.agree(sender, new ReferralId(id));
    assertThat(
            pages
                .get()
                .uri(mute.url("/referrals/" + id))
                .with(mute.as(Role.FOCAL_POINT))
                .exchange())
        .hasStatusOk()
        .bodyText()
        .contains("ผู้รับต้องเป็นผู้จัดการรายกรณี");
    var other = referrals.offered(sides);
    assertThat(body(receiver, "/referrals/" + other))
        .doesNotContain("ผู้รับต้องเป็นผู้จัดการรายกรณี");
  }

  @Test
  void onceItIsTakenOnTheReceiverKnowsWhomToCallAndNeverSomebodysOwnTelephone() {
    roster.seatServedByCaseWorker(sender, "เวรของผู้ส่ง");
    var id = referrals.offered(sides);
    assertThat(body(receiver, "/referrals/" + id)).doesNotContain("โทรถึงผู้ส่ง");
    assertThat(body(sender, "/referrals/" + id)).contains("โทรถึงตำแหน่งเวร", "tel:053000002");
    referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(body(receiver, "/referrals/" + id))
        .contains("โทรถึงผู้ส่ง", "เวรของผู้ส่ง", "tel:053000002");
    referrals.take(receiver, Role.CASE_WORKER, id, Step.RETURN, "NO_CAPACITY");
    assertThat(body(receiver, "/referrals/" + id)).doesNotContain("โทรถึงผู้ส่ง");
  }

  @Test
  void theLogTellsOfADraftThatThereIsOneAndNoMore() {
    var office = sender.beside();
    var id = referrals.pending(sides);
    var code = referrals.find(sender, id).code();
    assertThat(log(office)).contains("ทำงานกับร่างการส่งต่อ").doesNotContain(code, "รอความยินยอม");
    referrals.take(sender, Role.CASE_WORKER, id, Step.WITHDRAW_CONSENT);
    assertThat(log(office)).doesNotContain(code, "ถอนหรือไม่ให้ความยินยอม");
    var sent = referrals.offered(sides);
    assertThat(log(office)).contains(referrals.find(sender, sent).code()).doesNotContain(code);
  }

  @Test
  void whoeverSaidNoHasTakenNothingBack() {
    var id = referrals.pending(sides);
    assertThat(body(sender, "/referrals/" + id)).contains("บันทึกว่าไม่ยินยอม");
    assertThat(body(sender, "/referrals/" + id + "/steps/withdraw-consent"))
        .contains("บันทึกว่าไม่ยินยอม", "จะไม่มีสิ่งใดส่งให้ใคร")
        .doesNotContain("ทำลายสำเนา");
    var said =
        pages
            .post()
            .uri(sender.url("/referrals/" + id + "/steps/withdraw-consent"))
            .param("id", UUID.randomUUID().toString())
            .param("version", String.valueOf(referrals.version(sender, id)))
            .with(sender.as(Role.CASE_WORKER))
            .with(csrf())
            .exchange();
    assertThat(PagesAfterPosting.told(said, "flash")).isEqualTo("referral.taken.REFUSED");
    assertThat(body(sender, "/referrals/" + id))
        .contains("ไม่ยินยอม ไม่ได้ส่งให้ใคร", "ผู้รับบริการไม่ยินยอม จึงไม่ได้ส่งสิ่งใดให้ใคร")
        .doesNotContain("ถอนความยินยอมแล้ว", "ถอนหรือไม่ให้");
    assertThat(body(sender, "/referrals/sent?shown=ALL"))
        .contains("ไม่ยินยอม ไม่ได้ส่งให้ใคร")
        .doesNotContain("ถอนความยินยอมแล้ว");
    assertThat(body(sender, "/statements/" + sides.client()))
        .contains("คุณไม่ยินยอม เราจึงไม่ได้ส่งอะไรให้ใคร")
        .doesNotContain("อ่านได้ถึงวันที่", "เปิดดูไม่ได้");
  }

  private String log(Scene office) {
    return new String(
        pages
            .get()
            .uri(office.url("/audit"))
            .with(office.as(Role.SECRETARY))
            .exchange()
            .getResponse()
            .getContentAsByteArray(),
        StandardCharsets.UTF_8);
  }

  private MvcTestResult written(UUID id, String urgency, String group) {
    return written(id, urgency, group, sides.seat().toString());
  }

  private MvcTestResult written(UUID id, String urgency, String group, String seat) {
    var request =
        pages
            .post()
            .uri(sender.url("/referrals/new?client=" + sides.client()))
            .with(sender.as(Role.CASE_WORKER))
            .with(csrf());
    Map.of(
            "id",
            id.toString(),
            "version",
            "0",
            "seat",
            seat,
            "needs",
            "shelter",
            "urgency",
            urgency,
            "groups",
            group,
            "reason",
            ReferralScenes.REASON)
        .forEach(request::param);
    return request.exchange();
  }

  private MvcTestResult get(Scene who, String path) {
    return pages.get().uri(who.url(path)).with(who.as(Role.CASE_WORKER)).exchange();
  }

  private String body(Scene who, String path) {
    var result = get(who, path);
    assertThat(result).hasStatusOk();
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
