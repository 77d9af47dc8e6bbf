package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.prasan.files.FileId;
import org.prasan.files.Upload;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every page of meetings, tried by every role. */
@PrasanTest
class MeetingPermissionsTest {
  @Autowired Scenes scenes;
  @Autowired MeetingScenes meetings;
  @Autowired MinutesScenes minutes;
  @Autowired JdbcClient jdbc;
  @Autowired RecordOutcome record;
  @Autowired ProposeItem propose;
  @Autowired EditAgenda agenda;
  @Autowired PlanMeeting plan;
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

  /** As treasurer, say. */
  @Test
  void anOfficerWhoDoesNotChairIsRefusedWhatTheChairDoes() {
    var scene = scenes.fresh();
    minutes.organizations(scene);
    var held = minutes.going(scene, minutes.series(scene, Role.DIRECTOR, Role.SECRETARY), today());
    var item = "/room/" + held.item();
    assertThat(refusals(scene, held, item)).allMatch(status -> status == 403);
    assertThat(post(scene, held, "/check-in")).hasStatus3xxRedirection();
    chairs(scene, "TREASURER");
    assertThat(refusals(scene, held, item)).allMatch(status -> status == 403);
    chairs(scene, "VICE_CHAIR");
    assertThat(refusals(scene, held, item)).doesNotContain(403);
  }

  @Test
  void anOfficerWhomTheMeetingNamesAsItsChairHoldsIt() {
    var scene = scenes.fresh();
    minutes.organizations(scene);
    var held = minutes.going(scene, minutes.series(scene, Role.OFFICER, Role.SECRETARY), today());
    assertThat(refusals(scene, held, "/room/" + held.item())).doesNotContain(403);
  }

  @Test
  void membersDoNotReadTheAgendaOfADraft() {
    var scene = scenes.fresh();
    meetings.members(scene, 1);
    var draft = meetings.in(scene, MeetingState.DRAFT);
    for (var path : List.of("", "/room", "/present", "/minutes"))
      for (var role : List.of(Role.DIRECTOR, Role.SECRETARY, Role.OFFICER))
        assertThat(body(scene, "/meetings/" + draft + path, role).contains("เรื่องที่หนึ่ง"))
            .as("%s as %s", path, role)
            .isEqualTo(role != Role.DIRECTOR);
    for (var path : List.of("", "/items/paste"))
      assertThat(body(scene, "/meetings/" + draft + path, Role.SECRETARY))
          .contains("จนกว่าจะเปิดการประชุม")
          .doesNotContain("สมาชิกทุกองค์กรในเครือข่าย");
    assertThat(body(scene, "/meetings/" + draft, Role.DIRECTOR))
        .contains("ระเบียบวาระยังเป็นร่าง", "/proposals/new");
    assertThat(
            pages
                .get()
                .uri(scene.url("/meetings/" + draft + "/paper/pdf"))
                .with(scene.as(Role.DIRECTOR)))
        .hasStatus(404);
  }

  @Test
  void thePapersOfADraftAreForThoseWhoHoldIt() {
    var scene = scenes.fresh();
    minutes.organizations(scene);
    var draft = MeetingId.fresh();
    var series = minutes.series(scene, Role.DIRECTOR, Role.SECRETARY);
    scene.in(() -> plan.plan(scene.acting(Role.SECRETARY), series, draft, today()));
    var item = meetings.item(scene, draft, "เรื่องที่หนึ่ง");
    var paper = Upload.of("เอกสาร.pdf", "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII));
    scene.in(() -> agenda.addPaper(scene.acting(Role.SECRETARY), draft, item, paper));
    var file = meetings.dossier(scene, draft).papers().getFirst().file();
    assertThat(file(scene, file, Role.SECRETARY)).hasStatusOk();
    chairs(scene, "TREASURER");
    assertThat(file(scene, file, Role.OFFICER)).hasStatus(404);
    assertThat(file(scene, file, Role.DIRECTOR)).hasStatus(404);
    chairs(scene, "VICE_CHAIR");
    assertThat(file(scene, file, Role.OFFICER)).hasStatusOk();
  }

  private MvcTestResult file(Scene scene, FileId file, Role role) {
    return pages.get().uri(scene.url("/files/" + file)).with(scene.as(role)).exchange();
  }

  private List<Integer> refusals(Scene scene, MinutesScenes.Held held, String item) {
    var all = new ArrayList<Integer>();
    for (var path : List.of("/door", "/close"))
      all.add(
          pages
              .get()
              .uri(MinutesScenes.page(scene, held, path))
              .with(scene.as(Role.OFFICER))
              .exchange()
              .getResponse()
              .getStatus());
    for (var path : List.of("/attendance", "/door", item + "/steer", item, "/start"))
      all.add(post(scene, held, path).getResponse().getStatus());
    return all;
  }

  private MvcTestResult post(Scene scene, MinutesScenes.Held held, String path) {
    return pages
        .post()
        .uri(MinutesScenes.page(scene, held, path))
        .with(scene.as(Role.OFFICER))
        .with(csrf())
        .param("id", FreshId.next().toString())
        .param("name", "ชบา ใจดี")
        .param("kind", "INFORMATION")
        .param("text", "รับทราบ")
        .exchange();
  }

  private String body(Scene scene, String path, Role role) {
    var result = pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private LocalDate today() {
    return meetings.today();
  }

  private void chairs(Scene scene, String kind) {
    scene.in(
        () ->
            jdbc.sql(
                    """
                    with organ as (insert into coalition.organ (coalition_id, id, name_th, position)
                      values (:coalition, :organ, 'คณะกรรมการ', 1)),
                    office as (insert into coalition.office
                      (coalition_id, id, organ_id, name_th, kind, seats, position)
                      values (:coalition, :office, :organ, 'ตำแหน่ง', :kind, 1, 1))
                    insert into coalition.term (coalition_id, id, office_id, organization_id,
                      person_id, began, valid_from)
                    values (:coalition, :term, :office, :organization, :person, '2026', :from)
                    """)
                .param("coalition", scene.id().value())
                .param("organ", FreshId.next())
                .param("office", FreshId.next())
                .param("term", FreshId.next())
                .param("kind", kind)
                .param("organization", scene.organization().value())
                .param("person", scene.person(Role.OFFICER).value())
                .param("from", today().minusDays(1))
                .update());
  }
}
