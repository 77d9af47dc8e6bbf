package org.prasan.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class SignInBrowserTest {
  @Autowired Scenes scenes;
  @Autowired Accounts accounts;
  @Autowired Passwords passwords;
  @Autowired SecondFactors factors;
  @Autowired Clock clock;

  @Test
  void anOfficerSetsUpTheSecondFactorAndSignsInWithItWithoutScripts(Visits visits) {
    var scene = scenes.fresh();
    var email = withPassword(scene, Role.SECRETARY);
    var page = visits.phone().withoutScripts().open(scene.url("/people"));
    typePassword(page, email);
    assertThat(page).hasURL(Pattern.compile(".*/sign-in/second-factor"));
    Screenshots.take(page, "identity-second-factor");
    var secret = new SharedSecret(page.locator("code.secret").innerText().replace(" ", ""));
    page.locator("#code").fill(code(secret));
    page.locator("main .save button").click();
    assertThat(page.locator(".codes code")).hasCount(10);
    Screenshots.take(page, "identity-recovery-codes");
    page.locator("main a.btn-primary").click();
    assertThat(page).hasURL(Pattern.compile(".*/people"));
  }

  @Test
  void aPasskeyIsAddedAndThenOpensTheDoorByItself(Visits visits) {
    var scene = scenes.fresh();
    var email = withPassword(scene, Role.FOCAL_POINT);
    var page = visits.desk().open("/sign-in");
    authenticator(page);
    typePassword(page, email);
    page.navigate(visits.address("/account/passkeys/new"));
    assertThat(page.getByText("รหัสผ่านอย่างเดียวจะเข้าบัญชีนี้ไม่ได้อีก")).isVisible();
    Screenshots.take(page, "identity-passkey");
    AccessiblePage.check(page);
    page.locator(".save button").click();
    var onPaper = page.locator(".codes code").first().innerText();
    page.locator("main a.btn-primary").click();
    addPasskey(page);
    assertThat(page.getByText("โทรศัพท์ของฉัน")).isVisible();
    Screenshots.take(page, "identity-account");
    AccessiblePage.check(page);
    page.evaluate("document.querySelector('form[action=\"/sign-out\"]').submit()");
    page.waitForURL("**/sign-in?out");
    page.locator("form[data-passkey=sign-in] button").click();
    assertThat(page).hasURL(Pattern.compile(".*" + scene.coalition().slug() + "/home"));
    var elsewhere = visits.phone().withoutScripts().open("/sign-in");
    typePassword(elsewhere, email);
    Screenshots.take(elsewhere, "identity-code-on-paper");
    elsewhere.locator("#code").fill(onPaper);
    elsewhere.locator("main .save button").click();
    assertThat(elsewhere).hasURL(Pattern.compile(".*" + scene.coalition().slug() + "/home"));
  }

  @Test
  void thePagesAreOpenToEverybodyOnAPhone(Visits visits) {
    var scene = scenes.fresh();
    AccessiblePage.check(shown(visits.phone().open("/sign-in"), "identity-sign-in"));
    AccessiblePage.check(visits.phone().inEnglish().inTheDark().open("/sign-in"));
    AccessiblePage.check(shown(visits.phone().open("/reset"), "identity-reset"));
    for (var path : new String[] {"/people", "/people/invite", "/people/invitations"})
      AccessiblePage.check(
          shown(
              visits.phone().as(scene, Role.SECRETARY).open(scene.url(path)),
              "identity" + path.replace('/', '-')));
    var person = scene.person(Role.DIRECTOR);
    for (var path : new String[] {"", "/mandates/new", "/deactivation", "/sign-in-help"})
      AccessiblePage.check(
          shown(
              visits.phone().as(scene, Role.SECRETARY).open(scene.url("/people/" + person + path)),
              "identity-person" + path.replace('/', '-')));
    AccessiblePage.check(
        shown(
            visits.desk().as(scene, Role.SECRETARY).open(scene.url("/people")),
            "identity-people-desk"));
    AccessiblePage.check(
        shown(visits.phone().as(scene, Role.DIRECTOR).open("/account"), "identity-account-phone"));
  }

  private static Page shown(Page page, String name) {
    Screenshots.take(page, name);
    return page;
  }

  private static void addPasskey(Page page) {
    page.locator("#label").fill("โทรศัพท์ของฉัน");
    page.locator("form[data-passkey=add] button").click();
  }

  private static void typePassword(Page page, String email) {
    page.locator("#email").fill(email);
    page.locator("#password").fill(SignInTest.PASSWORD);
    page.locator("#sign-in .save button").click();
  }

  /** A key of the browser's own that answers as if a finger had been laid on it. */
  private static void authenticator(Page page) {
    var chrome = page.context().newCDPSession(page);
    chrome.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    var wanted = new JsonObject();
    wanted.add("options", options);
    chrome.send("WebAuthn.addVirtualAuthenticator", wanted);
  }

  private String withPassword(Scene scene, Role role) {
    var person = scene.person(role);
    accounts.setPassword(person.value(), passwords.hash(SignInTest.PASSWORD));
    return accounts.byId(person.value()).orElseThrow().email();
  }

  private String code(SharedSecret secret) {
    return factors.codeAt(secret, clock.instant().getEpochSecond() / 30);
  }
}
