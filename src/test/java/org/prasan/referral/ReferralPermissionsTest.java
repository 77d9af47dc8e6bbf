package org.prasan.referral;

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
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Every page about referrals, tried by every role of the sending organization. */
@PrasanTest
class ReferralPermissionsTest {
  private static final List<Page> PAGES =
      List.of(
          new Page("/referrals", Action.SEE_REFERRALS),
          new Page("/referrals?shown=ENDED", Action.SEE_REFERRALS),
          new Page("/referrals/sent", Action.SEE_REFERRALS),
          new Page("/referrals/PENDING", Action.SEE_REFERRALS),
          new Page("/referrals/PENDING/steps/withdraw", Action.SEE_REFERRALS),
          new Page("/referrals/OFFERED", Action.SEE_REFERRALS),
          new Page("/referrals/OFFERED/details", Action.REFER_CLIENTS),
          new Page("/referrals/new?client=CLIENT", Action.REFER_CLIENTS),
          new Page("/referrals/PENDING/edit", Action.REFER_CLIENTS),
          new Page("/referrals/PENDING/consent", Action.REFER_CLIENTS),
          new Page("/referrals/PENDING/consent/paper", Action.REFER_CLIENTS),
          new Page("/referrals/DECLINED/elsewhere", Action.REFER_CLIENTS),
          new Page("/referrals/review", Action.REVIEW_REFERRALS));

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired MockMvcTester pages;

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPageOpensForExactlyTheRolesOfTheTable(Role role) {
    var sides = referrals.sides(scenes.fresh());
    var declined = referrals.offered(sides);
    referrals.take(sides.receiver(), Role.CASE_WORKER, declined, Step.DECLINE, "NO_CAPACITY");
    PagesByRole.check(
        pages,
        sides.sender(),
        role,
        "",
        PAGES,
        Map.of(
            "CLIENT", sides.client(),
            "PENDING", referrals.pending(sides),
            "OFFERED", referrals.offered(sides),
            "DECLINED", declined));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void anEmergencyOpensForReviewersOfOtherOrganizationsAlone(Role role) {
    var sides = referrals.sides(scenes.fresh());
    var id = referrals.accepted(sides);
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.ESCALATE);
    PagesByRole.check(
        pages,
        sides.sender().beside(),
        role,
        "",
        List.of(
            new Page("/referrals/review/ESCALATED", Action.REVIEW_REFERRALS),
            new Page("/referrals/review/ESCALATED/steps/stand-down", Action.REVIEW_REFERRALS)),
        Map.of("ESCALATED", id));
  }

  @Test
  void onlyCaseWorkersReferAndOnlyTheOfficeReviews() {
    for (var role : Role.values()) {
      assertThat(Permissions.allows(role, Action.REFER_CLIENTS))
          .as(role.name())
          .isEqualTo(role == Role.CASE_WORKER);
      assertThat(Permissions.allows(role, Action.SEE_REFERRALS))
          .as(role.name())
          .isEqualTo(EnumSet.of(Role.CASE_WORKER, Role.DIRECTOR, Role.FOCAL_POINT).contains(role));
      assertThat(Permissions.allows(role, Action.REVIEW_REFERRALS))
          .as(role.name())
          .isEqualTo(EnumSet.of(Role.OFFICER, Role.SECRETARY).contains(role));
    }
  }
}
