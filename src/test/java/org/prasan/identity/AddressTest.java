package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.bodyOf;
import static org.prasan.identity.Browser.to;

import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.BrokenLines;
import org.prasan.FormOnPage;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.MultiValueMap;

/** An account claims its address until its owner has followed a link sent to that mailbox. */
@PrasanTest
class AddressTest {
  private static final String NEW_PASSWORD = "ดอกไม้บานริมโขงยามเช้า";

  @Autowired Scenes scenes;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;
  @Autowired Passwords passwords;
  @Autowired Accounts accounts;
  @Autowired SecondFactors factors;
  @Autowired JdbcClient jdbc;
  Scene scene;
  Browser browser;
  PersonId person;
  String email;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
    browser = new Browser(pages);
    person = scene.person(Role.FOCAL_POINT);
    accounts.setPassword(person.value(), passwords.hash(SignInTest.PASSWORD));
    email = accounts.byId(person.value()).orElseThrow().email();
    jdbc.sql("update identity.account set email_proved_at = null where id = :id")
        .param("id", person.value())
        .update();
  }

  @Test
  void theLinkInTheMailboxConfirmsTheAddressInTheSessionOfItsAccountAlone() {
    signIn(browser);
    assertThat(bodyOf(browser.get("/account"))).contains("ยังไม่ยืนยันอีเมล");
    browser.post("/account/address");
    var link = mailed();
    var ownerOfTheMailbox = new Browser(pages);
    assertThat(to(ownerOfTheMailbox.get(link))).contains("/sign-in?to=");
    assertThat(pages.get().uri(link).with(scene.as(Role.DIRECTOR))).hasStatus(410);
    assertThat(browser.get(link)).hasStatusOk();
    assertThat(isProved()).isFalse();
    assertThat(to(browser.post(link))).isEqualTo("/account");
    assertThat(isProved()).isTrue();
    assertThat(browser.get(link)).hasStatus(410);
    assertThat(bodyOf(browser.get("/account"))).doesNotContain("ยังไม่ยืนยันอีเมล");
  }

  @Test
  void anAddressIsConfirmedByOneAccountAlone() {
    signIn(browser);
    browser.get("/account");
    browser.post("/account/address");
    var other = scenes.fresh().person(Role.FOCAL_POINT);
    jdbc.sql("update identity.account set email = :email where id = :id")
        .param("email", email)
        .param("id", other.value())
        .update();
    browser.get("/account");
    browser.post(mailed());
    assertThat(isProved()).isFalse();
  }

  @Test
  void aNewPasswordByMailConfirmsTheAddressToo() {
    resetByMail();
    assertThat(isProved()).isTrue();
  }

  @Test
  void butNotForAnAccountThatSomebodyElseLockedWithASecondFactor() {
    factors.setUp(person.value(), SharedSecret.fresh());
    resetByMail();
    assertThat(isProved()).isFalse();
  }

  @Test
  void aPasswordLinkThatIsHandedOverConfirmsNothing() {
    var help = scene.url("/people/" + person + "/sign-in-help");
    var office = scene.as(Role.SECRETARY);
    var asked = FormOnPage.to("/link", pages.get().uri(help).with(office).exchange());
    var made = new ArrayList<MvcTestResult>();
    lines.during(
        () ->
            made.add(
                pages
                    .post()
                    .uri(help + "/link")
                    .params(asked)
                    .with(office)
                    .with(
                        org.springframework.security.test.web.servlet.request
                            .SecurityMockMvcRequestPostProcessors.csrf())
                    .exchange()));
    var flash = java.util.Objects.requireNonNull(made.getLast().getMvcResult().getFlashMap());
    set(String.valueOf(flash.get("link")).replaceFirst("https?://[^/]+", ""));
    assertThat(isProved()).isFalse();
  }

  @Test
  void anOldPageDoesNotGiveAPasswordLinkAgainThatAnotherHasReplaced() {
    var old = helpForm();
    var first = handedOver(old);
    assertThat(handedOver(old)).isEqualTo(first);
    var second = handedOver(helpForm());
    assertThat(handedOver(old)).isNotEqualTo(first).isNotEqualTo(second);
    assertThat(browser.get(first)).hasStatus(410);
  }

  private MultiValueMap<String, String> helpForm() {
    var help = pages.get().uri(scene.url("/people/" + person + "/sign-in-help"));
    return FormOnPage.to("/link", help.with(scene.as(Role.SECRETARY)).exchange());
  }

  private String handedOver(MultiValueMap<String, String> form) {
    var made =
        pages
            .post()
            .uri(scene.url("/people/" + person + "/sign-in-help/link"))
            .params(form)
            .with(scene.as(Role.SECRETARY))
            .with(
                org.springframework.security.test.web.servlet.request
                    .SecurityMockMvcRequestPostProcessors.csrf())
            .exchange();
    var flash = java.util.Objects.requireNonNull(made.getMvcResult().getFlashMap());
    return String.valueOf(flash.get("link")).replaceFirst("https?://[^/]+", "");
  }

  private void resetByMail() {
    browser.get("/sign-in");
    browser.post("/reset", "email", email);
    set(mailed());
  }

  private void set(String link) {
    browser.get(link);
    assertThat(to(browser.post(link, "password", NEW_PASSWORD))).isEqualTo("/sign-in");
  }

  private void signIn(Browser who) {
    who.get("/sign-in");
    who.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
  }

  private boolean isProved() {
    return accounts.byId(person.value()).orElseThrow().addressProved();
  }

  private String mailed() {
    return Awaitility.await()
        .until(
            () ->
                jdbc.sql("select link from notification.outbox where recipient = :recipient")
                    .param("recipient", email)
                    .query((row, number) -> String.valueOf(row.getString("link")))
                    .list(),
            links -> !links.isEmpty())
        .getFirst()
        .replaceFirst("https?://[^/]+", "");
  }
}
