package org.prasan.agreement;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Keyboard;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** Agreements as people use them: on a phone, at a desk, without a mouse. */
@BrowserTest
class AgreementBrowserTest {
  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;

  Scene scene;
  AgreementId id;

  @BeforeEach
  void anAgreementOpenForSignature() {
    scene = scenes.fresh();
    agreements.organizations(scene);
    id = agreements.open(scene);
  }

  @Test
  void aDirectorSignsOnAPhoneWithTheKeyboardAlone(Visits visits) {
    var page = visits.phone().as(scene, Role.DIRECTOR).open(scene.url("/home"));
    press(page, page.locator("a.duty[href$='/sign']"));
    assertThat(page.locator("h1")).hasText("ลงนาม");
    AccessiblePage.check(page);
    type(page, "#name", "ชบา ใจดี");
    press(page, page.locator("main .save button"));
    assertThat(page.locator(".error-summary")).isVisible();
    AccessiblePage.check(page);
    type(page, "#position", "ผู้อำนวยการ");
    press(page, page.locator("main .save button"));
    assertThat(page.locator("h1")).hasText("ตรวจก่อนลงนาม");
    assertThat(page.locator("main .fingerprint code"))
        .hasText(agreements.dossier(scene, id).newest().orElseThrow().fingerprint());
    AccessiblePage.check(page);
    Screenshots.take(page, "agreement-sign-check-phone-th");
    press(page, page.locator("main .save button"));
    assertThat(page.locator("h1")).hasText("ลงนามแล้ว");
    assertThat(page.locator("main strong")).hasText(Pattern.compile("S-\\w{4}-\\w{4}"));
    AccessiblePage.check(page);
    Screenshots.take(page, "agreement-signed-phone-th");
    assertThat(agreements.dossier(scene, id).signatures()).hasSize(1);
  }

  @Test
  @Timeout(400)
  void everyPageIsOpenToEverybodyOnPhonesAndDesksInBothLanguages(Visits visits) {
    agreements.sign(scene, id);
    agreements.write(scene, id, 1, "ข้อ 1 ที่นี่ทำงานร่วมกันทุกวัน\n\nข้อ 2 ส่งต่ออย่างปลอดภัย");
    agreements.recorded(scene);
    agreements.inForce(scene);
    var partner = agreements.dossier(scene, id).parties().getLast().id();
    var phone = visits.phone().as(scene, Role.SECRETARY).open(scene.url("/agreements"));
    var desk = visits.desk().inEnglish().as(scene, Role.SECRETARY).open(scene.url("/agreements"));
    for (var path :
        new String[] {
          "",
          "/ID",
          "/ID/edit",
          "/ID/text",
          "/ID/text/1",
          "/ID/compare",
          "/ID/parties",
          "/ID/end",
          "/ID/in-force",
          "/ID/parties/" + partner + "/signature"
        }) {
      var name = "agreement" + path.replace(partner.toString(), "").replace('/', '-');
      var url = scene.url("/agreements" + path.replace("ID", id.toString()));
      Map.of("phone-th", phone, "desk-en", desk)
          .forEach(
              (place, page) -> {
                var answer = Objects.requireNonNull(page.navigate(visits.address(url)));
                assertThat(answer.status()).as(name).isEqualTo(200);
                look(page, name + "-" + place);
              });
    }
    look(
        visits.desk().as(scene, Role.DIRECTOR).open(AgreementScenes.page(scene, id, "/sign")),
        "agreement-sign-desk-th");
    look(
        visits
            .desk()
            .inTheDark()
            .as(scene, Role.STAFF)
            .open(AgreementScenes.page(scene, id, "/compare")),
        "agreement-compare-dark");
    look(visits.phone().open(scene.url("/agreements")), "agreement-public-phone-th");
    look(
        visits.desk().as(scene, Role.SECRETARY).open(AgreementScenes.page(scene, id, "")),
        "agreement-desk-th");
  }

  private static void look(Page page, String name) {
    Screenshots.take(page, name);
    AccessiblePage.check(page);
  }

  private static void type(Page page, String field, String words) {
    Keyboard.tabTo(page, page.locator(field));
    page.keyboard().press("Control+A");
    page.keyboard().type(words);
  }

  private static void press(Page page, Locator target) {
    target.waitFor();
    Keyboard.tabTo(page, target);
    page.keyboard().press("Enter");
  }
}
