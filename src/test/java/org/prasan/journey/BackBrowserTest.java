package org.prasan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.client.ClientScenes;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** The browser's own Back neither loses what was typed nor asks to send a form again. */
@BrowserTest
class BackBrowserTest {
  private static final String NAME = "เอื้องคำ ดอยสูง";
  private static final String OWN_NAME = "คนทดสอบ";

  @Autowired SampleScenes samples;
  @Autowired ClientScenes clients;

  @Test
  void backFromTheCheckOfARuleKeepsWhatWasTyped(Visits visits) {
    var scene = samples.fresh();
    var page = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/rules/quorum/change"));
    page.locator("#number").fill("61");
    page.locator("#from").fill("1 มกราคม 2590");
    page.locator("#decidedBy").fill("มติที่ประชุมใหญ่");
    page.locator("main .save button").click();
    assertThat(page.locator(".before-after .after")).containsText("61");
    page.goBack();
    assertThat(page.locator("#number")).hasValue("61");
    assertThat(page.locator("#decidedBy")).hasValue("มติที่ประชุมใหญ่");
    page.locator("main .save button").click();
    page.locator("button[value=record]").click();
    assertThat(page).hasURL(Pattern.compile(".*/rules(#.*)?$"));
    page.goBack();
    assertThat(page.locator("#number")).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*/rules/quorum/change$"));
  }

  @Test
  void backAfterARefusalLeadsToTheForm(Visits visits) {
    var scene = samples.fresh();
    var page = visits.phone().as(scene, Role.SECRETARY).open(scene.url("/organizations/new"));
    page.locator("main .save button").click();
    assertThat(page.locator(".error-summary")).isFocused();
    Screenshots.take(page, "error-summary-phone");
    page.locator("#nameTh").fill("มูลนิธิร่มโพธิ์ริมทาง");
    page.locator("input[name=kind]").first().check();
    page.locator("main .save button").click();
    assertThat(page.locator("h1")).containsText("มูลนิธิร่มโพธิ์ริมทาง");
    page.goBack();
    assertThat(page.locator("#nameTh")).isVisible();
  }

  /** Neither the page that was left, nor one before it, nor one that is opened by its address. */
  @Test
  void backAfterSigningOutShowsNothingPersonal(Visits visits) {
    var scene = samples.fresh();
    var client = clients.client(scene);
    var page = visits.desk().as(scene, Role.CASE_WORKER).open(scene.url("/clients"));
    page.navigate(visits.address(scene.url("/clients/" + client)));
    assertThat(page.locator("main")).containsText(NAME);
    Door.signOut(page);
    assertThat(page.locator("#sign-in, #email").first()).isVisible();
    for (int back = 0; back < 2; back++) {
      page.goBack();
      assertThat(page.locator("html")).not().containsText(NAME);
      assertThat(page.locator("html")).not().containsText(OWN_NAME);
      assertThat(page.locator("#email")).isVisible();
    }
    page.navigate(visits.address(scene.url("/clients/" + client)));
    assertThat(page.locator("#email")).isVisible();
    assertThat(page.locator("html")).not().containsText(NAME);
  }
}
