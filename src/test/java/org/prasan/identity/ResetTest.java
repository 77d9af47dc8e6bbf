package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.bodyOf;
import static org.prasan.identity.Browser.to;

import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PrasanTest
class ResetTest {
  private static final String NEW_PASSWORD = "ดอกไม้บานริมโขงยามเช้า";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Accounts accounts;
  @Autowired Passwords passwords;
  @Autowired Links links;
  @Autowired JdbcClient jdbc;
  @Autowired org.prasan.TestClock clock;
  Scene scene;
  Browser browser;
  String email;

  @org.junit.jupiter.api.AfterEach
  void setClockBack() {
    clock.back();
  }

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
    browser = new Browser(pages);
    var person = scene.person(Role.FOCAL_POINT);
    accounts.setPassword(person.value(), passwords.hash(SignInTest.PASSWORD));
    email = accounts.byId(person.value()).orElseThrow().email();
  }

  @Test
  void askingLooksTheSameWhetherOrNotThereIsAnAccount() throws InterruptedException {
    browser.get("/sign-in");
    var known = browser.post("/reset", "email", email);
    browser.get("/sign-in");
    var unknown = browser.post("/reset", "email", "nobody-" + email);
    assertThat(to(known)).isEqualTo(to(unknown)).isEqualTo("/reset?sent");
    assertThat(linkSentTo(email)).contains("/reset/");
    assertThat(messagesTo("nobody-" + email)).isEmpty();
  }

  @Test
  void theLinkSetsAPasswordOnceAndEndsEverySession() throws InterruptedException {
    var thief = new Browser(pages);
    thief.get("/sign-in");
    thief.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
    assertThat(thief.get(scene.url("/home"))).hasStatusOk();
    browser.get("/sign-in");
    browser.post("/reset", "email", email);
    var link = linkSentTo(email).replaceFirst("https?://[^/]+", "");
    assertThat(browser.get(link)).hasStatusOk();
    assertThat(browser.post(link, "password", "short")).hasStatus(422);
    assertThat(to(browser.post(link, "password", NEW_PASSWORD))).isEqualTo("/sign-in");
    assertThat(thief.get(scene.url("/home"))).hasStatus(302);
    assertThat(browser.get(link)).hasStatus(410);
    browser.get("/sign-in");
    assertThat(to(browser.post("/sign-in", "email", email, "password", NEW_PASSWORD)))
        .isEqualTo(scene.url("/home"));
  }

  @Test
  void aLinkForOnePurposeOpensNothingElse() throws InterruptedException {
    browser.get("/sign-in");
    browser.post("/reset", "email", email);
    var token = linkSentTo(email).replaceFirst(".*/reset/", "");
    assertThat(browser.get("/invitation/" + token)).hasStatus(410);
    assertThat(browser.get("/first/" + token)).hasStatus(410);
  }

  @Test
  void theDatabaseKeepsNoTokenOnceTheMessageIsSent() throws InterruptedException {
    browser.get("/sign-in");
    browser.post("/reset", "email", email);
    var token = linkSentTo(email).replaceFirst(".*/reset/", "");
    var kept =
        jdbc.sql("select token_hash from identity.link where token_hash = :hash")
            .param("hash", new Token(token).hash())
            .query((row, number) -> String.valueOf(row.getString("token_hash")))
            .list();
    assertThat(kept).hasSize(1).doesNotContain(token);
  }

  @Test
  void changingThePasswordAsksForThePresentOneAndEndsOtherSessions() {
    var other = new Browser(pages);
    other.get("/sign-in");
    other.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
    browser.get("/sign-in");
    browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
    assertThat(bodyOf(browser.get("/account"))).contains("Chrome, Android");
    browser.get("/account/password");
    assertThat(browser.post("/account/password", "present", "wrong", "password", NEW_PASSWORD))
        .hasStatus(422);
    var old = browser.session();
    assertThat(
            browser.post(
                "/account/password", "present", SignInTest.PASSWORD, "password", NEW_PASSWORD))
        .hasStatus(302);
    assertThat(browser.get("/account")).hasStatusOk();
    assertThat(browser.session()).isNotEqualTo(old);
    assertThat(other.get("/account")).hasStatus(302);
  }

  @Test
  void aFoundTelephoneDoesNotChangeTheLocksWithoutThePassword() {
    browser.get("/sign-in");
    browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
    assertThat(browser.get("/account/second-factor")).hasStatusOk();
    clock.forward(java.time.Duration.ofMinutes(11));
    assertThat(to(browser.get("/account/second-factor"))).startsWith("/account/confirm");
    browser.get("/account/confirm");
    browser.post("/account/confirm", "password", SignInTest.PASSWORD, "to", "/account");
    assertThat(browser.get("/account/second-factor")).hasStatusOk();
  }

  private String linkSentTo(String recipient) {
    return Awaitility.await()
        .until(() -> messagesTo(recipient), found -> !found.isEmpty())
        .getFirst();
  }

  private List<String> messagesTo(String recipient) {
    return jdbc.sql("select link from notification.outbox where recipient = :recipient")
        .param("recipient", recipient)
        .query((row, number) -> String.valueOf(row.getString("link")))
        .list();
  }
}
