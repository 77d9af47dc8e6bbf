package org.prasan.referral;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
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

/** The client's side on a phone: the statement, its link, papers, and a referral to outside. */
@BrowserTest
class StatementBrowserTest {
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;

  ReferralScenes.Sides sides;
  Scene sender;

  @BeforeEach
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
  }

  @Test
  @Timeout(300)
  void aClientReadsByALinkOnAPhoneAndTakesConsentBack(Visits visits) {
    referrals.accepted(sides);
    var page =
        visits.phone().as(sender, Role.CASE_WORKER).open(sender.url("/clients/" + sides.client()));
    page.locator("a[href*='/statements/']").click();
    assertThat(page.locator("main")).containsText("เขารับช่วยคุณแล้ว");
    look(page, "referral-statement-phone-th");
    page.locator("form[action$='/link'] button[value=th]").click();
    var address = page.locator("#client-link").innerText();
    var code = page.locator("#client-code").innerText();
    look(page, "referral-link-phone-th");
    var path = address.replaceFirst("^https?://[^/]+", "");

    var client = visits.phone().open(path);
    assertThat(client.locator("main")).not().containsText("ความยินยอม");
    look(client, "referral-link-before-phone-th");
    client.locator("main a.btn").click();
    look(client, "referral-link-door-phone-th");
    client.locator("#code").fill("abc");
    client.locator("main button").click();
    assertThat(client.locator("[role=alert]")).containsText("ใส่รหัสก่อน");
    look(client, "referral-link-wrong-phone-th");
    client.locator("#code").fill(code);
    client.locator("main button").click();
    assertThat(client.locator("main")).containsText("เขารับช่วยคุณแล้ว");
    look(client, "referral-statement-link-phone-th");
    client.locator("form[action*='/take-back'] button").click();
    look(client, "referral-link-take-back-phone-th");
    client.locator("button[value=yes]").click();
    assertThat(client.locator("[role=status]")).containsText("ถอนความยินยอมแล้ว");
    look(client, "referral-link-taken-back-phone-th");

    var again = visits.phone().inEnglish().open(path.replace("lang=th", "lang=en"));
    assertThat(again.locator("main")).containsText("This link was used");
    look(again, "referral-link-over-phone-en");
  }

  @Test
  @Timeout(300)
  void aPaperIsSealedAndAnotherKindRefusedOnAPhone(Visits visits) {
    var id = referrals.pending(sides);
    var page =
        visits
            .phone()
            .as(sender, Role.CASE_WORKER)
            .open(sender.url("/referrals/" + id + "/papers"));
    look(page, "referral-papers-empty-phone-th");
    page.locator("#paper").setInputFiles(file("a.pdf", "<html></html>"));
    page.locator("form[action$='/papers'] button.btn-primary").click();
    assertThat(page.locator("#paper-error")).containsText("PDF");
    look(page, "referral-papers-refused-phone-th");
    page.locator("#paper").setInputFiles(file("จดหมาย.pdf", "%PDF-1.7\nx\n%%EOF\n"));
    page.locator("form[action$='/papers'] button.btn-primary").click();
    assertThat(page.locator("main")).containsText("จดหมาย.pdf");
    look(page, "referral-papers-phone-th");
    page.navigate(visits.address(sender.url("/clients/" + sides.client() + "/papers")));
    page.locator("#paper").setInputFiles(file("บัตร.pdf", "%PDF-1.7\nx\n%%EOF\n"));
    page.locator("form[action$='/papers'] button.btn-primary").click();
    assertThat(page.locator("main")).containsText("บัตร.pdf");
    look(page, "client-papers-phone-th");
  }

  @Test
  @Timeout(300)
  void aClientIsReferredToSomebodyOutsideOnAPhone(Visits visits) {
    var page =
        visits.phone().as(sender, Role.CASE_WORKER).open(sender.url("/clients/" + sides.client()));
    page.locator("a[href*='/outside/new']").click();
    page.locator("main .save button").click();
    look(page, "referral-outside-new-phone-th");
    page.locator("#organization").fill("โรงพยาบาลริมน้ำ");
    page.locator("input[name=needs]").first().check();
    page.locator("input[name=urgency][value=URGENT]").check();
    page.locator("#reason").fill("ขอตรวจร่างกาย");
    page.locator("input[name=groups][value=IDENTITY]").check();
    page.locator("main .save button").click();
    look(page, "referral-outside-consent-phone-th");
    page.locator("input[name=basis][value=S26_5_LAW]").check();
    page.locator("input[name=givenBy][value=NOBODY]").check();
    page.locator("input[name=how][value=NONE]").check();
    page.locator("input[name=interpreter][value=NOT_NEEDED]").check();
    page.locator("main .save button").click();
    assertThat(page.locator("main")).containsText("ทำแบบส่งต่อ");
    look(page, "referral-outside-phone-th");
    page.locator("form[action$='/locked'] button").click();
    look(page, "referral-outside-locked-phone-th");
    page.locator("a.back").click();
    page.locator("a[href$='/outcome']").click();
    page.locator("input[name=outcome][value=SERVED]").check();
    look(page, "referral-outside-outcome-phone-th");
    page.locator("main .save button").click();
    assertThat(page.locator("main")).containsText("ได้รับบริการครบตามที่ขอ");
    page.navigate(visits.address(sender.url("/outside?code=AAAAAAA")));
    look(page, "referral-outside-code-phone-th");
  }

  private static FilePayload file(String name, String content) {
    return new FilePayload(
        name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
  }

  private static void look(Page page, String name) {
    Screenshots.take(page, name);
    AccessiblePage.check(page);
  }
}
