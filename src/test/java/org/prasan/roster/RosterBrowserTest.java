package org.prasan.roster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.time.YearMonth;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.PageWeight;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** The roster as people use it: a duty officer on a phone, the secretary at a desk. */
@BrowserTest
class RosterBrowserTest {
  @Autowired Scenes scenes;
  @Autowired RosterScenes roster;

  Scene scene;
  SeatId seat;
  DutyPersonId officer;
  DutyPersonId other;

  @BeforeEach
  void aSeatThatIsServedNow() {
    scene = scenes.fresh();
    seat = roster.seat(scene, "ล่ามภาษาอาข่า", NeededHours.ALL_DAY);
    officer = roster.person(scene, Role.STAFF, "เอื้อง ดอกขาว", seat);
    other = roster.person(scene, Role.CASE_WORKER, "บัว บานเช้า", seat);
    for (var name : new String[] {"จันทร์ เพ็ญใส", "ดาว พราวฟ้า", "รุ้ง กินน้ำ"})
      roster.person(scene, null, name, seat);
    roster.onDutyNow(scene, seat, officer);
  }

  @Test
  void aDutyOfficerSeesTonightsDutyOnAPhoneAndSwapsAShift(Visits visits) {
    var night = roster.onDuty(scene, seat, roster.today().plusDays(4), officer);
    var page = visits.phone().as(scene, Role.STAFF).open(scene.url("/home"));
    assertThat(page.locator(".on-duty")).containsText("เอื้อง ดอกขาว");
    look(page, "roster-home-phone-th");
    page.navigate(visits.address(scene.url("/duty")));
    assertThat(page.locator("li")).containsText("เอื้อง ดอกขาว");
    assertThat(page.locator("a.call").first()).hasAttribute("href", "tel:099000000");
    look(page, "roster-duty-phone-th");
    page.navigate(visits.address(scene.url("/roster/mine")));
    assertThat(page.locator(".own li").first()).containsText("กำลังอยู่เวร");
    look(page, "roster-mine-phone-th");
    page.locator("a[href*='/mine/swap']").last().click();
    page.locator("#to").selectOption(other.toString());
    look(page, "roster-swap-offer-phone-th");
    page.locator("form.form[method=post] .save button").click();
    assertThat(page.locator("h1")).hasText("คำขอแลกเวร");
    assertThat(page.locator(".pagehead .chip")).hasText("รอคำตอบ");
    look(page, "roster-swap-phone-th");
    var asked = visits.phone().inEnglish().as(scene, Role.CASE_WORKER).open(scene.url("/home"));
    asked.locator("a.duty[href*='/swaps/']").click();
    asked.locator("form[action$='/accept'] button").click();
    assertThat(asked.locator(".pagehead .chip")).hasText("agreed");
    look(asked, "roster-swapped-phone-en");
    org.assertj.core.api.Assertions.assertThat(roster.onDutyAt(scene, seat, night.start()))
        .isEqualTo(other);
  }

  @Test
  void theDutyPageWeighsLessThanFiftyKilobytes(Visits visits) {
    for (int more = 0; more < 13; more++) {
      var added = roster.seat(scene, "ตำแหน่งเวรที่ " + more, NeededHours.ALL_DAY);
      roster.onDutyNow(scene, added, roster.person(scene, null, "ผู้อยู่เวรคนที่ " + more, added));
    }
    var page = visits.phone().as(scene, Role.STAFF).open(scene.url("/duty"));
    assertThat(page.locator("main > ul > li")).hasCount(14);
    org.assertj.core.api.Assertions.assertThat(PageWeight.of(page)).isBetween(1_000L, 50_000L);
  }

  @Test
  @Timeout(300)
  void theSecretaryDraftsAMonthAdjustsItPublishesItAndPutsTheOrderOnRecord(Visits visits) {
    var page = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/roster"));
    look(page, "roster-month-desk-th");
    page.locator(".pagehead a.btn-primary").click();
    look(page, "roster-draft-new-desk-th");
    page.locator("main .save button").click();
    assertThat(page.locator(".pagehead .chip"))
        .hasText("ร่าง", new LocatorAssertions.HasTextOptions().setTimeout(90_000));
    assertThat(page.locator(".notice.done")).containsText("เป็นไปตามกฎทุกข้อ");
    look(page, "roster-draft-desk-th");
    page.locator(".matrix tbody tr").nth(2).locator("a").first().click();
    look(page, "roster-draft-shift-desk-th");
    page.locator("#person").selectOption("");
    page.locator("main .save button").click();
    assertThat(page.locator("main")).containsText("ยังมี 1 ช่วงที่ต้องมีคนแต่ยังไม่มี");
    page.locator(".pagehead a.btn-primary").click();
    AccessiblePage.check(page);
    page.locator("main form button").click();
    assertThat(page.locator(".pagehead .chip")).hasText("ใช้อยู่");
    page.locator(".pagehead a.btn-primary").click();
    page.locator("#number").fill("1234/2569");
    page.locator("#date").fill("25 พฤศจิกายน 2569");
    page.locator("main .save button").click();
    assertThat(page.locator("main .error")).containsText("โปรดแนบสำเนาคำสั่ง");
    assertThat(page.locator("#number")).hasValue("1234/2569");
    look(page, "roster-order-desk-th");
    page.locator("#paper")
        .setInputFiles(new FilePayload("order.pdf", "application/pdf", RosterScenes.PAPER));
    page.locator("main .save button").click();
    assertThat(page.locator(".under")).containsText("1234/2569");
    look(page, "roster-edition-desk-th");
    var month = YearMonth.from(roster.today()).plusMonths(1);
    page.navigate(visits.address(scene.url("/roster/sheet?month=" + month)));
    assertThat(page.locator("main")).containsText("ตามคำสั่งจังหวัด ที่ 1234/2569");
    look(page, "roster-sheet-desk-th");
  }

  @Test
  @Timeout(300)
  void everyPageIsOpenToEverybodyOnPhonesAndDesksInBothLanguages(Visits visits) {
    var month = YearMonth.from(roster.today());
    var published = roster.published(scene, month);
    var night = roster.onDuty(scene, seat, roster.today().plusDays(5), officer);
    var swap = roster.offered(scene, Role.STAFF, night, null);
    var phone = visits.phone().as(scene, Role.SECRETARY).open(scene.url("/roster"));
    var desk = visits.desk().inEnglish().as(scene, Role.SECRETARY).open(scene.url("/roster"));
    for (var path :
        new String[] {
          "/roster",
          "/roster/seats/" + seat,
          "/roster/seats/" + seat + "/edit",
          "/roster/seats/" + seat + "/turns",
          "/roster/seats/" + seat + "/replace?shift=" + RosterScenes.word(night),
          "/roster/people/" + officer,
          "/roster/editions/" + published,
          "/roster/editions/" + published + "/order",
          "/roster/swaps/" + swap
        }) {
      var name = path.replaceAll("[0-9a-f-]{36}", "ID").replaceAll("[?].*", "").replace('/', '-');
      for (var page : new Page[] {phone, desk}) {
        var answer = Objects.requireNonNull(page.navigate(visits.address(scene.url(path))));
        org.assertj.core.api.Assertions.assertThat(answer.status()).as(path).isEqualTo(200);
        look(page, "roster" + name + "-" + page.viewportSize().width);
      }
    }
    look(
        visits.desk().inTheDark().as(scene, Role.STAFF).open(scene.url("/roster")),
        "roster-month-dark");
  }

  private static void look(Page page, String name) {
    Screenshots.take(page, name);
    AccessiblePage.check(page);
  }
}
