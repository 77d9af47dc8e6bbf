package org.prasan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.Scenes;
import org.prasan.identity.KnownPasswords;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserTest;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class SignInJourneyBrowserTest {
  @Autowired Scenes scenes;
  @Autowired KnownPasswords known;

  @Test
  void aSecretarySetsUpTheSecondFactorAndComesBackWithACodeAndWithARecoveryCode(Visits visits) {
    var scene = scenes.fresh();
    var email = known.give(scene.person(Role.SECRETARY));
    var home = Pattern.compile(".*" + scene.url("/home"));
    var page = visits.phone().open("/sign-in");
    Door.typePassword(page, email, KnownPasswords.PASSWORD);
    assertThat(page).hasURL(Pattern.compile(".*/sign-in/second-factor"));
    var secret = Door.enrol(page, known);
    assertThat(page.locator(".codes code")).hasCount(10);
    var recovery = page.locator(".codes code").first().innerText();
    page.locator("main a.btn-primary").click();
    assertThat(page).hasURL(home);

    Door.signOut(page);
    Door.typePassword(page, email, KnownPasswords.PASSWORD);
    assertThat(page).hasURL(Pattern.compile(".*/sign-in/code"));
    Door.typeCode(page, known.code(secret, 0));
    assertThat(page).hasURL(home);

    Door.signOut(page);
    Door.typePassword(page, email, KnownPasswords.PASSWORD);
    Door.typeCode(page, recovery);
    assertThat(page).hasURL(home);

    Door.signOut(page);
    Door.typePassword(page, email, KnownPasswords.PASSWORD);
    Door.typeCode(page, recovery);
    assertThat(page.locator(".error-summary")).containsText("รหัสยังไม่ตรง");
  }

  @Test
  void aWrongPasswordIsAnsweredByASentenceThatKeepsTheAddress(Visits visits) {
    var scene = scenes.fresh();
    var email = known.give(scene.person(Role.FOCAL_POINT));
    var page = visits.phone().open("/sign-in");
    Door.typePassword(page, email, "two rivers never meet");
    assertThat(page.locator(".error-summary")).containsText("อีเมลหรือรหัสผ่านยังไม่ตรง");
    assertThat(page.locator("#email")).hasValue(email);
    assertThat(page.locator("#password")).hasValue("");
  }

  @Test
  void afterSigningOutTheBackButtonShowsNothingPersonal(Visits visits) {
    var scene = scenes.fresh();
    var email = known.give(scene.person(Role.FOCAL_POINT));
    var page = visits.desk().open("/sign-in");
    Door.typePassword(page, email, KnownPasswords.PASSWORD);
    assertThat(page).hasURL(Pattern.compile(".*" + scene.url("/home")));
    page.navigate(visits.address("/account"));
    assertThat(page.locator("body")).containsText("คนทดสอบ");
    Door.signOut(page);
    assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?out"));
    page.goBack();
    assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    assertThat(page.locator("body")).not().containsText("คนทดสอบ");
  }
}
