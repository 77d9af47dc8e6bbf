package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
class AccountAuditTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Accounts accounts;
  @Autowired Passwords passwords;
  @Autowired JdbcClient jdbc;
  Scene scene;
  String email;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
    var person = scene.person(Role.FOCAL_POINT);
    accounts.setPassword(person.value(), passwords.hash(SignInTest.PASSWORD));
    email = accounts.byId(person.value()).orElseThrow().email();
  }

  @Test
  void eachCoalitionOfAPersonLearnsOfSigningInAndOfFailures() throws InterruptedException {
    var other = scenes.fresh();
    accounts.join(scene.person(Role.FOCAL_POINT).value(), other.id());
    var browser = new Browser(pages);
    browser.get("/sign-in");
    browser.post("/sign-in", "email", email, "password", "not the right one");
    browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
    await(scene, "sign-in.refused");
    await(other, "sign-in.refused");
    assertThat(deeds(scene)).contains("sign-in.succeeded");
    assertThat(deeds(other)).contains("sign-in.succeeded");
  }

  @Test
  void theLogHoldsNoAddressNoPasswordAndNoToken() {
    var browser = new Browser(pages);
    browser.get("/sign-in");
    browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
    browser.get("/account/password");
    browser.post(
        "/account/password", "present", SignInTest.PASSWORD, "password", "ฝนตกบนดอยช้างเมื่อวาน");
    assertThat(texts(scene)).isNotEmpty().noneMatch(text -> text.contains(email));
    assertThat(texts(scene)).noneMatch(text -> text.contains("ฝนตก") || text.contains("argon2"));
    assertThat(accounts.byEmail(new EmailAddress(email)).orElseThrow().toString())
        .doesNotContain(email)
        .doesNotContain("argon2");
  }

  /** What failed is noted aside, so that it takes no longer for an account that exists. */
  private void await(Scene where, String deed) {
    Awaitility.await().untilAsserted(() -> assertThat(deeds(where)).contains(deed));
  }

  private List<String> deeds(Scene where) {
    return column(where, "deed");
  }

  private List<String> texts(Scene where) {
    return column(
        where, "deed || ' ' || subject_id || ' ' || coalesce(before, '') || coalesce(after, '')");
  }

  private List<String> column(Scene where, String what) {
    return where.in(
        () ->
            jdbc.sql("select " + what + " from audit.entry where coalition_id = :coalition")
                .param("coalition", where.id().value())
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list());
  }
}
