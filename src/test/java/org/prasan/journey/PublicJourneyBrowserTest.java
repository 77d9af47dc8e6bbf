package org.prasan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.Scene;
import org.prasan.identity.KnownPasswords;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserTest;
import org.prasan.web.Keyboard;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** That no page asks a foreign host for anything, every visit proves at its end. */
@BrowserTest
class PublicJourneyBrowserTest {
  private static final List<String> PAGES =
      List.of("", "/charter", "/members", "/structure", "/history", "/territory", "/agreements");

  @Autowired SampleScenes samples;
  @Autowired KnownPasswords known;

  @Test
  void aVisitorFindsTheMembersOfAPillarFromTheStartPage(Visits visits) {
    var scene = samples.fresh();
    var page = visits.phone().open("/");
    page.locator("main a[href='" + scene.url("") + "']").first().click();
    page.locator(".pillar a").first().click();
    assertThat(page).hasURL(Pattern.compile(".*/members#.*"));
    assertThat(page.locator("main")).containsText("มูลนิธิ");
    for (var path : PAGES) {
      page.navigate(visits.address(scene.url(path)));
      assertThat(page.locator("h1")).hasCount(1);
    }
  }

  @Test
  void theWayOutIsOneButtonAndLeavesNothingInTheTab(Visits visits) {
    var page = atTheHelpPage(visits, samples.fresh());
    page.locator("[data-leave]").click();
    assertNothingOfOursIsLeft(page);
  }

  @Test
  void threeTimesShiftLeadsOutOfTheHelpPageAsWell(Visits visits) {
    var page = atTheHelpPage(visits, samples.fresh());
    Keyboard.press(page, "Shift", 3);
    assertNothingOfOursIsLeft(page);
  }

  @Test
  void aBrowserThatCannotClearItsHistoryKeepsNoHelpPageInIt(Visits visits) {
    var scene = samples.fresh();
    var page = visits.phone().open(scene.url(""));
    page.context().addInitScript("Object.defineProperty(window, 'navigation', {value: undefined})");
    harmless(page);
    page.navigate(visits.address(scene.url("/help")));
    page.locator("footer a[hreflang]").click();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.locator("[data-leave]").click();
    assertThat(page.locator("body")).hasText("31 °C");
    page.goBack();
    assertThat(page).hasURL(visits.address(scene.url("")));
  }

  /** Somebody looks around first, also from one help page to another. */
  private static Page atTheHelpPage(Visits visits, Scene scene) {
    var page = visits.phone().open("/");
    harmless(page);
    page.navigate(visits.address(scene.url("")));
    page.navigate(visits.address(scene.url("/members")));
    page.navigate(visits.address(scene.url("/help")));
    page.locator("footer a[hreflang]").click();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.waitForLoadState();
    return page;
  }

  /** Neither by Back nor by Forward, however often. */
  private static void assertNothingOfOursIsLeft(Page page) {
    assertThat(page.locator("body")).hasText("31 °C");
    for (int step = 0; step < 6; step++) {
      page.goBack();
      assertThat(page.locator("main")).hasCount(0);
    }
    for (int step = 0; step < 6; step++) {
      page.goForward();
      assertThat(page.locator("main")).hasCount(0);
    }
  }

  @Test
  void withoutScriptsEveryPublicPageReads(Visits visits) {
    var scene = samples.fresh();
    var page = visits.phone().withoutScripts().open("/");
    for (var path : PAGES) {
      var answer = Objects.requireNonNull(page.navigate(visits.address(scene.url(path))));
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(page.locator("main h1")).isVisible();
    }
    page.navigate(visits.address(scene.url("/help")));
    assertThat(page.locator("a[href^='tel:']").first()).isVisible();
  }

  @Test
  void withoutScriptsSomebodySignsInAndSavesAForm(Visits visits) {
    var scene = samples.fresh();
    var email = known.give(scene.person(Role.FOCAL_POINT));
    var page = visits.phone().withoutScripts().open("/sign-in");
    Door.typePassword(page, email, KnownPasswords.PASSWORD);
    assertThat(page).hasURL(Pattern.compile(".*" + scene.url("/home")));
    page.navigate(visits.address("/account"));
    page.locator("#nameTh").fill("ดวงใจ ใสสว่าง");
    page.locator("main form:has(#nameTh) .save button").click();
    assertThat(page.locator("[role=status]").first()).isVisible();
    assertThat(page.locator("#nameTh")).hasValue("ดวงใจ ใสสว่าง");
  }

  private static void harmless(Page page) {
    page.context()
        .route(
            "**/leave",
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("text/html;charset=utf-8")
                        .setBody("<p>31 °C")));
  }
}
