package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The operator founds a coalition and invites its first administrator. */
@PrasanTest
@Tag("data")
class FoundingTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Coalitions coalitions;
  @Autowired Offices offices;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @Test
  void theOperatorFoundsACoalitionOnceHoweverOftenTheButtonIsPressed() {
    var id = CoalitionId.fresh();
    var slug = "f" + id.toString().replace("-", "").substring(3, 30);
    for (int i = 0; i < 2; i++)
      assertThat(found(id, slug, Role.OPERATOR)).hasStatus3xxRedirection();
    assertThat(coalitions.bySlug(slug)).map(Coalition::id).contains(id);
    Tenancy.run(id, () -> assertThat(offices.offices(id)).hasSize(3));
    assertThat(found(CoalitionId.fresh(), slug, Role.OPERATOR))
        .hasStatus(422)
        .bodyText()
        .contains("มีผู้ใช้แล้ว");
    assertThat(found(CoalitionId.fresh(), "sign-in", Role.OPERATOR)).hasStatus(422);
    assertThat(found(CoalitionId.fresh(), "ไทย", Role.OPERATOR)).hasStatus(422);
    assertThat(found(CoalitionId.fresh(), "other", Role.ADMINISTRATOR)).hasStatus(403);
  }

  @Test
  void theOperatorSeesTheLinkOfTheFirstAdministratorOnceAndCanHaveAnother() {
    var id = CoalitionId.fresh();
    var slug = "f" + id.toString().replace("-", "").substring(3, 30);
    var founded = found(id, slug, Role.OPERATOR);
    assertThat(founded).redirectedUrl().isEqualTo("/coalitions");
    var first = shownOnce(founded);
    assertThat(pages.get().uri(first)).hasStatusOk();
    assertThat(pages.get().uri("/coalitions").with(scene.as(Role.OPERATOR)))
        .hasStatusOk()
        .bodyText()
        .contains(slug, "ผู้ดูแล ทดสอบ ยังไม่ตอบรับคำเชิญ");
    var another = shownOnce(linkAgain(id, Role.OPERATOR));
    assertThat(pages.get().uri(first)).hasStatus(410);
    assertThat(pages.get().uri(another)).hasStatusOk();
  }

  @Test
  void whereAnAdministratorIsTheOperatorGetsNoLink() {
    scene.person(Role.ADMINISTRATOR);
    assertThat(linkAgain(scene.id(), Role.OPERATOR)).hasStatus(404);
    assertThat(linkAgain(scene.id(), Role.ADMINISTRATOR)).hasStatus(403);
    assertThat(pages.get().uri("/coalitions").with(scene.as(Role.ADMINISTRATOR))).hasStatus(403);
  }

  @Test
  void allThatIsWrongIsToldAtOnceAlsoANameThatAnotherCoalitionBears() {
    var id = CoalitionId.fresh();
    var slug = "f" + id.toString().replace("-", "").substring(3, 30);
    assertThat(found(id, slug, Role.OPERATOR)).hasStatus3xxRedirection();
    var refused =
        pages
            .post()
            .uri("/coalitions/new")
            .param("id", CoalitionId.fresh().toString())
            .param("slug", slug)
            .param("nameTh", " เครือข่าย  " + slug.toUpperCase(Locale.ROOT))
            .param("shortNameTh", slug)
            .param("person", "")
            .param("email", "ไม่ครบ")
            .with(scene.as(Role.OPERATOR))
            .with(csrf())
            .exchange();
    assertThat(refused)
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#nameTh\"", "href=\"#shortNameTh\"", "href=\"#slug\"")
        .contains("href=\"#person\"", "href=\"#email\"", "ชื่อนี้มีเครือข่ายอื่นใช้แล้ว");
  }

  private MvcTestResult linkAgain(CoalitionId id, Role role) {
    return pages
        .post()
        .uri("/coalitions/" + id + "/administrator")
        .with(scene.as(role))
        .with(csrf())
        .exchange();
  }

  private static String shownOnce(MvcTestResult result) {
    var link =
        String.valueOf(
            java.util.Objects.requireNonNull(result.getMvcResult().getFlashMap()).get("link"));
    assertThat(link).contains("/invitation/");
    return link.replaceFirst("https?://[^/]+", "");
  }

  private MvcTestResult found(CoalitionId id, String slug, Role role) {
    return pages
        .post()
        .uri("/coalitions/new")
        .param("id", id.toString())
        .param("slug", slug)
        .param("nameTh", "เครือข่าย " + slug)
        .param("shortNameTh", slug)
        .param("person", "ผู้ดูแล ทดสอบ")
        .param("email", "first@" + slug.replaceAll("[^a-z0-9-]", "x") + ".example")
        .with(scene.as(role))
        .with(csrf())
        .exchange();
  }
}
