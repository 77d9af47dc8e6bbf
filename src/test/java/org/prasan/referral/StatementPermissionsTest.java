package org.prasan.referral;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PagesByRole;
import org.prasan.PagesByRole.Page;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.client.DataGroup;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Statements, papers and referrals to outside, tried by every role of the sending organization. */
@PrasanTest
class StatementPermissionsTest {
  private static final List<Page> PAGES =
      List.of(
          new Page("/statements/CLIENT", Action.REFER_CLIENTS),
          new Page("/statements/CLIENT/paper.pdf", Action.REFER_CLIENTS),
          new Page("/referrals/REFERRAL/papers", Action.REFER_CLIENTS),
          new Page("/outside", Action.REFER_CLIENTS),
          new Page("/outside/new?client=CLIENT", Action.REFER_CLIENTS),
          new Page("/outside/OUTSIDE", Action.REFER_CLIENTS),
          new Page("/outside/OUTSIDE/consent", Action.REFER_CLIENTS),
          new Page("/outside/OUTSIDE/consent/paper", Action.REFER_CLIENTS),
          new Page("/clients/CLIENT/papers", Action.EDIT_CLIENTS));

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired ReferOutside outside;
  @Autowired MockMvcTester pages;

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPageOpensForExactlyTheRolesOfTheTable(Role role) {
    var sides = referrals.sides(scenes.fresh());
    var sender = sides.sender();
    var referral = referrals.offered(sides);
    var id = UUID.randomUUID();
    sender.in(
        () ->
            outside.write(
                sender.acting(Role.CASE_WORKER),
                id,
                sides.client(),
                new ReferOutside.Asked(
                    Urgency.NORMAL,
                    Set.of("shelter"),
                    Set.of(DataGroup.IDENTITY),
                    new Outside.Told("โรงพยาบาล", "", "", "ตรวจ"))));
    PagesByRole.check(
        pages,
        sender,
        role,
        "",
        PAGES,
        Map.of("CLIENT", sides.client(), "REFERRAL", referral, "OUTSIDE", id));
  }
}
