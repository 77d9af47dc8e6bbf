package org.prasan.meeting;

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

/** Every page of minutes, tried by every role. */
@PrasanTest
class MinutesPermissionsTest {
  @Autowired Scenes scenes;
  @Autowired MinutesScenes meetings;
  @Autowired MockMvcTester pages;

  private static final List<Page> PAGES =
      List.of(
          new Page("/ID/minutes", Action.SEE_MEETINGS),
          new Page("/ID/minutes/for-us", Action.SEE_MEETINGS),
          new Page("/ID/minutes/check", Action.SEE_MEETINGS),
          new Page("/ID/minutes/versions/1", Action.SEE_MEETINGS),
          new Page("/ID/minutes/versions/1/record", Action.SEE_MEETINGS),
          new Page("/ID/paper/txt", Action.SEE_MEETINGS),
          new Page("/ID/calendar", Action.SEE_MEETINGS),
          new Page("/ID/invitation.ics", Action.SEE_MEETINGS),
          new Page("/ID/minutes/corrections/new", Action.CORRECT_MINUTES),
          new Page("/ID/minutes/corrections/WISH/answer", Action.WRITE_MINUTES),
          new Page("/ID/minutes/circulate", Action.WRITE_MINUTES),
          new Page("/ID/minutes/adopt", Action.HOLD_MEETINGS));

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPageOpensForExactlyTheRolesOfTheTable(Role role) {
    var scene = scenes.fresh();
    meetings.organizations(scene);
    var held = meetings.circulated(scene);
    var wish = meetings.correction(scene, held, Role.DIRECTOR, "ข้อความอื่น");
    PagesByRole.check(
        pages, scene, role, "/meetings", PAGES, Map.of("ID", held.meeting(), "WISH", wish));
  }
}
