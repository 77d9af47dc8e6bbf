package org.prasan.referral;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** On a phone: what the law counts, an emergency and its review, and why something took longer. */
@BrowserTest
class EmergencyBrowserTest {
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired WatchClocks clocks;
  @Autowired TestClock time;

  ReferralScenes.Sides sides;

  @BeforeEach
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
  }

  @AfterEach
  void back() {
    time.back();
  }

  @Test
  @Timeout(300)
  void theSeatOpensInAnEmergencyReadsAndTwoOfficersReview(Visits visits) {
    var id = referrals.offered(sides);
    var url = sides.receiver().url("/referrals/" + id);
    var page = visits.phone().as(sides.receiver(), Role.CASE_WORKER).open(url);
    look(page, "referral-closed-phone-th");
    page.locator("a[href$='/emergency']").click();
    page.locator("main .btn-danger").click();
    assertThat(page.locator(".error-summary")).isVisible();
    look(page, "referral-emergency-errors-phone-th");
    page.locator("input[name=reason][value=MEDICAL]").check();
    page.locator("#words").fill("ต้องผ่าตัดคืนนี้ โรงพยาบาลขอชื่อ");
    page.locator("#typed").fill(referrals.find(sides.sender(), id).code());
    look(page, "referral-emergency-phone-th");
    page.locator("main .btn-danger").click();
    assertThat(page.locator("main")).containsText("เอื้องคำ ดอยสูง");
    assertThat(page.locator("main")).containsText("จะปิดเองในอีก");
    look(page, "referral-emergency-details-phone-th");
    page.navigate(visits.address(url));
    assertThat(page.locator("#emergencies")).containsText("รอผู้ทบทวนอีก 2 คน");
    look(page, "referral-emergency-open-phone-th");
    for (int i = 0; i < 2; i++) {
      var officer =
          visits
              .phone()
              .as(sides.sender().beside(), Role.OFFICER)
              .open(sides.sender().url("/referrals/review"));
      look(officer, "referral-emergency-reviews-phone-th");
      officer.locator("a[href*='/review/emergencies/']").click();
      officer.locator("input[name=verdict][value=yes]").check();
      officer.locator("#words").fill("โรงพยาบาลยืนยันแล้ว");
      look(officer, "referral-emergency-review-phone-th");
      officer.locator("main .save button").click();
    }
    var sender =
        visits
            .desk()
            .inEnglish()
            .as(sides.sender(), Role.CASE_WORKER)
            .open(sides.sender().url("/referrals/" + id));
    assertThat(sender.locator("#emergencies")).containsText("Justified");
    look(sender, "referral-emergency-reviewed-desk-en");
  }

  @Test
  @Timeout(300)
  void theSenderRecordsWhatTheLawCountsAndTheSeatSaysWhyItTookLonger(Visits visits) {
    var id = referrals.offered(sides);
    var page =
        visits
            .phone()
            .as(sides.sender(), Role.CASE_WORKER)
            .open(sides.sender().url("/referrals/" + id));
    page.locator("a[href$='/milestones']").click();
    page.locator("input[name=what][value=PROTECTION_STARTED]").check();
    page.locator("#day").fill("1 มกราคม 2569");
    page.locator("#time").fill("25.00");
    page.locator("main .save button").click();
    assertThat(page.locator("main .error").first()).containsText("โปรดพิมพ์เวลา");
    look(page, "referral-milestone-errors-phone-th");
    page.locator("#time").fill("๙.๓๐");
    page.locator("main .save button").click();
    assertThat(page.locator(".clocks")).containsText("คุ้มครองชั่วคราว");
    look(page, "referral-milestone-phone-th");
    time.forward(Duration.ofHours(75));
    clocks.watch(sides.sender().coalition());
    var seat =
        visits
            .phone()
            .as(sides.receiver(), Role.CASE_WORKER)
            .open(sides.receiver().url("/referrals/" + id));
    look(seat, "referral-late-phone-th");
    seat.locator("a[href*='/late?']").click();
    seat.locator("input[name=reason][value=NOBODY_ON_DUTY]").check();
    look(seat, "referral-late-why-phone-th");
    seat.locator("main .save button").click();
    assertThat(seat.locator("main")).containsText("ไม่มีผู้อยู่เวร");
    look(seat, "referral-late-explained-phone-th");
  }

  private static void look(Page page, String name) {
    AccessiblePage.check(page);
    Screenshots.take(page, name);
  }
}
