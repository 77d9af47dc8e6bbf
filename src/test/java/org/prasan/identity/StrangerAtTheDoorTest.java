package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
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

/** Nobody is said to have done what somebody else tried with their address. */
@PrasanTest
class StrangerAtTheDoorTest {
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
  void aWrongPasswordIsToldOfTheAccountAndNotOfItsOwner() {
    var browser = new Browser(pages);
    browser.get("/sign-in");
    browser.post("/sign-in", "email", email, "password", "not the right one");
    assertThat(whoDid("sign-in.refused")).containsOnlyNulls();
    assertThat(
            pages
                .get()
                .uri(scene.url("/audit"))
                .with(scene.as(Role.SECRETARY))
                .locale(Locale.forLanguageTag("th")))
        .bodyText()
        .contains("ผู้ที่ไม่ได้เข้าสู่ระบบ", "พิมพ์รหัสผ่านไม่ตรงสำหรับบัญชีของ คนทดสอบ");
  }

  @Test
  void askingForALinkIsNotSaidOfTheOwnerEither() {
    var browser = new Browser(pages);
    browser.get("/sign-in");
    browser.post("/reset", "email", email);
    assertThat(whoDid("password.reset-asked")).containsOnlyNulls();
  }

  @Test
  void whatTheOwnerDidIsSaidOfTheOwner() {
    var browser = new Browser(pages);
    browser.get("/sign-in");
    browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
    assertThat(whoDid("sign-in.succeeded"))
        .containsExactly(scene.person(Role.FOCAL_POINT).toString());
  }

  /** Noted aside, so that it takes no longer for an account that exists. */
  private List<String> whoDid(String deed) {
    return Awaitility.await()
        .until(
            () ->
                scene.in(
                    () ->
                        jdbc.sql(
                                "select person_id from audit.entry"
                                    + " where coalition_id = :coalition and deed = :deed")
                            .param("coalition", scene.id().value())
                            .param("deed", deed)
                            .query((row, number) -> row.getString(1))
                            .list()),
            found -> !found.isEmpty());
  }
}
