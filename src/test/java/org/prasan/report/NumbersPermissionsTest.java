package org.prasan.report;

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

/** Every page with numbers, and every download, tried by every role. */
@PrasanTest
class NumbersPermissionsTest {
  private static final List<Page> PAGES =
      List.of(
          new Page("/numbers", Action.SEE_NUMBERS),
          new Page("/numbers/needs/export/csv", Action.SEE_NUMBERS),
          new Page("/numbers/refusals/export/xlsx", Action.SEE_NUMBERS),
          new Page("/numbers/own-cases", Action.EDIT_CLIENTS),
          new Page("/numbers/publication", Action.PUBLISH_NUMBERS),
          new Page("/numbers/publication/needs/export/csv", Action.PUBLISH_NUMBERS),
          new Page("/numbers/publication/publish?period=2567", Action.PUBLISH_NUMBERS),
          new Page("/numbers/published", Action.SEE_PUBLIC_PAGES));

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPageOpensForExactlyTheRolesOfTheTable(Role role) {
    PagesByRole.check(pages, scenes.fresh(), role, "", PAGES, Map.of());
  }
}
