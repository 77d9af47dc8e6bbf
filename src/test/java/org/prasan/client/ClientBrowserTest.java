package org.prasan.client;

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

/** A case worker with a client: on a phone from the first question to erasure, and at a desk. */
@BrowserTest
class ClientBrowserTest {
  @Autowired Scenes scenes;
  @Autowired ClientScenes clients;

  Scene scene;

  @BeforeEach
  void anOrganization() {
    scene = scenes.fresh();
  }

  @Test
  @Timeout(300)
  void aCaseWorkerOpensAFileOnAPhoneTellsScreensAndErases(Visits visits) {
    var page = visits.phone().as(scene, Role.CASE_WORKER).open(scene.url("/clients"));
    assertThat(page.locator("main")).containsText("ยังไม่มีกรณี");
    look(page, "client-empty-phone-th");
    page.locator(".pagehead a.btn-primary").click();
    page.locator("main .save button").click();
    assertThat(page.locator(".error-summary")).containsText("อย่างน้อยหนึ่งข้อ");
    look(page, "client-new-phone-th");
    page.locator("input[name=needs][value=shelter]").check();
    page.locator("#born").fill("2553");
    page.locator("input[name=sex][value=FEMALE]").check();
    page.locator("main .save button").click();
    assertThat(page.locator("h1")).containsText("-0001");
    look(page, "client-show-fresh-phone-th");
    page.locator("a[href$='/contact']").click();
    page.locator("#phone").fill("0812345678");
    page.locator("main .save button").click();
    assertThat(page.locator("main .error").first()).containsText("วิธีติดต่อที่ปลอดภัยก่อน");
    look(page, "client-contact-phone-th");
    page.locator("input[name=channel][value=PHONE]").check();
    page.locator("main .save button").click();
    assertThat(page.locator("main")).containsText("0812345678");
    page.locator("a[href$='/screening']").click();
    look(page, "client-screening-choose-phone-th");
    page.locator("main .save button").click();
    page.locator("input[name='q.means.documents'][value=YES]").check();
    look(page, "client-screening-phone-th");
    page.locator("main .save button").click();
    assertThat(page.locator("#screenings")).containsText("เก็บเอกสารประจำตัว");
    assertThat(page.locator("#screenings")).containsText("ไม่ได้ตัดสิน");
    page.locator("#text").fill("เยี่ยมบ้านแล้ว");
    page.locator("form[action$='/notes'] button").click();
    assertThat(page.locator(".notes")).containsText("เยี่ยมบ้านแล้ว");
    look(page, "client-show-phone-th");
    page.locator(".pagehead details.menu summary").click();
    page.locator("a[href$='/erase']").click();
    look(page, "client-erase-phone-th");
    page.locator("input[name=why][value=ASKED]").check();
    page.locator("#number")
        .fill(page.locator("label[for=number]").innerText().replaceAll("[^0-9-]", ""));
    page.locator("main .btn-danger").click();
    assertThat(page.locator("main")).containsText("ลบข้อมูลถาวรเมื่อ");
    assertThat(page.locator("main")).not().containsText("0812345678");
    look(page, "client-erased-phone-th");
  }

  @Test
  @Timeout(300)
  void everyPageIsOpenAtADeskInEnglishAndADirectorSeesCodesAlone(Visits visits) {
    var id = clients.client(scene);
    var desk = visits.desk().inEnglish().as(scene, Role.CASE_WORKER).open(scene.url("/clients"));
    look(desk, "client-list-desk-en");
    desk.locator("input[name=what]").fill("เอื้องคำ ดอยสูง");
    desk.locator("input[name=what]").press("Enter");
    assertThat(desk.locator(".count")).containsText("1 case found");
    for (var path :
        new String[] {
          "",
          "/triage",
          "/contact",
          "/identity",
          "/story",
          "/health",
          "/legal",
          "/screening",
          "/close",
          "/erase"
        }) {
      desk.navigate(visits.address(scene.url("/clients/" + id + path)));
      look(desk, "client" + path.replace('/', '-') + "-desk-en");
    }
    var director = visits.phone().as(scene, Role.DIRECTOR).open(scene.url("/clients/" + id));
    assertThat(director.locator("main")).containsText("ถูกผนึกไว้");
    assertThat(director.locator("main")).not().containsText("เอื้องคำ");
    look(director, "client-director-phone-th");
  }

  private static void look(Page page, String name) {
    Screenshots.take(page, name);
    AccessiblePage.check(page);
  }
}
