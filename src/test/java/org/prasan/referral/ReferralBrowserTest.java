package org.prasan.referral;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** Two organizations in two browsers: a case worker refers on a phone, a seat answers. */
@BrowserTest
class ReferralBrowserTest {
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;

  ReferralScenes.Sides sides;

  @BeforeEach
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
  }

  /** Whoever refers has scripts here; the seat, and who closes, have none. */
  @Test
  @Timeout(300)
  void aCaseWorkerRefersOnAPhoneAndTheSeatAcceptsServesAndReports(Visits visits) {
    var sender = visits.phone().as(sides.sender(), Role.CASE_WORKER);
    var page = sender.open(sides.sender().url("/clients/" + sides.client()));
    page.locator("a[href*='/referrals/new']").click();
    var form = page.url();
    look(page, "referral-new-phone-th");
    page.locator("main .save button").click();
    assertThat(page.locator(".error-summary")).containsText("โปรดเลือกหนึ่งรายการ");
    page.locator("input[name=seat]").first().check();
    page.locator("input[name=needs]").first().check();
    page.locator("input[name=urgency][value=URGENT]").check();
    page.locator("#reason").fill(ReferralScenes.REASON);
    page.locator("input[name=groups][value=IDENTITY]").check();
    page.locator("main .save button").click();
    look(page, "referral-draft-phone-th");
    sendOnceMore(page, form);
    page.locator(".acts .btn-primary").click();
    look(page, "referral-consent-phone-th");
    page.locator(".pagehead details.menu summary").click();
    page.locator("a[href*='/consent/paper?']").click();
    look(page, "referral-consent-paper-phone-th");
    page.goBack();
    page.locator("input[name=purpose][value=LEGAL_PROCEEDINGS]").check();
    page.locator("button.btn[formaction$='/consent/text']").click();
    assertThat(page.locator(".read-out")).containsText("ดำเนินการทางกฎหมาย");
    page.locator("input[name=basis][value=S19_CONSENT]").check();
    page.locator("input[name=givenBy][value=CLIENT]").check();
    page.locator("input[name=how][value=SIGNATURE]").check();
    page.locator("input[name=interpreter][value=NOT_NEEDED]").check();
    page.locator("main .save button").click();
    assertThat(page.locator("main")).containsText("เด็กต้องมีผู้ปกครองยินยอม");
    look(page, "referral-consent-wrong-phone-th");
    page.locator("input[name=givenBy][value=CLIENT_GUARDIAN_UNREACHABLE]").check();
    page.locator("main .save button").click();
    assertThat(page.locator(".pagehead")).containsText("รอตอบรับ");
    look(page, "referral-offered-phone-th");
    page.locator("a[href$='/consent/paper']").click();
    look(page, "referral-consent-proof-phone-th");
    page.locator("a.back").click();

    var seat = visits.phone().withoutScripts().as(sides.receiver(), Role.CASE_WORKER);
    var inbox = seat.open(sides.receiver().url("/referrals"));
    Screenshots.take(inbox, "referral-inbox-phone-th");
    inbox.locator("tbody th a").first().click();
    assertThat(inbox.locator("main")).not().containsText("เอื้องคำ");
    Screenshots.take(inbox, "referral-triage-phone-th");
    inbox.locator("form[action$='/steps/accept'] button").click();
    inbox.locator("a[href$='/details']").click();
    assertThat(inbox.locator("main")).containsText("เอื้องคำ ดอยสูง");
    Screenshots.take(inbox, "referral-details-phone-th");
    inbox.locator("a.back").click();
    inbox.locator("#text").fill("พบกันบ่ายสามโมง");
    inbox.locator("form[action$='/messages'] button").click();
    inbox.locator("form[action$='/steps/start-service'] button").click();
    inbox.locator("a[href$='/steps/report-outcome']").click();
    Screenshots.take(inbox, "referral-outcome-phone-th");
    inbox.locator("input[name=reason][value=SERVED]").check();
    inbox.locator("main .save button").click();

    page.reload();
    assertThat(page.locator(".talk")).containsText("พบกันบ่ายสามโมง");
    look(page, "referral-reported-phone-th");
    var plain = visits.phone().withoutScripts().as(sides.sender(), Role.CASE_WORKER);
    var own = plain.open(URI.create(page.url()).getPath());
    own.locator("form[action$='/steps/confirm-close'] button").click();
    assertThat(own.locator(".pagehead")).containsText("ปิดครบวงจรแล้ว");
    page.reload();
    assertThat(page.locator(".pagehead")).containsText("ปิดครบวงจรแล้ว");
    look(page, "referral-closed-phone-th");
  }

  /** The page of a new referral once more, as after going back: it leads to the first. */
  private static void sendOnceMore(Page page, String form) {
    var draft = page.url();
    page.navigate(form);
    page.locator("input[name=seat]").first().check();
    page.locator("input[name=needs]").first().check();
    page.locator("input[name=urgency][value=URGENT]").check();
    page.locator("#reason").fill("พิมพ์อีกครั้ง");
    page.locator("main .save button").click();
    assertThat(page.locator(".error-summary")).containsText("เรื่องนั้นยังไม่จบ");
    assertThat(page.locator("#reason")).hasValue("พิมพ์อีกครั้ง");
    assertThat(page.locator("input[name=besides]")).not().isChecked();
    look(page, "referral-besides-phone-th");
    page.locator("form .btn[href*='/referrals/']").click();
    assertThat(page).hasURL(draft);
  }

  @Test
  @Timeout(120)
  void aCaseWorkerRefersWithoutScripts(Visits visits) {
    var sender = visits.phone().withoutScripts().as(sides.sender(), Role.CASE_WORKER);
    var page = sender.open(sides.sender().url("/clients/" + sides.client()));
    page.locator("a[href*='/referrals/new']").click();
    page.locator("input[name=seat]").first().check();
    page.locator("input[name=needs]").first().check();
    page.locator("input[name=urgency][value=URGENT]").check();
    page.locator("#reason").fill(ReferralScenes.REASON);
    page.locator("input[name=groups][value=IDENTITY]").check();
    page.locator("main .save button").click();
    page.locator(".acts .btn-primary").click();
    page.locator("input[name=purpose][value=LEGAL_PROCEEDINGS]").check();
    page.locator("button.btn[formaction$='/consent/text']").click();
    assertThat(page.locator(".read-out")).containsText("ดำเนินการทางกฎหมาย");
    page.locator("input[name=basis][value=S19_CONSENT]").check();
    page.locator("input[name=givenBy][value=CLIENT_GUARDIAN_UNREACHABLE]").check();
    page.locator("input[name=how][value=SIGNATURE]").check();
    page.locator("input[name=interpreter][value=NOT_NEEDED]").check();
    page.locator("main .save button").click();
    assertThat(page.locator(".pagehead")).containsText("รอตอบรับ");
  }

  @Test
  @Timeout(300)
  void byAModelAReferralTakesEightScreensAndFiveMinutesAtMostForWhoeverKnowsTheWay(Visits visits) {
    var page =
        visits
            .phone()
            .as(sides.sender(), Role.CASE_WORKER)
            .open(sides.sender().url("/clients/" + sides.client()));
    var model = new PhoneModel(page);
    model.screen();
    model.tap(page.locator("a[href*='/referrals/new']"));
    model.screen(page.locator("#seat"), page.locator("#needs"), page.locator("#flags"));
    model.choose(page.locator("input[name=seat]").first());
    model.choose(page.locator("input[name=needs]").first());
    model.choose(page.locator("input[name=urgency][value=URGENT]"));
    model.type(
        page.locator("#reason"),
        "ขอที่พักที่ปลอดภัยคืนนี้ บ้านเดิมกลับไม่ได้เพราะคนที่ทำร้ายยังอยู่ที่นั่น");
    model.choose(page.locator("input[name=groups][value=IDENTITY]"));
    model.choose(page.locator("input[name=groups][value=CONTACT]"));
    model.tap(page.locator("main .save button"));
    model.screen(page.locator("main"));
    model.tap(page.locator(".acts .btn-primary"));
    model.screen();
    model.readAloud(page.locator(".read-out"));
    model.choose(page.locator("input[name=basis][value=S19_CONSENT]"));
    model.choose(page.locator("input[name=givenBy][value=CLIENT_GUARDIAN_UNREACHABLE]"));
    model.choose(page.locator("input[name=how][value=SPOKEN]"));
    model.type(page.locator("#witness"), "ครูสมมติ");
    model.pick(page.locator("#witnessIs"), "COMMUNITY");
    model.choose(page.locator("input[name=interpreter][value=NOT_NEEDED]"));
    model.tap(page.locator("main .save button"));
    assertThat(page.locator(".pagehead")).containsText("รอตอบรับ");
    model.screen();
    assertThat(model.screens()).as(model.toString()).isLessThanOrEqualTo(8);
    assertThat(model.ofWhoeverKnowsTheWay()).as(model.toString()).isLessThanOrEqualTo(300);
    assertThat(model.ofWhoeverReadsEachWord()).as(model.toString()).isLessThanOrEqualTo(600);
  }

  @Test
  @Timeout(300)
  void everyPageIsOpenAtADeskInEnglish(Visits visits) {
    var id = referrals.accepted(sides);
    var desk = visits.desk().inEnglish().as(sides.receiver(), Role.CASE_WORKER);
    var page = desk.open(sides.receiver().url("/referrals?shown=RUNNING"));
    look(page, "referral-inbox-desk-en");
    for (var path : new String[] {"", "/details", "/steps/return", "/steps/escalate"}) {
      page.navigate(visits.address(sides.receiver().url("/referrals/" + id + path)));
      look(page, "referral" + path.replace('/', '-') + "-desk-en");
    }
    var kept = referrals.accepted(sides);
    page.navigate(visits.address(sides.receiver().url("/referrals/" + kept)));
    page.locator("form[action$='/own-file'] button").click();
    referrals.take(sides.sender(), Role.CASE_WORKER, kept, Step.WITHDRAW_CONSENT);
    page.navigate(visits.address(sides.receiver().url("/referrals/" + kept + "/destroyed")));
    look(page, "referral-destroyed-desk-en");
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.ESCALATE);
    var office = sides.sender().beside();
    var review = visits.desk().inEnglish().as(office, Role.SECRETARY);
    var list = review.open(office.url("/referrals/review"));
    look(list, "referral-review-list-desk-en");
    list.locator("tbody th a").first().click();
    assertThat(list.locator("main")).not().containsText("เอื้องคำ");
    look(list, "referral-review-desk-en");
    list.locator("a[href$='/steps/stand-down']").click();
    look(list, "referral-stand-down-desk-en");
  }

  private static void look(Page page, String name) {
    Screenshots.take(page, name);
    AccessiblePage.check(page);
  }
}
