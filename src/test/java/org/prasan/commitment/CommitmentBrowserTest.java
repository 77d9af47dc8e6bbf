package org.prasan.commitment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** A promise from being asked for to being confirmed, as people use it. */
@BrowserTest
class CommitmentBrowserTest {
  @Autowired Scenes scenes;
  @Autowired Promises promises;

  private Scene office;
  private Scene owner;

  @BeforeEach
  void twoOrganizations() {
    office = scenes.fresh();
    owner = office.beside();
    promises.organization(office, "มูลนิธิเลขานุการ");
    promises.organization(owner, "มูลนิธิผู้รับผิดชอบ");
    owner.person(Role.FOCAL_POINT);
  }

  @Test
  void aPromiseIsAskedAcceptedDoneAndConfirmedOnPhones(Visits visits) {
    var secretary = visits.phone().as(office, Role.SECRETARY).open(office.url("/commitments/new"));
    look(secretary, "commitment-new");
    secretary.fill("#what", "ส่งรายชื่อผู้เข้าอบรม 30 คน");
    secretary.selectOption("#owner", owner.organization().toString());
    secretary.fill("#due", "อาทิตย์หน้า");
    secretary.locator("main .save .btn-primary").click();
    assertThat(secretary.locator(".error-summary")).isVisible();
    assertThat(secretary.locator("#due")).hasValue("อาทิตย์หน้า");
    look(secretary, "commitment-which-day");
    secretary.locator("label:has(input[name=dueChoice])").first().click();
    secretary.locator("main .save .btn-primary").click();
    assertThat(secretary.locator("h1")).hasText("ดูอีกครั้งก่อนส่ง");
    look(secretary, "commitment-check");
    secretary.locator("main button[value=send]").click();
    assertThat(secretary.locator("h1")).hasText("ส่งรายชื่อผู้เข้าอบรม 30 คน");
    look(secretary, "commitment-asked");

    var focal = visits.phone().as(owner, Role.FOCAL_POINT).open(owner.url("/home"));
    focal.locator("a.duty[href*='/commitments/']").click();
    focal.navigate(visits.address(owner.url("/commitments?view=ORGANIZATION")));
    look(focal, "commitment-list");
    focal.locator("main form[action$='/steps/accept'] button").click();
    assertThat(focal.locator(".notice[role=status]")).containsText("รับปากแล้ว");
    focal.locator("main a[href$='/steps/report-done']").first().click();
    look(focal, "commitment-report");
    focal.locator("main .save .btn-primary").click();
    assertThat(focal.locator(".error-summary")).isVisible();
    focal.fill("#words", "ส่งทางอีเมลแล้ว");
    focal.locator("main .save .btn-primary").click();
    assertThat(focal.locator("main .story")).containsText("ส่งทางอีเมลแล้ว");

    secretary.navigate(visits.address(office.url("/home")));
    look(secretary, "commitment-home");
    secretary.locator("a.duty[href*='/commitments/']").first().click();
    secretary.locator("main form[action$='/steps/confirm'] button").click();
    assertThat(secretary.locator("main .chip").first()).containsText("ยืนยันว่าเสร็จ");
    look(secretary, "commitment-confirmed");
  }

  @Test
  void everyPageIsOpenToEverybodyOnADeskInEnglish(Visits visits) {
    int days = 10;
    for (var state : State.values()) {
      var id = promises.byCoalition(office, owner.organization(), null, days++);
      promises.bring(owner, office, id, state);
    }
    var id = promises.byCoalition(office, owner.organization(), null, 2);
    promises.bring(owner, office, id, State.ACCEPTED);
    var desk =
        visits.desk().inEnglish().as(office, Role.SECRETARY).open(office.url("/commitments"));
    for (var path :
        new String[] {
          "?view=ALL&show=ALL",
          "?view=ORPHANS",
          "/" + id,
          "/" + id + "/steps/move-date",
          "/" + id + "/steps/hand-over",
          "/" + id + "/steps/take-back",
          "/bulk?act=HAND_OVER&ids=" + id
        }) {
      desk.navigate(visits.address(office.url("/commitments" + path)));
      look(
          desk,
          "commitment-desk-"
              + path.replaceAll("[0-9a-f]{8}-.{27}", "ID").replaceAll("[^A-Za-z]+", "-"));
    }
    var phone =
        visits.phone().as(office, Role.SECRETARY).open(office.url("/commitments/board?view=ALL"));
    look(phone, "commitment-board-phone");
    phone.navigate(visits.address(office.url("/commitments/record")));
    look(phone, "commitment-record-phone");
    phone.navigate(visits.address(office.url("/commitments?view=ALL&show=ALL")));
    look(phone, "commitment-all-phone");
  }

  private static void look(Page page, String name) {
    AccessiblePage.check(page);
    Screenshots.take(page, name);
  }
}
