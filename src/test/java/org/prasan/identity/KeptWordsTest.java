package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.bodyOf;

import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What was kept is shown under the words of its form, and without what only programs read. */
@PrasanTest
class KeptWordsTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Accounts accounts;
  @Autowired Passwords passwords;

  @Test
  void anOrganizationThatWasTypedIsShownByItsLabelsWithoutIdsAndCodes() {
    var scene = scenes.fresh();
    var browser = new Browser(pages);
    signIn(browser, scene);
    browser.get(scene.url("/people/invite"));
    browser.forgetSession();
    var id = FreshId.next().toString();
    browser.post(
        scene.url("/organizations/new"),
        "id",
        id,
        "nameTh",
        "มูลนิธิร่มโพธิ์",
        "nameEn",
        "Bodhi Shade",
        "kind",
        "FOUNDATION");
    signIn(browser, scene);
    assertThat(bodyOf(browser.get("/kept")).replaceAll("<input[^>]*>", ""))
        .contains("ชื่อภาษาไทย", "มูลนิธิร่มโพธิ์", "Bodhi Shade", "ประเภทองค์กร", ">มูลนิธิ<")
        .doesNotContain(id, "FOUNDATION", "เลือกไว้แล้ว");
  }

  @Test
  void aDayIsShownAsItWasTyped() {
    var scene = scenes.fresh();
    var browser = new Browser(pages);
    signIn(browser, scene);
    browser.get(scene.url("/people/invite"));
    browser.forgetSession();
    browser.post(scene.url("/commitments/new"), "what", "ส่งแผน", "due", "สิ้นเดือน");
    signIn(browser, scene);
    assertThat(bodyOf(browser.get("/kept")).replaceAll("<input[^>]*>", ""))
        .contains("ส่งแผน", "สิ้นเดือน")
        .doesNotContain("เลือกไว้แล้ว");
  }

  @Test
  void fieldsOfListsHaveTheirLabelsAndWhatAFormCarriesAlongIsNotShown() {
    var scene = scenes.fresh();
    var browser = new Browser(pages);
    signIn(browser, scene);
    browser.get(scene.url("/people/invite"));
    browser.forgetSession();
    var hash = "0f".repeat(32);
    browser.post(
        scene.url("/applications/" + FreshId.next() + "/review"),
        "scores[0].points",
        "3",
        "scores[0].note",
        "ดูเอกสารแล้ว",
        "comment",
        "เห็นควร",
        "fingerprint",
        hash);
    signIn(browser, scene);
    assertThat(bodyOf(browser.get("/kept")).replaceAll("<input[^>]*>", ""))
        .contains("ดูเอกสารแล้ว", "เห็นควร")
        .doesNotContain(hash, "ข้อความอื่น");
  }

  private void signIn(Browser browser, Scene scene) {
    var person = scene.person(Role.DIRECTOR);
    accounts.setPassword(person.value(), passwords.hash(SignInTest.PASSWORD));
    var email = accounts.byId(person.value()).orElseThrow().email();
    browser.get("/sign-in");
    browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
  }
}
