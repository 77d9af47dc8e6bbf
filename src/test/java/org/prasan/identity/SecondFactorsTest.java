package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
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

/** Whoever has the database alone cannot show a code of anybody. */
@PrasanTest
class SecondFactorsTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Accounts accounts;
  @Autowired Passwords passwords;
  @Autowired SecondFactors factors;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  final SharedSecret secret = SharedSecret.fresh();
  Scene scene;
  UUID account;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
    account = scene.person(Role.CASE_WORKER).value();
  }

  @Test
  void noRowHoldsTheSecretInReadableForm() {
    factors.setUp(account, secret);
    assertThat(row(account)).doesNotContain(secret.base32());
    assertThat(factors.accept(account, codeNow())).isTrue();
  }

  @Test
  void theCodeShownInSampleModeIsOneThatWasNotUsedYet() {
    factors.setUp(account, secret);
    for (int i = 0; i < 2; i++)
      assertThat(factors.accept(account, String.valueOf(factors.presentCode(account)))).isTrue();
  }

  @Test
  void theSecretOfOneAccountOpensForNoOther() {
    factors.setUp(account, secret);
    var other = scene.person(Role.DIRECTOR).value();
    factors.setUp(other, SharedSecret.fresh());
    jdbc.sql(
            "update identity.second_factor set secret ="
                + " (select secret from identity.second_factor where account_id = :from)"
                + " where account_id = :to")
        .param("from", account)
        .param("to", other)
        .update();
    assertThat(factors.accept(other, codeNow())).isFalse();
  }

  @Test
  void whatAnEarlierVersionLeftReadableIsSealedAtTheStart() {
    factors.setUp(account, SharedSecret.fresh());
    jdbc.sql("update identity.second_factor set secret = :readable where account_id = :account")
        .param("readable", secret.base32())
        .param("account", account)
        .update();
    factors.sealReadable();
    assertThat(row(account)).doesNotContain(secret.base32());
    assertThat(factors.accept(account, codeNow())).isTrue();
  }

  @Test
  void norDoesASessionWhileTheAppIsBeingSetUp() {
    accounts.setPassword(account, passwords.hash(SignInTest.PASSWORD));
    var browser = new Browser(pages);
    browser.get("/sign-in");
    browser.post(
        "/sign-in",
        "email",
        accounts.byId(account).orElseThrow().email(),
        "password",
        SignInTest.PASSWORD);
    var page = Browser.bodyOf(browser.get("/sign-in/second-factor"));
    var shown = SignInTest.between(page, "class=\"secret\">", "<").replace(" ", "");
    var found =
        jdbc.sql(
                "select count(*) from identity.session_attributes"
                    + " where position(convert_to(:secret, 'UTF8') in attribute_bytes) > 0")
            .param("secret", shown)
            .query(Integer.class)
            .single();
    assertThat(found).isZero();
  }

  private String row(UUID whose) {
    return jdbc.sql("select f::text from identity.second_factor f where account_id = :account")
        .param("account", whose)
        .query(String.class)
        .single();
  }

  private String codeNow() {
    return factors.codeAt(secret, clock.instant().getEpochSecond() / 30);
  }
}
