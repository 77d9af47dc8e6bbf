package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PagesByRole;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * What stands beside the course of a referral, tried by every role of both sides and of neither.
 */
@PrasanTest
class EmergencyPermissionsTest {
  private static final Set<Role> SUPERVISORS = EnumSet.of(Role.DIRECTOR, Role.FOCAL_POINT);
  private static final Set<Role> SIDE =
      EnumSet.of(Role.CASE_WORKER, Role.DIRECTOR, Role.FOCAL_POINT);

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired ReferralVisits visits;
  @Autowired OpenInEmergency open;
  @Autowired Emergencies emergencies;
  @Autowired WatchClocks clocks;
  @Autowired Course course;
  @Autowired TestClock time;
  @Autowired MockMvcTester pages;

  @AfterEach
  void back() {
    time.back();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void eachPageOpensForWhoeverItIsMeantFor(Role role) {
    var sides = referrals.sides(scenes.fresh());
    var id = referrals.offered(sides);
    opens(sides, role, id + "/milestones", Set.of(Role.CASE_WORKER), Set.of());
    opens(sides, role, id + "/emergency", SUPERVISORS, Set.of(Role.CASE_WORKER));
    opens(sides, role, id + "/emergency/details", Set.of(), Set.of());
    opened(sides, id);
    opens(sides, role, id + "/emergency/details", Set.of(), Set.of(Role.CASE_WORKER));
    var scene = sides.sender();
    var one = scene.in(() -> emergencies.of(scene.id(), id)).getFirst();
    PagesByRole.check(
        pages,
        scene,
        role,
        "/referrals/review",
        List.of(
            new PagesByRole.Page("", Action.REVIEW_REFERRALS),
            new PagesByRole.Page("/emergencies/EMERGENCY", Action.REVIEW_REFERRALS)),
        Map.of("EMERGENCY", one.id()));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theSideWhoseTurnItWasSaysWhyItTookLonger(Role role) {
    var sides = referrals.sides(scenes.fresh());
    var id = referrals.offered(sides);
    time.forward(Duration.ofHours(75));
    clocks.watch(sides.sender().coalition());
    var offered =
        sides.sender().in(() -> course.of(sides.sender().id(), id)).stream()
            .filter(entry -> entry.what() == Step.OFFER)
            .findFirst()
            .orElseThrow()
            .at();
    opens(sides, role, id + "/late?clock=answer.urgent&from=" + offered, Set.of(), SIDE);
    opens(sides, role, id + "/late?clock=answer.urgent&from=2020-01-01", Set.of(), Set.of());
  }

  private void opens(
      ReferralScenes.Sides sides, Role role, String path, Set<Role> sender, Set<Role> receiver) {
    opens(sides.sender(), role, path, sender.contains(role));
    opens(sides.receiver(), role, path, receiver.contains(role));
    opens(sides.sender().beside(), role, path, false);
  }

  private void opens(Scene who, Role role, String path, boolean expected) {
    var status = visits.get(who, role, path).getResponse().getStatus();
    assertThat(status == 200).as(role + " " + path + " " + status).isEqualTo(expected);
  }

  private void opened(ReferralScenes.Sides sides, ReferralId id) {
    var receiver = sides.receiver();
    receiver.in(
        () ->
            open.open(
                receiver.acting(Role.CASE_WORKER),
                id,
                UUID.randomUUID(),
                EmergencyReason.MEDICAL,
                "ต้องผ่าตัด",
                Duration.ofHours(1)));
  }
}
