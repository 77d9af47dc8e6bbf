package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.RequestDispatcher;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PrasanTest
class AccessTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;

  @Test
  void aVisitorIsAskedToSignInBeforeHome() {
    var scene = scenes.fresh();
    assertThat(pages.get().uri(scene.url("/home")))
        .hasStatus3xxRedirection()
        .redirectedUrl()
        .contains("/sign-in?to=");
  }

  @Test
  void aMemberReachesHome() {
    var scene = scenes.fresh();
    assertThat(pages.get().uri(scene.url("/home")).with(scene.as(Role.FOCAL_POINT))).hasStatusOk();
  }

  @Test
  void aMemberOfOneCoalitionHasNoHomeInAnother() {
    var scene = scenes.fresh();
    var other = scenes.fresh();
    assertThat(pages.get().uri(other.url("/home")).with(scene.as(Role.DIRECTOR))).hasStatus(403);
  }

  @Test
  void whoHasNoHomeInACoalitionIsLedToItsPublicPageOrToTheirOwnHome() {
    var scene = scenes.fresh();
    var other = scenes.fresh();
    assertThat(pages.get().uri(other.url("")).with(scene.as(Role.DIRECTOR)))
        .hasStatusOk()
        .bodyText()
        .doesNotContain(other.url("/home"));
    assertThat(
            pages
                .get()
                .uri("/error")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 403)
                .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, other.url("/clients/new"))
                .requestAttr(CoalitionFilter.ACTING, other.acting(Role.ACCOUNT_HOLDER)))
        .bodyText()
        .contains("คุณยังไม่ได้ทำงานในเครือข่ายนี้", "href=\"/account/home\"")
        .as("in the other language the page asked for is seen")
        .contains("href=\"" + other.url("/clients/new") + "?lang=en\"")
        .doesNotContain(other.url("/home"));
    assertThat(pages.get().uri("/account/home").with(scene.as(Role.DIRECTOR)))
        .hasRedirectedUrl(scene.url("/home"));
  }

  @Test
  void aCoalitionThatDoesNotExistIsNotFound() {
    assertThat(pages.get().uri("/no-such-coalition")).hasStatus(404);
    assertThat(pages.get().uri("/no-such-coalition/home").with(scenes.fresh().as(Role.DIRECTOR)))
        .hasStatus(404);
  }

  @Test
  void aSlashAtTheEndLeadsToThePageWithoutIt() {
    var scene = scenes.fresh();
    assertThat(pages.get().uri(scene.url("/home/"))).hasRedirectedUrl(scene.url("/home"));
    assertThat(pages.get().uri("/no-such-coalition")).hasStatus(404);
    assertThat(pages.post().uri(scene.url("/home/")).with(csrf())).hasStatus(404);
  }

  @Test
  void thePageForAnAddressThatLeadsNowhereNamesNoClosedCoalition() {
    var name = LocalizedText.of("เครือข่ายที่ไม่เปิดให้เห็น");
    var closed = new Coalition(CoalitionId.fresh(), "closed-one", name, name, false, false);
    assertThat(
            pages
                .get()
                .uri("/error")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 404)
                .requestAttr(CoalitionFilter.ACTING, Acting.visitor(closed, "127.0.0.1")))
        .bodyText()
        .contains("ไม่พบหน้านี้")
        .doesNotContain(name.th(), "closed-one");
  }

  @Test
  void theOperatorIsLedFromAClosedCoalitionToTheirOwnHome() {
    var name = LocalizedText.of("เครือข่ายที่ไม่เปิดให้เห็น");
    var closed = new Coalition(CoalitionId.fresh(), "closed-one", name, name, false, false);
    var roles = EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER, Role.OPERATOR);
    var operator = new Acting(closed, PersonId.fresh(), null, null, name, name, roles, "127.0.0.1");
    for (int status : new int[] {403, 404})
      assertThat(
              pages
                  .get()
                  .uri("/error")
                  .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
                  .requestAttr(CoalitionFilter.ACTING, operator))
          .bodyText()
          .contains("class=\"brand\" href=\"/account/home\"", "ไปหน้าแรก")
          .doesNotContain("closed-one", "เปิดได้เฉพาะหน้าสาธารณะ");
  }

  @Test
  void aVisitorIsAskedToSignInWhetherACoalitionExistsOrNot() {
    assertThat(pages.get().uri("/no-such-coalition/home"))
        .hasStatus3xxRedirection()
        .redirectedUrl()
        .isEqualTo("/sign-in?to=%2Fno-such-coalition%2Fhome");
  }
}
