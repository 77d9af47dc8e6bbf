package org.prasan.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PagesByRole;
import org.prasan.PagesByRole.Page;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.NotPermitted;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Every page about clients, tried by every role. */
@PrasanTest
class ClientPermissionsTest {
  private static final List<Page> PAGES =
      List.of(
          new Page("/clients", Action.SEE_CLIENTS),
          new Page("/clients?shown=CLOSED", Action.SEE_CLIENTS),
          new Page("/clients/CLIENT", Action.SEE_CLIENTS),
          new Page("/clients/questions", Action.EDIT_CLIENTS),
          new Page("/clients/new", Action.EDIT_CLIENTS),
          new Page("/clients/CLIENT/triage", Action.EDIT_CLIENTS),
          new Page("/clients/CLIENT/contact", Action.EDIT_CLIENTS),
          new Page("/clients/CLIENT/identity", Action.EDIT_CLIENTS),
          new Page("/clients/CLIENT/story", Action.EDIT_CLIENTS),
          new Page("/clients/CLIENT/health", Action.EDIT_CLIENTS),
          new Page("/clients/CLIENT/legal", Action.EDIT_CLIENTS),
          new Page("/clients/CLIENT/screening", Action.EDIT_CLIENTS),
          new Page("/clients/CLIENT/close", Action.EDIT_CLIENTS),
          new Page("/clients/CLIENT/erase", Action.EDIT_CLIENTS));

  @Autowired Scenes scenes;
  @Autowired ClientScenes clients;
  @Autowired Clients all;
  @Autowired MockMvcTester pages;

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPageOpensForExactlyTheRolesOfTheTable(Role role) {
    var scene = scenes.fresh();
    PagesByRole.check(pages, scene, role, "", PAGES, Map.of("CLIENT", clients.client(scene)));
  }

  @Test
  void onlyACaseWorkerMayOpenWhatIsSealed() {
    for (var role : Role.values()) {
      assertThat(Permissions.allows(role, Action.EDIT_CLIENTS))
          .as(role.name())
          .isEqualTo(role == Role.CASE_WORKER);
      assertThat(Permissions.allows(role, Action.SEE_CLIENTS))
          .as(role.name())
          .isEqualTo(EnumSet.of(Role.CASE_WORKER, Role.DIRECTOR, Role.FOCAL_POINT).contains(role));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"DIRECTOR", "FOCAL_POINT"})
  void whoSeesNumbersAndCodesSeesNoWord(Role role) {
    var scene = scenes.fresh();
    var id = clients.client(scene);
    assertThat(pages.get().uri(scene.url("/clients/" + id)).with(scene.as(role)))
        .bodyText()
        .contains(clients.file(scene, id).number(), "ถูกผนึกไว้")
        .doesNotContain("เอื้องคำ");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    scene.in(
                        () -> all.detail(scene.acting(role), id, EnumSet.allOf(DataGroup.class)))))
        .isInstanceOf(NotPermitted.class);
  }
}
