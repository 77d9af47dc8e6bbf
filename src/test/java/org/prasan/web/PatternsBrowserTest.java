package org.prasan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.test.context.ContextConfiguration;

@BrowserTest
@ContextConfiguration(initializers = PatternsBrowserTest.ShowingPatterns.class)
class PatternsBrowserTest {

  /** After the settings are read, so that no sample data are loaded. */
  @Order(Ordered.LOWEST_PRECEDENCE)
  static final class ShowingPatterns
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("prasan.sample=true").applyTo(context);
    }
  }

  @Autowired Scenes scenes;

  @Test
  void everyPatternIsOpenToEverybody(Visits visits) {
    AccessiblePage.check(visits.phone().open("/patterns"));
    AccessiblePage.check(visits.wide(320).inTheDark().open("/patterns"));
    AccessiblePage.check(visits.desk().inEnglish().open("/patterns"));
    AccessiblePage.check(visits.desk().inTheDark().open("/patterns"));
    AccessiblePage.check(visits.phone().open("/patterns/bare"));
    AccessiblePage.check(visits.phone().inTheDark().open("/patterns/bare"));
  }

  @Test
  void aRefusedFormKeepsWhatWasTypedAndLeadsToWhatIsWrong(Visits visits) {
    var page = visits.phone().open("/patterns");
    page.locator("#title").fill("มูลนิธิร่มโพธิ์");
    page.locator("#groups2").check();
    page.locator(".save button").click();
    assertThat(page.locator(".error-summary")).isFocused();
    assertThat(page).hasTitle(Pattern.compile("^ต้องแก้.*"));
    assertThat(page.locator("#title")).hasValue("มูลนิธิร่มโพธิ์");
    assertThat(page.locator("#groups2")).isChecked();
    page.locator(".error-summary a").first().click();
    assertThat(page.locator("#title")).isFocused();
    AccessiblePage.check(page);
  }

  @Test
  void aColorSchemeIsChosenByALinkAndStays(Visits visits) {
    var page = visits.desk().withoutScripts().open("/patterns");
    page.locator(".foot details summary").click();
    page.locator(".foot .menu-panel a[href*='theme=dark']").click();
    page.navigate(visits.address("/patterns"));
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
  }

  @Test
  void threeTimesShiftHidesThePageAtOnceAndLeavesNothingToGoBackTo(Visits visits) {
    var page = visits.phone().open("/patterns");
    page.context().route("**/leave", PatternsBrowserTest::harmless);
    page.navigate(visits.address("/patterns/bare"));
    page.evaluate(
        "addEventListener('pagehide', () => sessionStorage.shown ="
            + " getComputedStyle(document.body).display)");
    Keyboard.press(page, "Shift", 2);
    assertThat(page.locator("main")).isVisible();
    page.keyboard().press("Shift");
    assertThat(page.locator("body")).hasText("31 °C");
    assertThat(page.evaluate("sessionStorage.shown")).isEqualTo("none");
    page.goBack();
    assertThat(page).hasURL("about:blank");
  }

  /** From the key or the tap until nothing is drawn any more; no network has a part in it. */
  @Test
  void nothingIsShownAHundredMillisecondsAfterTheThirdShiftOrTheTap(Visits visits) {
    var page = visits.phone().open("/patterns");
    page.context().route("**/leave", PatternsBrowserTest::harmless);
    page.context()
        .addInitScript(
            """
            for (const kind of ['keydown', 'keyup', 'click'])
              addEventListener(kind, event => { window.asked = event.timeStamp; }, true);
            new MutationObserver(() => {
              if (getComputedStyle(document.body).display === 'none' && !sessionStorage.hidden)
                sessionStorage.hidden = performance.now() - window.asked;
            }).observe(document, { attributes: true, subtree: true });
            """);
    for (boolean byKey : List.of(true, false)) {
      page.navigate(visits.address("/patterns/bare"));
      page.evaluate("sessionStorage.removeItem('hidden')");
      if (byKey) Keyboard.press(page, "Shift", 3);
      else page.locator("[data-leave]").click();
      assertThat(page.locator("body")).hasText("31 °C");
      assertThat(Double.parseDouble(String.valueOf(page.evaluate("sessionStorage.hidden"))))
          .as(byKey ? "by key" : "by tap")
          .isBetween(0.0, 100.0);
    }
  }

  @Test
  void everyPageOfSampleModeSaysSoAndWhoseDataAreInvented(Visits visits) {
    var invented = scenes.fresh();
    var page = visits.phone().open("/");
    for (var path : List.of("/", "/sign-in", "/help", "/no-such-page", invented.url("/help"))) {
      page.navigate(visits.address(path));
      assertThat(page.locator(".sample")).containsText("โหมดทดลองใช้ เปิดได้เฉพาะในเครื่องนี้");
      AccessiblePage.assertNoSidewaysScroll(page);
    }
    for (var path : List.of("", "/members", "/territory")) {
      page.navigate(visits.address(invented.url(path)));
      assertThat(page.locator(".sample")).containsText("ข้อมูลสมมติ");
      assertThat(page.locator(".sample")).containsText("เปิดได้เฉพาะในเครื่องนี้");
    }
    var english = visits.desk().inEnglish().as(invented, Role.STAFF).open(invented.url("/home"));
    assertThat(english.locator(".sample")).containsText("Fictional data");
    assertThat(english.locator(".sample")).containsText("Sample mode: this machine only");
    AccessiblePage.check(english);
  }

  @Test
  void theLocalOutboxIsOneTapAwayFromEveryPageAndFromAFreshInvitation(Visits visits) {
    var scene = scenes.fresh();
    var page = visits.phone().as(scene, Role.DIRECTOR).open(scene.url("/people/invite"));
    page.locator(".topbar .menu.end summary").last().click();
    assertThat(page.locator(".topbar .menu-panel a[href='/outbox']")).isVisible();
    page.locator("#email").fill("somebody@" + scene.coalition().slug() + ".example");
    page.locator("#nameTh").fill("ผู้ได้รับเชิญ");
    page.locator("#role1").check();
    page.locator("main .save button").click();
    page.locator("main a[href='/outbox']").click();
    assertThat(page.locator("main article").first())
        .containsText("somebody@" + scene.coalition().slug() + ".example");
    assertThat(page.locator(".sample a[href='/outbox']")).isVisible();
  }

  @Test
  void leavingIsAPlainLinkWhereNoScriptRuns(Visits visits) {
    var page = visits.phone().withoutScripts().open("/patterns/bare");
    page.context().route("**/leave", PatternsBrowserTest::harmless);
    page.locator("[data-leave]").click();
    assertThat(page).hasURL(visits.address("/leave"));
  }

  @Test
  void aPageForSurvivorsCostsAtMost50KilobytesAndTellsNothingByItsTitle(Visits visits) {
    var page = visits.phone().open("/patterns/bare");
    assertThat(page).hasTitle("ข้อมูล");
    assertThat(page.locator("link[rel=icon]")).hasAttribute("href", "/neutral.svg");
    assertThat(PageWeight.of(page)).isLessThan(50_000);
  }

  private static void harmless(Route route) {
    route.fulfill(
        new FulfillOptions().setContentType("text/html;charset=utf-8").setBody("<p>31 °C"));
  }
}
