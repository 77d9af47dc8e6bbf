package org.prasan.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** The numbers, read on a phone and published at a desk, and a learner who practises. */
@BrowserTest
class NumbersBrowserTest {
  @Autowired Scenes scenes;
  @Autowired ReportScenes counted;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @Test
  @Timeout(300)
  void aMemberReadsTheNumbersOnAPhoneAndTheOfficePreparesThemForPublication(Visits visits) {
    var empty = visits.phone().as(scene, Role.STAFF).open(scene.url("/numbers"));
    assertThat(empty.locator("#needs")).containsText("ไม่แสดงตัวเลขใด");
    look(empty, "numbers-empty-phone-th");
    scene = scenes.fresh();
    counted.busyYear(scene);
    int year = counted.year() + 543;
    var phone = visits.phone().as(scene, Role.STAFF).open(scene.url("/numbers?period=" + year));
    assertThat(phone.locator("#needs .drawing-slim svg").first()).isVisible();
    assertThat(phone.locator("#refusals")).containsText("เต็ม รับเพิ่มไม่ได้");
    look(phone, "numbers-phone-th");
    var desk = visits.desk().inEnglish().as(scene, Role.SECRETARY);
    var page = desk.open(scene.url("/numbers?period=" + year));
    assertThat(page.locator("#pathways")).containsText("Foundation");
    look(page, "numbers-desk-en");
    page.locator("main .filters a").last().click();
    assertThat(page.locator("main .notice").first()).containsText("fewer than 10");
    look(page, "numbers-publication-desk-en");
  }

  @Test
  @Timeout(300)
  void aLearnerStartsAMadeUpCaseOnAPhone(Visits visits) {
    var page = visits.phone().as(scene, Role.CASE_WORKER).open(scene.url("/referrals/practice"));
    look(page, "practice-empty-phone-th");
    page.locator("main form button").first().click();
    assertThat(page.locator("main")).containsText("แฟ้มสมมติ");
    look(page, "practice-phone-th");
    var desk =
        visits
            .desk()
            .inEnglish()
            .as(scene, Role.CASE_WORKER)
            .open(scene.url("/referrals/practice"));
    assertThat(desk.locator("main")).containsText("A girl needs a safe place tonight");
    look(desk, "practice-desk-en");
    desk.navigate(visits.address(scene.url("/numbers/own-cases")));
    look(desk, "own-cases-desk-en");
  }

  private static void look(Page page, String name) {
    Screenshots.take(page, name);
    AccessiblePage.check(page);
  }
}
