package org.prasan.standing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;
import java.util.Objects;
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

/** Memberships as people meet them: a link on a phone, the secretary's desk, and leaving. */
@BrowserTest
class StandingBrowserTest {
  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired Facts facts;
  @Autowired RenewalLinks links;

  private Scene scene;

  @BeforeEach
  void aCoalitionWithAMemberInEachStanding() {
    scene = scenes.fresh();
    members.usualRules(scene);
    members.ours(scene, Standing.GRACE);
    for (var standing : Standing.values())
      members.put(scene, members.organization(scene, "มูลนิธิตัวอย่าง " + standing), standing);
    scene.person(Role.DIRECTOR);
  }

  @Test
  void aMemberRenewsByTheLinkOfAMessageOnAPhoneWithoutSigningIn(Visits visits) {
    var link = link();
    var page = visits.wide(360).open(link);
    assertThat(page.locator("main")).containsText("มูลนิธิของเรา");
    AccessiblePage.check(page);
    Screenshots.take(page, "standing-link-phone-th");
    page.locator("main .save button").click();
    assertThat(page.locator("h1")).containsText("ต่ออายุสมาชิกภาพแล้ว");
    AccessiblePage.check(page);
    Screenshots.take(page, "standing-link-done-phone-th");
    page.navigate(visits.address(link));
    assertThat(page.locator("h1")).containsText("ลิงก์นี้ใช้ไปแล้ว");
    assertThat(page.locator("main")).not().containsText("มูลนิธิของเรา");
    AccessiblePage.check(page);
  }

  @Test
  void theSecretarySeesTheRenewalsAndRemindsEverybodyWithOnePress(Visits visits) {
    var page = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/membership/renewals"));
    AccessiblePage.check(page);
    Screenshots.take(page, "standing-campaign-desk-th");
    page.locator(".pagehead a.btn-primary").click();
    AccessiblePage.check(page);
    page.locator("main form .btn-danger").click();
    assertThat(page.locator(".notice.done")).containsText("ส่งข้อความเตือน");
    var phone = visits.wide(360).as(scene, Role.SECRETARY).open(scene.url("/membership/renewals"));
    AccessiblePage.check(phone);
    Screenshots.take(phone, "standing-campaign-phone-th");
  }

  @Test
  @Timeout(120)
  void everyPageOfAMembershipIsOpenToEverybody(Visits visits) {
    var membership = scene.url("/organizations/" + scene.organization() + "/membership");
    var phone = visits.wide(360).as(scene, Role.DIRECTOR).open(membership);
    var desk = visits.desk().inEnglish().as(scene, Role.DIRECTOR).open(membership);
    for (var path : new String[] {"", "/renew", "/resign"}) {
      var url = visits.address(membership + path);
      var name = "standing-membership" + path.replace('/', '-');
      phone.navigate(url);
      AccessiblePage.check(phone);
      Screenshots.take(phone, name + "-phone-th");
      desk.navigate(url);
      AccessiblePage.check(desk);
      Screenshots.take(desk, name + "-desk-en");
    }
  }

  @Test
  @Timeout(120)
  void theRegisterOfADayAndTheYearsAreOpenToEverybody(Visits visits) {
    var phone = visits.wide(360).as(scene, Role.STAFF).open(scene.url("/membership"));
    var desk = visits.desk().inEnglish().as(scene, Role.STAFF).open(scene.url("/membership"));
    for (var path : new String[] {"/membership", "/membership/years"}) {
      var name = "standing" + path.replace('/', '-');
      phone.navigate(visits.address(scene.url(path)));
      AccessiblePage.check(phone);
      Screenshots.take(phone, name + "-phone-th");
      desk.navigate(visits.address(scene.url(path)));
      if (path.endsWith("years")) desk.locator("details.twin summary").click();
      AccessiblePage.check(desk);
      Screenshots.take(desk, name + "-desk-en");
    }
    var page = visits.wide(360).as(scene, Role.SECRETARY).open(scene.url("/membership"));
    for (var what : new String[] {"record-renewal", "suspend"}) {
      var url = scene.url("/organizations/" + scene.organization() + "/membership/" + what);
      page.navigate(visits.address(url));
      AccessiblePage.check(page);
      Screenshots.take(page, "standing-" + what + "-phone-th");
    }
  }

  @Test
  void anOrganizationLeavesInThreeSteps(Visits visits) {
    var url = scene.url("/organizations/" + scene.organization() + "/membership/resign");
    var page = visits.wide(360).as(scene, Role.DIRECTOR).open(url);
    assertThat(page.locator("main")).containsText("ผู้แทน 1 รายการ");
    page.locator("main .save button").click();
    assertThat(page.locator("h1")).containsText("ตรวจทานก่อนลาออก");
    AccessiblePage.check(page);
    Screenshots.take(page, "standing-resign-check-phone-th");
    page.locator("main .save button.btn-danger").click();
    assertThat(page.locator("main")).containsText("บันทึกการลาออกแล้ว");
    AccessiblePage.check(page);
    Screenshots.take(page, "standing-left-phone-th");
  }

  private String link() {
    var today = scene.in(facts::today);
    return URI.create(
            scene.in(
                () ->
                    links.issue(
                        scene.coalition(),
                        scene.organization(),
                        Objects.requireNonNull(
                            facts
                                .course(scene.id(), scene.organization())
                                .term(today)
                                .orElseThrow()
                                .end()),
                        scene.person(Role.DIRECTOR),
                        "th")))
        .getRawPath();
  }
}
