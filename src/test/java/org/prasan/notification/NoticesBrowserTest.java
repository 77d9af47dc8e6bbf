package org.prasan.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.PageWeight;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** Notices in the browser: on a phone in Thai and on a desk in English. */
@BrowserTest
class NoticesBrowserTest {
  @Autowired Scenes scenes;
  @Autowired Notices notices;
  @Autowired Taps taps;
  @Autowired TestTap tap;
  @Autowired TestClock clock;

  @Test
  void theBellLeadsToTheInboxAndReadingEmptiesIt(Visits visits) {
    var scene = scenes.fresh();
    for (int i = 1; i <= 3; i++) tell(scene, "เรื่องที่ " + i + " ", null);
    var phone = visits.phone().as(scene, Role.STAFF).open(scene.url("/home"));
    assertThat(phone.locator(".bell-count")).containsText("3");
    phone.locator(".bell").click();
    AccessiblePage.check(phone);
    Screenshots.take(phone, "notices-phone");
    phone.getByText("ทำเครื่องหมายว่าอ่านแล้วทั้งหมด").click();
    assertThat(phone.locator(".bell-count")).hasCount(0);
    AccessiblePage.check(phone);
    var desk = visits.desk().inEnglish().as(scene, Role.STAFF).open(scene.url("/notices/settings"));
    AccessiblePage.check(desk);
    Screenshots.take(desk, "notices-settings-desk");
    desk.navigate(visits.address(scene.url("/notices")));
    Screenshots.take(desk, "notices-desk");
    phone.navigate(visits.address(scene.url("/notices/settings")));
    Screenshots.take(phone, "notices-settings-phone");
    phone.navigate(visits.address(scene.url("/notices/digest")));
    Screenshots.take(phone, "notices-digest-phone");
  }

  @Test
  void oneTapFromTheEMailAnswersWithoutSigningInAndWithoutScripts(Visits visits) {
    var scene = scenes.fresh();
    var subject = FreshId.next();
    tell(
        scene,
        "ก",
        new TapOffer(
            TestTap.ACTION,
            subject,
            List.of("accept", "decline"),
            "",
            clock.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MICROS)));
    var link = taps.newest(scene, Role.STAFF).orElseThrow();
    var looked = visits.phone().open(link + "?say=accept");
    AccessiblePage.check(looked);
    Screenshots.take(looked, "notices-tap-phone");
    var page = visits.phone().withoutScripts().open(link + "?say=accept");
    page.locator("button[value=accept]").click();
    assertThat(page.locator("h1")).hasText("บันทึกคำตอบแล้ว");
    assertThat(tap.done.get(subject)).endsWith("accept");
    looked.navigate(visits.address(link));
    assertThat(looked.locator("h1")).hasText("ลิงก์นี้ใช้ไปแล้ว");
    AccessiblePage.check(looked);
    Screenshots.take(looked, "notices-tap-used-phone");
  }

  @Test
  void whatWaitsOpensOnABadLine(Visits visits) {
    var scene = scenes.fresh();
    var page = visits.phone().as(scene, Role.SECRETARY).open(scene.url("/waiting"));
    AccessiblePage.check(page);
    Screenshots.take(page, "waiting-phone");
    assertThat(PageWeight.of(page)).isLessThan(14_000);
    var desk =
        visits.desk().inEnglish().inTheDark().as(scene, Role.SECRETARY).open(scene.url("/waiting"));
    AccessiblePage.check(desk);
    Screenshots.take(desk, "waiting-desk-dark");
  }

  private void tell(Scene scene, String what, @org.jspecify.annotations.Nullable TapOffer offer) {
    scene.in(
        () -> {
          notices.tell(
              new Notice(
                  scene.coalition(),
                  scene.person(Role.STAFF),
                  Topic.NEWS,
                  "notification-test",
                  List.of(what, "15 ธันวาคม 2569"),
                  "/home",
                  offer,
                  what));
          return null;
        });
  }
}
