package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.bodyOf;
import static org.prasan.identity.Browser.to;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PrasanTest
class KeptFormTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Accounts accounts;
  @Autowired Passwords passwords;
  Scene scene;
  Browser browser;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
    browser = new Browser(pages);
    signIn(Role.DIRECTOR);
    browser.get(scene.url("/people/invite"));
    browser.forgetSession();
  }

  @Test
  void whatWasTypedIsShownAfterSigningInAndSentOnlyThen() {
    assertThat(to(sendForm())).isEqualTo("/sign-in?kept");
    assertThat(to(signIn(Role.DIRECTOR))).isEqualTo("/kept");
    assertThat(bodyOf(browser.get("/kept"))).contains("สมหญิง ใจดี", "kept@example.org");
    assertThat(to(sendForm())).isEqualTo(scene.url("/people/invitations"));
  }

  @Test
  void aFormStillOpenInAnotherTabOutlivesSigningOut() {
    signIn(Role.DIRECTOR);
    browser.get(scene.url("/people/invite"));
    browser.post("/sign-out");
    assertThat(to(sendForm())).isEqualTo("/sign-in?kept");
    assertThat(to(signIn(Role.DIRECTOR))).isEqualTo("/kept");
    assertThat(bodyOf(browser.get("/kept"))).contains("สมหญิง ใจดี", "kept@example.org");
  }

  @Test
  void nothingIsPromisedWhereNobodyCouldBeShownIt() {
    browser = new Browser(pages);
    assertThat(to(sendForm())).isEqualTo("/sign-in?lost");
    assertThat(bodyOf(browser.get("/sign-in?lost="))).contains("เก็บสิ่งที่พิมพ์ไว้ไม่ได้");
    assertThat(to(signIn(Role.DIRECTOR))).isEqualTo(scene.url("/home"));
  }

  @Test
  void aFormWhoseFileCouldNotBeKeptOpensWithWhatWasTyped() {
    var page = scene.url("/commitments/new");
    browser.upload(
        page, "what", "ส่งแผนงาน", "due", "สิ้นเดือน", "page-of-form", page + "?of=plan");
    signIn(Role.DIRECTOR);
    assertThat(bodyOf(browser.get("/kept")))
        .contains("action=\"" + page + "?of=plan\"", "name=\"switch-language\" value=\"th\"");
    assertThat(
            bodyOf(
                browser.post(
                    page + "?of=plan",
                    "what",
                    "ส่งแผนงาน",
                    "due",
                    "สิ้นเดือน",
                    "switch-language",
                    "th")))
        .contains("value=\"ส่งแผนงาน\"", "value=\"สิ้นเดือน\"", "โปรดเลือกอีกครั้ง");
  }

  @Test
  void anotherPersonAtTheSameComputerDoesNotSeeIt() {
    sendForm();
    assertThat(to(signIn(Role.STAFF))).isEqualTo("/kept");
    assertThat(to(browser.get("/kept"))).isEqualTo(scene.url("/home"));
    assertThat(to(browser.get("/kept"))).isEqualTo(scene.url("/home"));
  }

  /** It is sealed wherever it lies, and a session would hold it in clear. */
  @Test
  void whatIsToldAboutClientsIsNotKept() {
    assertThat(to(browser.post(scene.url("/clients/new"), "born", "2553")))
        .isEqualTo("/sign-in?lost");
  }

  @Test
  void aFormOfAnotherSiteIsNotKept() {
    var planted =
        pages
            .post()
            .uri(scene.url("/people/invitations"))
            .header("Origin", "https://evil.example")
            .param("nameTh", "planted")
            .exchange();
    assertThat(planted).hasStatus(403);
    assertThat(planted.getResponse().getCookie("session")).isNull();
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult sendForm() {
    return browser.post(
        scene.url("/people/invitations"),
        "nameTh",
        "สมหญิง ใจดี",
        "email",
        "kept@example.org",
        "organization",
        scene.organization().toString(),
        "role",
        "STAFF",
        "language",
        "th");
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult signIn(Role role) {
    PersonId person = scene.person(role);
    accounts.setPassword(person.value(), passwords.hash(SignInTest.PASSWORD));
    var email = accounts.byId(person.value()).orElseThrow().email();
    browser.get("/sign-in");
    return browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
  }
}
