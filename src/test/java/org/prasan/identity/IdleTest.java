package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.to;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * How long a session may be idle when the clock of the machine is wrong. It is counted by that
 * clock, so what was noted before is moved instead: to the past where the clock is set ahead.
 */
@PrasanTest
class IdleTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Accounts accounts;
  @Autowired Passwords passwords;
  @Autowired SecondFactors factors;
  @Autowired JdbcClient jdbc;
  Scene scene;
  Browser browser;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
    browser = new Browser(pages);
  }

  @Test
  void aClockSetAheadByAnHourEndsNoSessionOfAMember() {
    signIn(Role.DIRECTOR);
    clockGoesAhead(Role.DIRECTOR, Duration.ofHours(1));
    assertThat(browser.get(scene.url("/home"))).hasStatusOk();
  }

  @Test
  void whoIsAskedAgainAfterAnHourIsAskedEarlyAndLosesNothingTyped() {
    signInWithCode(Role.SECRETARY);
    browser.get(scene.url("/people/invite"));
    clockGoesAhead(Role.SECRETARY, Duration.ofMinutes(58));
    assertThat(browser.get(scene.url("/people/invite"))).hasStatusOk();
    clockGoesAhead(Role.SECRETARY, Duration.ofHours(1));
    var sent = browser.post(scene.url("/people/invitations"), "nameTh", "สมหญิง ใจดี");
    assertThat(to(sent)).isEqualTo("/sign-in?kept");
  }

  @Test
  void aClockSetBackKeepsNoForgottenSessionOpenLonger() {
    signIn(Role.DIRECTOR);
    clockGoesAhead(Role.DIRECTOR, Duration.ofHours(-1));
    browser.get(scene.url("/home"));
    assertThat(lastUsed(Role.DIRECTOR)).isBefore(Instant.now().plusSeconds(5));
  }

  private void clockGoesAhead(Role role, Duration time) {
    var moved =
        jdbc.sql(
                """
                update identity.session
                set last_access_time = last_access_time - :time, expiry_time = expiry_time - :time
                where principal_name = :account
                """)
            .param("time", time.toMillis())
            .param("account", account(role).toString())
            .update();
    assertThat(moved).isOne();
  }

  private Instant lastUsed(Role role) {
    return Instant.ofEpochMilli(
        jdbc.sql("select last_access_time from identity.session where principal_name = :account")
            .param("account", account(role).toString())
            .query(Long.class)
            .single());
  }

  private MvcTestResult signIn(Role role) {
    accounts.setPassword(account(role), passwords.hash(SignInTest.PASSWORD));
    var email = accounts.byId(account(role)).orElseThrow().email();
    browser.get("/sign-in");
    return browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
  }

  private void signInWithCode(Role role) {
    factors.setUp(account(role), SharedSecret.fresh());
    signIn(role);
    browser.get("/sign-in/code");
    browser.post("/sign-in/code", "code", String.valueOf(factors.presentCode(account(role))));
  }

  private UUID account(Role role) {
    return scene.person(role).value();
  }
}
