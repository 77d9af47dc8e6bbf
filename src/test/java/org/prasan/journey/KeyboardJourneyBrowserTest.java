package org.prasan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.identity.KnownPasswords;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserTest;
import org.prasan.web.Keyboard;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class KeyboardJourneyBrowserTest {
  private static final String TREE = "มูลนิธิต้นไม้พูดได้";
  private static final String SHOWN =
      "e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none' }";

  @Autowired SampleScenes samples;
  @Autowired KnownPasswords known;

  @Test
  void everythingFromTheDoorToASavedChangeIsDoneWithTheKeyboard(Visits visits) {
    var scene = samples.fresh();
    var email = known.give(scene.person(Role.ADMINISTRATOR));
    var page = visits.desk().open("/sign-in");
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    type(page, "#email", email);
    type(page, "#password", KnownPasswords.PASSWORD);
    page.keyboard().press("Enter");
    passSecondFactor(page);
    assertThat(page).hasURL(Pattern.compile(".*" + scene.url("/home")));

    press(page, page.locator(".sidenav a[href$='/organizations']"));
    assertThat(page).hasURL(Pattern.compile(".*/organizations"));
    type(page, ".tools input[name=q]", "ต้นไม้พูด");
    page.keyboard().press("Enter");
    press(page, page.locator("#rows a", new Page.LocatorOptions().setHasText(TREE)));
    press(page, page.locator("main a.btn-primary[href$='/profile']"));
    type(page, "#staff", "27");
    press(page, page.locator("main .save button"));
    assertThat(page.locator("h1")).containsText(TREE);
    assertThat(page.locator(".side")).containsText("27");
  }

  private void passSecondFactor(Page page) {
    var secret = page.locator("code.secret").innerText();
    type(page, "#code", known.code(secret, 0));
    page.keyboard().press("Enter");
    press(page, page.locator("main a.btn-primary"));
  }

  private static void type(Page page, String field, String words) {
    focus(page, page.locator(field));
    page.keyboard().press("Control+A");
    page.keyboard().type(words);
  }

  private static void press(Page page, Locator target) {
    focus(page, target);
    page.keyboard().press("Enter");
  }

  private static void focus(Page page, Locator target) {
    target.waitFor();
    Keyboard.tabTo(page, target);
    assertThat(target.evaluate(SHOWN)).as("the focus is visible on " + target).isEqualTo(true);
  }
}
