package org.prasan.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Every page of the roster, tried by every role. */
@PrasanTest
class RosterPermissionsTest {
  @Autowired Scenes scenes;
  @Autowired RosterScenes roster;
  @Autowired MockMvcTester pages;

  /** A page, and the action it is. */
  record Page(String path, Action action) {}

  private static final List<Page> PAGES =
      List.of(
          new Page("/duty", Action.SEE_ROSTER),
          new Page("/roster", Action.SEE_ROSTER),
          new Page("/roster/load", Action.SEE_ROSTER),
          new Page("/roster/export/csv", Action.SEE_ROSTER),
          new Page("/roster/export/xlsx", Action.SEE_ROSTER),
          new Page("/roster/sheet", Action.SEE_ROSTER),
          new Page("/roster/sheet.pdf", Action.SEE_ROSTER),
          new Page("/roster/card", Action.SEE_ROSTER),
          new Page("/roster/card.pdf", Action.SEE_ROSTER),
          new Page("/roster/seats", Action.SEE_ROSTER),
          new Page("/roster/seats/SEAT", Action.SEE_ROSTER),
          new Page("/roster/people", Action.SEE_ROSTER),
          new Page("/roster/editions", Action.SEE_ROSTER),
          new Page("/roster/editions/PUBLISHED", Action.SEE_ROSTER),
          new Page("/roster/mine", Action.SERVE_DUTY),
          new Page("/roster/seats/new", Action.MANAGE_ROSTER),
          new Page("/roster/seats/SEAT/edit", Action.MANAGE_ROSTER),
          new Page("/roster/seats/SEAT/close", Action.MANAGE_ROSTER),
          new Page("/roster/seats/SEAT/turns", Action.MANAGE_ROSTER),
          new Page("/roster/seats/SEAT/replace", Action.MANAGE_ROSTER),
          new Page("/roster/people/new", Action.MANAGE_ROSTER),
          new Page("/roster/people/PERSON", Action.MANAGE_ROSTER),
          new Page("/roster/people/PERSON/leave", Action.MANAGE_ROSTER),
          new Page("/roster/drafts/new", Action.MANAGE_ROSTER),
          new Page("/roster/editions/DRAFT", Action.MANAGE_ROSTER),
          new Page("/roster/editions/DRAFT/publish", Action.MANAGE_ROSTER),
          new Page("/roster/editions/DRAFT/discard", Action.MANAGE_ROSTER),
          new Page("/roster/editions/PUBLISHED/order", Action.MANAGE_ROSTER));

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPageOpensForExactlyTheRolesOfTheTable(Role role) {
    var scene = scenes.fresh();
    var seat = roster.seat(scene, "ล่าม", NeededHours.NIGHTS);
    var person = roster.person(scene, null, "เอื้อง", seat);
    var month = YearMonth.from(roster.today());
    var published = roster.published(scene, month);
    var draft = roster.drafted(scene, month.plusMonths(1));
    for (var page : PAGES) {
      var path =
          page.path()
              .replace("SEAT", seat.toString())
              .replace("PERSON", person.toString())
              .replace("PUBLISHED", published.toString())
              .replace("DRAFT", draft.toString());
      var result = pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
      assertThat(result.getResponse().getStatus() == 200)
          .as(role + " " + page + " " + result.getResponse().getStatus())
          .isEqualTo(Permissions.allows(scene.acting(role).roles(), page.action()));
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void onlyMembersSeeTelephoneNumbers(Role role) {
    var scene = scenes.fresh();
    var seat = roster.seat(scene, "ล่าม", NeededHours.ALL_DAY);
    roster.onDutyNow(scene, seat, roster.person(scene, null, "เอื้อง", seat));
    for (var path : List.of("/duty", "/roster", "/roster/people", "/roster/card")) {
      var text =
          new String(
              pages
                  .get()
                  .uri(scene.url(path))
                  .with(scene.as(role))
                  .exchange()
                  .getResponse()
                  .getContentAsByteArray(),
              java.nio.charset.StandardCharsets.UTF_8);
      assertThat(text.contains("tel:05300") || text.contains("tel:09900"))
          .as(role + " " + path)
          .isEqualTo(Permissions.allows(scene.acting(role).roles(), Action.SEE_ROSTER));
    }
  }
}
