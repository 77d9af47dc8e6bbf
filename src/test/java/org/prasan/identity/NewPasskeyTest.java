package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.bodyOf;
import static org.prasan.identity.Browser.to;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Before a passkey shuts the door to the password alone, one is told and gets codes on paper. */
@PrasanTest
class NewPasskeyTest {
  private static final String PAGE = "/account/passkeys/new";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Accounts accounts;
  @Autowired Passwords passwords;
  @Autowired RecoveryCodes recovery;
  @Autowired TestClock clock;
  Scene scene;
  Browser browser;

  @BeforeEach
  void signIn() {
    scene = scenes.fresh();
    browser = new Browser(pages);
    var person = scene.person(Role.FOCAL_POINT);
    accounts.setPassword(person.value(), passwords.hash(SignInTest.PASSWORD));
    var email = accounts.byId(person.value()).orElseThrow().email();
    browser.get("/sign-in");
    browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
  }

  @AfterEach
  void setClockBack() {
    clock.back();
  }

  @Test
  void thePageWarnsAndOffersNoPasskeyBeforeThereAreCodesOnPaper() {
    assertThat(bodyOf(browser.get(PAGE)))
        .contains("รหัสผ่านอย่างเดียวจะเข้าบัญชีนี้ไม่ได้อีก")
        .doesNotContain("data-passkey");
    assertThat(bodyOf(browser.post("/account/passkeys/options"))).contains(PAGE);
    var shown = browser.post("/account/recovery-codes", "to", PAGE);
    assertThat(bodyOf(browser.get(to(shown)))).contains("href=\"" + PAGE);
    assertThat(recovery.left(scene.person(Role.FOCAL_POINT).value())).isEqualTo(10);
    assertThat(bodyOf(browser.get(PAGE))).contains("data-passkey=\"add\"");
    assertThat(bodyOf(browser.post("/account/passkeys/options"))).contains("challenge");
  }

  @Test
  void whoSignedInAMomentAgoIsNotAskedForThePasswordAgain() {
    assertThat(browser.get(PAGE)).hasStatusOk();
  }

  @Test
  void whoIsAskedAgainComesBackWithTheNameThatWasTyped() {
    browser.get(PAGE);
    clock.forward(java.time.Duration.ofMinutes(11));
    var asked = bodyOf(browser.post("/account/passkeys/options", "label", "โทรศัพท์ ของฉัน"));
    var confirm = asked.replaceAll(".*\"(/account/confirm[^\"]*)\".*", "$1");
    assertThat(confirm).startsWith("/account/confirm?to=");
    var to =
        java.net.URLDecoder.decode(
            confirm.substring("/account/confirm?to=".length()),
            java.nio.charset.StandardCharsets.UTF_8);
    browser.get("/account/confirm");
    var back = to(browser.post("/account/confirm", "password", SignInTest.PASSWORD, "to", to));
    assertThat(back).isEqualTo(to);
    recovery.renew(scene.person(Role.FOCAL_POINT).value());
    assertThat(
            pages
                .get()
                .uri(java.net.URI.create(back))
                .cookie(new jakarta.servlet.http.Cookie("session", browser.session())))
        .bodyText()
        .contains("value=\"โทรศัพท์ ของฉัน\"");
  }
}
