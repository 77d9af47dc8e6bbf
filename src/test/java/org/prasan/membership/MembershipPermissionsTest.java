package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PagesByRole;
import org.prasan.PagesByRole.Page;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Every page of the registry, tried by every role. */
@PrasanTest
class MembershipPermissionsTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired AddOrganization addOrganization;

  private static final List<Page> PAGES =
      List.of(
          new Page("", Action.SEE_REGISTRY),
          new Page("/coverage", Action.SEE_REGISTRY),
          new Page("/export/csv", Action.EXPORT_REGISTRY),
          new Page("/coverage/export/csv", Action.EXPORT_REGISTRY),
          new Page("/new", Action.ADD_ORGANIZATION),
          new Page("/bring", Action.ADD_ORGANIZATION),
          new Page("/import", Action.IMPORT_ORGANIZATIONS),
          new Page("/import/template/csv", Action.IMPORT_ORGANIZATIONS),
          new Page("/OWN", Action.SEE_REGISTRY),
          new Page("/OWN/profile", Action.EDIT_OWN_ORGANIZATION),
          new Page("/OWN/reach", Action.EDIT_OWN_ORGANIZATION),
          new Page("/OWN/contacts", Action.EDIT_OWN_ORGANIZATION),
          new Page("/OWN/registration", Action.EDIT_OWN_ORGANIZATION),
          new Page("/OWN/evidence", Action.EDIT_OWN_ORGANIZATION),
          new Page("/OWN/logo", Action.EDIT_OWN_ORGANIZATION),
          new Page("/OTHER", Action.SEE_REGISTRY),
          new Page("/OTHER/profile", Action.EDIT_ANY_ORGANIZATION),
          new Page("/OTHER/reach", Action.EDIT_ANY_ORGANIZATION),
          new Page("/OTHER/contacts", Action.EDIT_ANY_ORGANIZATION),
          new Page("/OTHER/registration", Action.EDIT_ANY_ORGANIZATION),
          new Page("/OTHER/evidence", Action.EDIT_ANY_ORGANIZATION),
          new Page("/OTHER/logo", Action.EDIT_ANY_ORGANIZATION));

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPageOpensForExactlyTheRolesOfTheTable(Role role) {
    var scene = scenes.fresh();
    PagesByRole.check(pages, scene, role, "/organizations", PAGES, twoOrganizations(scene));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aChangeIsMadeByExactlyTheRolesOfTheTable(Role role) {
    var scene = scenes.fresh();
    var ids = twoOrganizations(scene);
    for (var page : PAGES) {
      if (!page.path().matches(".*/(profile|reach|contacts|registration|evidence|logo|new|import)"))
        continue;
      var result =
          pages
              .post()
              .uri(scene.url("/organizations" + page.at(ids)))
              .with(csrf())
              .with(scene.as(role))
              .exchange();
      var status = result.getResponse().getStatus();
      assertThat(
              status == 422
                  || status == 409
                  || toOrganization(result.getResponse().getRedirectedUrl()))
          .as(role + " " + page + " " + status)
          .isEqualTo(page.opensFor(scene, role));
    }
  }

  private Map<String, OrganizationId> twoOrganizations(Scene scene) {
    var other = OrganizationId.fresh();
    add(scene, scene.organization(), "มูลนิธิหนึ่ง");
    add(scene, other, "มูลนิธิสอง");
    return Map.of("OWN", scene.organization(), "OTHER", other);
  }

  @Test
  void aChangeWithoutTheFormsTokenChangesNothing() {
    var scene = scenes.fresh();
    add(scene, scene.organization(), "มูลนิธิหนึ่ง");
    pages
        .post()
        .uri(scene.url("/organizations/" + scene.organization() + "/profile"))
        .param("nameTh", "มูลนิธิปลอม")
        .param("kind", "FOUNDATION")
        .with(scene.as(Role.SECRETARY))
        .exchange();
    var page = pages.get().uri(scene.url("/organizations")).with(scene.as(Role.STAFF)).exchange();
    assertThat(page).bodyText().contains("มูลนิธิหนึ่ง").doesNotContain("มูลนิธิปลอม");
  }

  private static boolean toOrganization(@org.jspecify.annotations.Nullable String url) {
    return url != null && url.contains("/organizations/");
  }

  private void add(Scene scene, OrganizationId id, String name) {
    scene.in(
        () ->
            addOrganization.add(
                scene.acting(Role.SECRETARY),
                id,
                NewOrganization.named(LocalizedText.of(name), OrganizationKind.FOUNDATION)));
  }
}
