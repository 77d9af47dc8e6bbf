package org.prasan.agreement;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PagesByRole;
import org.prasan.PagesByRole.Page;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Every page of agreements, tried by every role. */
@PrasanTest
class AgreementPermissionsTest {
  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired MockMvcTester pages;

  private static final List<Page> PAGES =
      List.of(
          new Page("", Action.SEE_PUBLIC_PAGES),
          new Page("/export/csv", Action.SEE_AGREEMENTS),
          new Page("/new", Action.EDIT_AGREEMENT),
          new Page("/ID", Action.SEE_AGREEMENTS),
          new Page("/ID/text/1", Action.SEE_AGREEMENTS),
          new Page("/ID/compare", Action.SEE_AGREEMENTS),
          new Page("/ID/paper/1/txt", Action.SEE_AGREEMENTS),
          new Page("/ID/edit", Action.EDIT_AGREEMENT),
          new Page("/ID/text", Action.EDIT_AGREEMENT),
          new Page("/ID/parties", Action.EDIT_AGREEMENT),
          new Page("/ID/parties/PARTY/remove", Action.EDIT_AGREEMENT),
          new Page("/ID/take-back", Action.EDIT_AGREEMENT),
          new Page("/ID/in-force", Action.EDIT_AGREEMENT),
          new Page("/ID/end", Action.EDIT_AGREEMENT),
          new Page("/ID/sign", Action.SIGN_AGREEMENT),
          new Page("/ID/parties/PARTY/signature", Action.RECORD_SIGNATURE));

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPageOpensForExactlyTheRolesOfTheTable(Role role) {
    var scene = scenes.fresh();
    agreements.organizations(scene);
    var id = agreements.open(scene);
    var party = agreements.dossier(scene, id).parties().getLast().id();
    PagesByRole.check(pages, scene, role, "/agreements", PAGES, Map.of("ID", id, "PARTY", party));
  }
}
