package org.prasan.meeting;

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

/** Minutes as people use them, on a phone: circulated, corrected, adopted. */
@BrowserTest
class MinutesBrowserTest {
  @Autowired Scenes scenes;
  @Autowired MinutesScenes meetings;

  Scene scene;
  MinutesScenes.Held held;

  @BeforeEach
  void aMeetingThatIsOver() {
    scene = scenes.fresh();
    meetings.organizations(scene);
    held = meetings.held(scene);
  }

  @Test
  @Timeout(300)
  void minutesAreCirculatedCorrectedAndAdoptedOnAPhone(Visits visits) {
    var office = visits.phone().as(scene, Role.SECRETARY).open(url("/minutes"));
    look(office, "minutes-draft-phone-th");
    office.locator("a[href*='/minutes/items/']").click();
    office.locator("#text").fill("ที่ประชุมเห็นว่าใช้ได้");
    look(office, "minutes-write-phone-th");
    office.locator("main .save button").click();
    office.locator(".acts a[href$='/circulate']").click();
    look(office, "minutes-circulate-phone-th");
    office.locator("main .save button").click();
    assertThat(office.locator(".chip").first()).hasText("เวียนให้ตรวจ");

    var member = visits.phone().as(scene, Role.DIRECTOR).open(url("/minutes"));
    look(member, "minutes-circulated-phone-th");
    member.locator("a[href*='corrections/new?item=']").click();
    member.locator("#wanted").fill("ที่ประชุมเห็นว่าต้องทดลองก่อน");
    member.locator("main .save button").click();
    assertThat(member.locator(".error-summary")).isVisible();
    assertThat(member.locator("#wanted")).hasValue("ที่ประชุมเห็นว่าต้องทดลองก่อน");
    member.locator("#reason").fill("พูดไว้อย่างนี้");
    look(member, "minutes-correct-phone-th");
    member.locator("main .save button").click();
    assertThat(member.locator(".correction")).containsText("รอคำตอบ");

    office.navigate(visits.address(url("/minutes")));
    office.locator("a[href$='/answer']").click();
    office.locator("input[value='yes']").check();
    look(office, "minutes-answer-phone-th");
    office.locator("main .save button").click();
    assertThat(office.locator(".correction")).containsText("แก้ไขแล้ว");

    meetings.next(scene, held);
    office.navigate(visits.address(url("/minutes")));
    office.locator(".acts a[href$='/adopt']").click();
    office.locator("input[type=checkbox][name=early]").check();
    look(office, "minutes-adopt-phone-th");
    office.locator("main .save button").click();
    assertThat(office.locator(".chip").first()).hasText("รับรองแล้ว");
    look(office, "minutes-adopted-phone-th");
    member.navigate(visits.address(url("/minutes/check")));
    look(member, "minutes-check-phone-th");
  }

  @Test
  void theCalendarIsAListOnAPhoneAndAGridAtADesk(Visits visits) {
    var phone = visits.phone().as(scene, Role.DIRECTOR).open(scene.url("/calendar"));
    assertThat(phone.locator(".month-list")).containsText("ประชุมวางแผน");
    assertThat(phone.locator(".month-grid")).isHidden();
    look(phone, "calendar-phone-th");
    var desk = visits.desk().inEnglish().as(scene, Role.DIRECTOR).open(scene.url("/calendar"));
    assertThat(desk.locator(".month-grid")).isVisible();
    look(desk, "calendar-desk-en");
    desk.navigate(visits.address(url("/calendar")));
    look(desk, "calendar-add-desk-en");
    desk.navigate(visits.address(url("/minutes")));
    look(desk, "minutes-none-desk-en");
  }

  private String url(String path) {
    return MinutesScenes.page(scene, held, path);
  }

  private static void look(Page page, String name) {
    AccessiblePage.check(page);
    Screenshots.take(page, name);
  }
}
