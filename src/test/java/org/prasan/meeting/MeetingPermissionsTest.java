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
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Every page of meetings, tried by every role. */
@PrasanTest
class MeetingPermissionsTest {
  @Autowired Scenes scenes;
  @Autowired MeetingScenes meetings;
  @Autowired RecordOutcome record;
  @Autowired ProposeItem propose;
  @Autowired MockMvcTester pages;

  private static final List<Page> PAGES =
      List.of(
          new Page("/meetings", Action.SEE_MEETINGS),
          new Page("/meetings/templates", Action.SEE_MEETINGS),
          new Page("/meetings/templates/GENERAL", Action.ARRANGE_MEETINGS),
          new Page("/meetings/series/new", Action.ARRANGE_MEETINGS),
          new Page("/meetings/series/SERIES", Action.SEE_MEETINGS),
          new Page("/meetings/series/SERIES/edit", Action.ARRANGE_MEETINGS),
          new Page("/meetings/OPEN", Action.SEE_MEETINGS),
          new Page("/meetings/OPEN/edit", Action.ARRANGE_MEETINGS),
          new Page("/meetings/OPEN/open", Action.ARRANGE_MEETINGS),
          new Page("/meetings/OPEN/cancel", Action.ARRANGE_MEETINGS),
          new Page("/meetings/OPEN/answer", Action.ANSWER_MEETING),
          new Page("/meetings/OPEN/attendance", Action.SEE_MEETINGS),
          new Page("/meetings/OPEN/door", Action.HOLD_MEETINGS),
          new Page("/meetings/OPEN/check-in", Action.ATTEND_MEETING),
          new Page("/meetings/OPEN/items/new", Action.ARRANGE_MEETINGS),
          new Page("/meetings/OPEN/items/paste", Action.ARRANGE_MEETINGS),
          new Page("/meetings/OPEN/items/ITEM/edit", Action.ARRANGE_MEETINGS),
          new Page("/meetings/OPEN/items/ITEM/papers", Action.ARRANGE_MEETINGS),
          new Page("/meetings/HELD/room", Action.SEE_MEETINGS),
          new Page("/meetings/HELD/present", Action.SEE_MEETINGS),
          new Page("/meetings/HELD/close", Action.HOLD_MEETINGS),
          new Page("/meetings/HELD/outcomes/OUTCOME", Action.HOLD_MEETINGS),
          new Page("/proposals", Action.SEE_MEETINGS),
          new Page("/proposals/new", Action.PROPOSE_ITEM),
          new Page("/proposals/PROPOSAL", Action.SEE_MEETINGS),
          new Page("/decisions", Action.SEE_MEETINGS),
          new Page("/decisions/export/csv", Action.SEE_MEETINGS),
          new Page("/meetings/export/csv", Action.SEE_MEETINGS),
          new Page("/decisions/DECISION", Action.SEE_MEETINGS));

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPageOpensForExactlyTheRolesOfTheTable(Role role) {
    var scene = scenes.fresh();
    meetings.members(scene, 1);
    var open = meetings.open(scene);
    var held = meetings.started(scene);
    var series = meetings.dossier(scene, open).series();
    meetings.decide(scene, held, "เห็นชอบ", true);
    var outcome = meetings.dossier(scene, held).outcomes().getFirst();
    var proposal = FreshId.next();
    scene.in(
        () ->
            propose.propose(
                scene.acting(Role.STAFF),
                proposal,
                series.id(),
                null,
                new Proposal.Facts(Heading.Kind.CONSIDERATION, "เรื่อง", "เพราะ", 10, null, ""),
                null));
    PagesByRole.check(
        pages,
        scene,
        role,
        "",
        PAGES,
        Map.of(
            "SERIES",
            series.id(),
            "OPEN",
            open,
            "HELD",
            held,
            "ITEM",
            meetings.firstItem(scene, open),
            "OUTCOME",
            outcome.id(),
            "PROPOSAL",
            proposal,
            "DECISION",
            outcome.id()));
  }
}
