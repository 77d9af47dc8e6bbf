package org.prasan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
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
        "addEventListener('beforeunload', () => sessionStorage.shown = getComputedStyle(document.body).display)");
    Keyboard.press(page, "Shift", 2);
    assertThat(page.locator("main")).isVisible();
    page.keyboard().press("Shift");
    page.waitForURL("**/leave");
    assertThat(page.evaluate("sessionStorage.shown")).isEqualTo("none");
    page.goBack();
    assertThat(page).hasURL(visits.address("/patterns"));
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
    route.fulfill(new FulfillOptions().setContentType("text/html").setBody("<p>31 °C"));
  }
}
