package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.directory.DirectoryScenes;
import org.prasan.directory.Level;
import org.prasan.roster.RosterScenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What is said, and what is not told, before a referral goes to its seat. */
@PrasanTest
class BeforeItGoesTest {
  private static final String OTHERS = "ตำแหน่งเวรอื่น ที่ยังไม่พบบริการที่เหมาะ";
  private static final String NONE_FITS = "ยังไม่พบบริการที่เหมาะที่ตำแหน่งเวรใด";
  private static final String LOOKED = "ดูบริการที่เหมาะกับผู้รับบริการเพื่อส่งต่อ";
  private static final String CARD = "บัตรคัดแยก";
  private static final String SHELTER = "ที่พัก";
  private static final String CANNOT_ACCEPT = "คุณตอบว่าไม่รับได้ แต่ตอบรับแทนไม่ได้";

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired RosterScenes roster;
  @Autowired DirectoryScenes directory;
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
  void aPurposeThatNobodyKnowsIsAskedForAndNotReadOut() {
    var page = "/referrals/" + referrals.pending(sides) + "/consent?purpose=WHATEVER";
    assertThat(get(sender, page))
        .hasStatus(422)
        .bodyText()
        .containsPattern("(?s)purpose-error\".{0,400}โปรดเลือกหนึ่งรายการ")
        .doesNotContain("เพื่อสิ่งนี้เท่านั้น");
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
  void beforeASeatIsAskedASupervisorSeesThatAnEmergencyStandsStillAndWhoMustActAndNoCard() {
    roster.seatServedNow(receiver.beside(), Role.CASE_WORKER, "เวรที่มีคน");
    var nobody = roster.seatServedByCaseWorker(receiver.beside(), "เวรที่ว่าง");
    var id = new ReferralId(UUID.randomUUID());
    written(id.value(), "EMERGENCY", "IDENTITY", nobody.toString());
    referrals.take(sender, Role.CASE_WORKER, id, Step.ASK_CONSENT);
    var page = "/referrals/" + id;
    assertThat(body(sender, page)).contains(CARD, "เห็นเพียงว่ามีเรื่องนี้");
    for (var role : List.of(Role.DIRECTOR, Role.FOCAL_POINT)) {
      assertThat(body(sender, role, page))
          .contains(
              "ฉุกเฉิน", "ขณะนี้ไม่มีผู้อยู่เวรที่", "เวรที่มีคน", "ขอให้ผู้จัดการรายกรณีเปลี่ยน")
          .contains("ขั้นต่อไป", "ขอความยินยอมจากผู้รับบริการ", "เห็นเพียงว่ามีเรื่องนี้")
          .doesNotContain(CARD, SHELTER, "/edit", "/consent\"");
      assertThat(body(sender, role, "/referrals/sent"))
          .contains(referrals.find(sender, id).code(), "ฉุกเฉิน")
          .doesNotContain(SHELTER);
      assertThat(body(sender, role, "/clients/" + sides.client()))
          .as("beside the card that the client's page has")
          .doesNotContain(referrals.find(sender, id).code());
      assertThat(body(sender, role, page)).doesNotContain("/steps/escalate");
      assertThat(pages.get().uri(sender.url(page + "/steps/escalate")).with(sender.as(role)))
          .hasRedirectedUrl(sender.url(page));
    }
    assertThat(body(sender, "/clients/" + sides.client()))
        .contains(referrals.find(sender, id).code());
    referrals.take(sender, Role.CASE_WORKER, id, Step.WITHDRAW_CONSENT);
    assertThat(body(sender, Role.DIRECTOR, page)).doesNotContain(CARD, SHELTER);
    assertThat(body(sender, Role.DIRECTOR, "/referrals/sent?shown=ALL"))
        .contains("ไม่ยินยอม ไม่ได้ส่งให้ใคร")
        .doesNotContain(SHELTER);
  }

  @Test
  void aSupervisorReadsTheCardOnceASeatWasAskedAlsoWhileTheNextOneIsNot() {
    var id = referrals.offered(sides);
    var page = "/referrals/" + id;
    assertThat(body(sender, Role.DIRECTOR, page)).contains(CARD, SHELTER, "/steps/escalate");
    assertThat(body(sender, Role.DIRECTOR, "/clients/" + sides.client()))
        .contains(referrals.find(sender, id).code());
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    referrals.elsewhere(sides, id, referrals.seat(sender.beside()));
    assertThat(body(sender, Role.DIRECTOR, page))
        .contains(CARD, SHELTER, "เมื่อมีการแจ้งเหตุฉุกเฉิน");
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
    assertThat(log(office)).doesNotContain(code, "ถอนความยินยอม");
    var sent = referrals.offered(sides);
    assertThat(log(office)).contains(referrals.find(sender, sent).code()).doesNotContain(code);
  }

  @Test
  void whatFitsStandsFirstAndOtherSeatsUnderAHeadingOfTheirOwn() {
    var other = referrals.seat(sender.beside());
    var page = "/referrals/new?client=" + sides.client();
    assertThat(body(sender, page))
        .contains(sides.seat().toString(), other.toString(), NONE_FITS)
        .doesNotContain(OTHERS);
    var service = directory.reachedUnder(receiver, "shelter", Level.MEMBERS, "053 000 701");
    assertThat(body(sender, page))
        .containsOnlyOnce(OTHERS)
        .contains("ไม่ได้บอกว่าพูดภาษาอาข่า อาจต้องใช้ล่าม")
        .doesNotContain(NONE_FITS)
        .containsPattern("(?s)" + sides.seat() + "/" + service + ".*" + OTHERS + ".*" + other)
        .doesNotContainPattern("(?s)" + OTHERS + ".*" + service);
  }

  @Test
  void aSeatThatStandsThereWithAServiceStandsThereOnceAndStaysWhereItWasChosenWithoutOne() {
    referrals.seat(sender.beside());
    directory.reachedUnder(receiver, "shelter", Level.MEMBERS, "053 000 701");
    var bare = "value=\"" + sides.seat() + "\"";
    assertThat(body(sender, "/referrals/new?client=" + sides.client()))
        .contains("value=\"" + sides.seat() + "/")
        .doesNotContain(bare);
    var id = referrals.draft(sides);
    assertThat(body(sender, "/referrals/" + id + "/edit")).containsPattern(bare + "[^>]*checked");
  }

  @Test
  void ofTheSeatsOnDutyForAnEmergencyThoseWithAServiceThatFitsStandFirst() {
    var able = receiver.beside();
    var other = roster.seatServedNow(receiver.beside(), Role.CASE_WORKER, "เวร ก อื่น");
    var fits = roster.seatServedNow(able, Role.CASE_WORKER, "เวร ฮ ที่เหมาะ");
    var nobody = roster.seatServedByCaseWorker(receiver.beside(), "เวรที่ว่าง");
    var id = UUID.randomUUID();
    written(id, "EMERGENCY", "IDENTITY", nobody.toString());
    assertThat(body(sender, "/referrals/" + id))
        .containsPattern("(?s)seat=" + other + ".*seat=" + fits);
    directory.reachedUnder(able, "shelter", Level.MEMBERS, "053 000 701");
    assertThat(body(sender, "/referrals/" + id))
        .containsPattern("(?s)seat=" + fits + ".*seat=" + other);
  }

  @Test
  void amongManySeatsOneIsFoundByItsNameAndWhatWasTypedStays() {
    var form = "/referrals/new?client=" + sides.client();
    assertThat(body(sender, form)).doesNotContain("name=\"sought\"");
    var many = receiver.beside();
    var seats = new ArrayList<String>();
    for (int n = 1; n <= 31; n++)
      seats.add(roster.seatServedByNobody(many, "เวรบ้านเลขที่ " + n).toString());
    assertThat(body(sender, form))
        .contains("name=\"sought\"", "แสดง 30 จาก 32 ตำแหน่งเวร", sides.seat().toString())
        .contains(seats.subList(0, 29))
        .doesNotContain(seats.subList(29, 31));
    var found =
        pages
            .post()
            .uri(sender.url("/referrals/new/seats?client=" + sides.client()))
            .param("id", UUID.randomUUID().toString())
            .param("version", "0")
            .param("seat", sides.seat().toString())
            .param("sought", "บ้านเลขที่ 31")
            .param("reason", "พิมพ์ไว้ก่อนหา")
            .param("urgency", "URGENT")
            .with(sender.as(Role.CASE_WORKER))
            .with(csrf())
            .exchange();
    assertThat(found)
        .hasStatusOk()
        .bodyText()
        .contains(seats.get(30), "แสดง 1 จาก 1 ตำแหน่งเวร", "พิมพ์ไว้ก่อนหา")
        .containsPattern("value=\"" + sides.seat() + "\"[^>]*checked")
        .containsPattern("value=\"URGENT\"[^>]*checked")
        .doesNotContain(seats.subList(0, 30));
    assertThat(written(UUID.randomUUID(), "URGENT", "IDENTITY", seats.get(30)))
        .hasStatus3xxRedirection();
  }

  @Test
  void whoLooksForWhatFitsStandsInTheLogInTheSameWordsWhateverFits() {
    var office = sender.beside();
    assertThat(log(office)).doesNotContain(LOOKED);
    body(sender, "/referrals/new?client=" + sides.client());
    assertThat(log(office)).contains(LOOKED);
    directory.keptForFew(sender, "shelter", "ahk");
    body(sender, "/referrals/new?client=" + sides.client());
    assertThat(log(office))
        .contains(LOOKED)
        .doesNotContain(
            "บริการที่เปิดให้เฉพาะบางคน",
            "1 บริการที่เปิดให้เฉพาะผู้ที่ระบุ",
            "เห็นบริการที่เปิดให้เฉพาะผู้ที่ระบุ");
  }

  @Test
  void whoMayOnlyDeclineReadsWhyAndWhoCanChangeIt() {
    var id = referrals.offered(sides);
    for (var role : List.of(Role.DIRECTOR, Role.FOCAL_POINT)) {
      assertThat(body(receiver, role, "/referrals/" + id))
          .contains(CANNOT_ACCEPT, "เชิญผู้จัดการรายกรณีได้", "/steps/decline")
          .doesNotContain("/steps/accept");
      assertThat(referrals.take(receiver, role, id, Step.ACCEPT))
          .isEqualTo(new Outcome.Refused(Refusal.NOT_YOUR_STEP, State.OFFERED));
    }
    assertThat(body(receiver, "/referrals/" + id))
        .contains("/steps/accept")
        .doesNotContain(CANNOT_ACCEPT);
    assertThat(body(sender, Role.DIRECTOR, "/referrals/" + id)).doesNotContain(CANNOT_ACCEPT);
  }

  @Test
  void onlyASeatToWhichTheSenderMayReferIsSuggestedAndTheSuggestionStandsWhereOneIsChosen() {
    var own = roster.seatServedByCaseWorker(sender, "เวรของผู้ส่งเอง");
    var third = referrals.seat(sender.beside());
    var id = referrals.offered(sides);
    assertThat(body(receiver, "/referrals/" + id + "/steps/decline"))
        .contains(third.toString())
        .doesNotContain(own.toString());
    for (var seat : List.of(own, third)) {
      var declined =
          pages
              .post()
              .uri(receiver.url("/referrals/" + id + "/steps/decline"))
              .param("id", UUID.randomUUID().toString())
              .param("version", String.valueOf(referrals.version(receiver, id)))
              .param("reason", "NO_CAPACITY")
              .param("words", "เต็มถึงวันศุกร์")
              .param("suggested", seat.toString())
              .with(receiver.as(Role.CASE_WORKER))
              .with(csrf());
      assertThat(declined).hasStatus(seat.equals(own) ? 422 : 302);
    }
    assertThat(body(sender, "/referrals/" + id + "/elsewhere"))
        .contains("เต็มถึงวันศุกร์", "เวรอื่น")
        .containsPattern("value=\"" + third + "\"[^>]*checked");
  }

  @Test
  void whoeverSaidNoHasTakenNothingBack() {
    var id = referrals.pending(sides);
    assertThat(body(sender, "/referrals/" + id)).contains("บันทึกว่าไม่ยินยอม");
    assertThat(body(sender, "/referrals/" + id + "/steps/withdraw-consent"))
        .contains("บันทึกว่าไม่ยินยอม", "จะไม่มีสิ่งใดส่งให้ใคร")
        .doesNotContain("ทำลายสำเนา", "ข้อความถึงอีกฝ่าย", "name=\"words\"");
    var said = step(id, "withdraw-consent");
    assertThat(PagesAfterPosting.told(said, "flash")).isEqualTo("referral.taken.REFUSED");
    assertThat(body(sender, "/referrals/" + id))
        .contains("ไม่ยินยอม ไม่ได้ส่งให้ใคร", "ผู้รับบริการไม่ยินยอม จึงไม่ได้ส่งสิ่งใดให้ใคร")
        .doesNotContain("ถอนความยินยอม");
    assertThat(body(sender, "/referrals/sent?shown=ALL"))
        .contains("ไม่ยินยอม ไม่ได้ส่งให้ใคร")
        .doesNotContain("ถอนความยินยอมแล้ว");
    assertThat(body(sender, "/statements/" + sides.client()))
        .contains("คุณไม่ยินยอม เราจึงไม่ได้ส่งอะไรให้ใคร")
        .doesNotContain("อ่านได้ถึงวันที่", "เปิดดูไม่ได้");
  }

  @Test
  void whoeverSaysNoAtALaterSeatHasTakenNothingBackAndSomebodyWasTold() {
    var id = referrals.offered(sides);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    referrals.elsewhere(sides, id, referrals.seat(sender.beside()));
    assertThat(body(sender, "/referrals/" + id + "/steps/withdraw-consent"))
        .contains("จะไม่มีสิ่งใดส่งให้ที่นี้")
        .doesNotContain("ส่งให้ใคร", "ทำลายสำเนา");
    var said = step(id, "withdraw-consent");
    assertThat(PagesAfterPosting.told(said, "flash")).isEqualTo("referral.taken.REFUSED_HERE");
    for (var path : List.of("/referrals/" + id, "/referrals/sent?shown=ALL"))
      assertThat(body(sender, path))
          .contains("ไม่ยินยอม ไม่ได้ส่งให้ที่นี้")
          .doesNotContain("ถอนความยินยอม", "ส่งให้ใคร");
    assertThat(body(sender, "/clients/" + sides.client())).contains("ไม่ยินยอม ไม่ได้ส่งให้ที่นี้");
    assertThat(body(sender, "/referrals/" + id)).contains("จึงไม่ได้ส่งสิ่งใดให้ที่นี้");
    assertThat(body(sender, "/statements/" + sides.client()))
        .contains("คุณไม่ยินยอมให้ถามที่นี่ เราจึงไม่ได้ส่งอะไรให้เขา", "ก่อนหน้านี้เราถาม")
        .doesNotContain("ส่งอะไรให้ใคร", "คุณถอนความยินยอม", "เปิดดูไม่ได้");
  }

  /** Where the reason alone tells of the client, and the id, once it goes, of whom. */
  @Test
  void whyAFormAboutAClientWasRefusedAndOnWhichDraftStandsNowhereInTheLog() {
    var id = referrals.pending(sides);
    assertThat(
            post(
                sender,
                "/referrals/" + id + "/consent",
                Map.of(
                    "purpose", "GIVE_THE_SERVICE",
                    "basis", "S26_EXPLICIT_CONSENT",
                    "language", "tha",
                    "interpreter", "NOT_NEEDED",
                    "givenBy", "MOTHER",
                    "guardian", "นางใจดี ทดสอบ",
                    "suspected", "YES",
                    "how", "SIGNATURE",
                    "until", "31/12/2569")))
        .hasStatus(422)
        .bodyText()
        .contains("ผู้ที่อาจเกี่ยวข้องกับการทำร้ายลงชื่อแทนเด็กไม่ได้");
    assertThat(post(sender, "/referrals/" + id + "/edit", Map.of())).hasStatus(422);
    assertThat(step(id, "accept").getResponse().getStatus()).isBetween(302, 422);
    assertThat(pages.get().uri(sender.url("/referrals/" + id + "/consent")).with(director()))
        .hasStatus(403);
    var stranger = UUID.randomUUID();
    assertThat(get(receiver, "/referrals/" + stranger)).hasStatus(404);
    assertThat(log(receiver))
        .contains("บันทึกนี้จึงไม่จดว่าสิ่งใดยังไม่ถูกต้อง", "ไม่มีบทบาทที่อนุญาต")
        .doesNotContain(id.toString(), "ผู้ที่อาจเกี่ยวข้อง");
    assertThat(exported())
        .contains("audit.about-client", "audit.denied", stranger.toString())
        .doesNotContain(id.toString(), "referral.wrong", "referral.refusal", "web.wrong");
  }

  private String exported() {
    var asked = pages.post().uri(sender.url("/audit/export")).with(csrf());
    var export = asked.with(receiver.as(Role.OFFICER)).exchange();
    return new String(export.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private RequestPostProcessor director() {
    return sender.as(Role.DIRECTOR);
  }

  private MvcTestResult post(Scene who, String path, Map<String, String> fields) {
    var request = pages.post().uri(who.url(path)).with(who.as(Role.CASE_WORKER)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }

  private MvcTestResult step(ReferralId id, String word) {
    return pages
        .post()
        .uri(sender.url("/referrals/" + id + "/steps/" + word))
        .param("id", UUID.randomUUID().toString())
        .param("version", String.valueOf(referrals.version(sender, id)))
        .with(sender.as(Role.CASE_WORKER))
        .with(csrf())
        .exchange();
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
            ReferralScenes.REASON,
            "besides",
            "true")
        .forEach(request::param);
    return request.exchange();
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
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
