package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.commitment.CommitmentId;
import org.prasan.commitment.Commitments;
import org.prasan.commitment.Promise;
import org.prasan.commitment.Source;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What was refused at a meeting stands in the audit log with why, and changes nothing. */
@PrasanTest
class RefusedActsTest {
  @Autowired Scenes scenes;
  @Autowired MeetingScenes meetings;
  @Autowired Commitments commitments;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene scene;

  @BeforeEach
  void aCoalitionWithMembers() {
    scene = scenes.fresh();
    meetings.members(scene, 2);
  }

  @Test
  void closingWithoutAQuorumIsNoted() {
    meetings.quorum(scene, 60);
    var id = meetings.started(scene);
    assertThat(post("/meetings/" + id + "/close")).hasStatus(422);
    assertThat(noted("meeting.input-refused")).singleElement().asString().contains("no-quorum");
  }

  @Test
  void aPasteOfFiveHundredLinesIsNotedAndAddsNothing() {
    var id = meetings.open(scene);
    var lines = "เรื่องยาวที่ใครบางคนวางมา\n".repeat(500);
    assertThat(post("/meetings/" + id + "/items/paste", "heading", "5", "lines", lines))
        .hasStatus(422);
    assertThat(meetings.dossier(scene, id).agenda().lines()).hasSize(1);
    assertThat(noted("meeting.input-refused"))
        .singleElement()
        .asString()
        .contains("meeting.wrong.")
        .doesNotContain("ใครบางคน");
  }

  @Test
  void aDayThatIsOverOrCouldBeSeveralIsNoted() {
    var id = meetings.started(scene);
    for (var due : List.of("เมื่อวาน", "อาทิตย์หน้า"))
      assertThat(
              post(
                  "/meetings/" + id + "/room/" + meetings.firstItem(scene, id),
                  "id",
                  FreshId.next().toString(),
                  "kind",
                  "COMMITMENT",
                  "text",
                  "จัดรถรับส่ง",
                  "owner",
                  scene.organization().toString(),
                  "namesLater",
                  "true",
                  "due",
                  due))
          .hasStatus(422);
    assertThat(noted("meeting.input-refused")).hasSize(2);
    var asked =
        post(
            "/commitments/new",
            "id",
            FreshId.next().toString(),
            "what",
            "จัดรถรับส่ง",
            "owner",
            scene.organization().toString(),
            "asker",
            "OWN",
            "due",
            "เมื่อวาน");
    assertThat(asked).hasStatus(422).bodyText().contains("ผ่านไปแล้ว").doesNotContain("dueChoice");
    assertThat(noted("commitment.input-refused")).hasSize(1);
  }

  /** Also without a page of its own: what was sent at once with another, or under its id. */
  @Test
  void whoeverComesSecondIsNoted() {
    var first = meetings.open(scene);
    var second = meetings.open(scene);
    var item =
        new String[] {"id", FreshId.next().toString(), "heading", "5", "title", "เรื่องใหม่"};
    assertThat(post("/meetings/" + first + "/items/new", item)).hasStatus3xxRedirection();
    assertThat(post("/meetings/" + second + "/items/new", item)).hasStatus(409);
    assertThat(noted("meeting.input-refused"))
        .singleElement()
        .asString()
        .contains("web.error.409.title")
        .doesNotContain("เรื่องใหม่");
    var id = promised(first);
    var taken =
        new String[] {
          "id",
          id.toString(),
          "what",
          "เรื่องใหม่",
          "owner",
          scene.organization().toString(),
          "asker",
          "OWN",
          "due",
          "สิ้นเดือนหน้า",
          "step",
          "send"
        };
    assertThat(post("/commitments/new", taken)).hasStatus(409);
    assertThat(noted("commitment.input-refused"))
        .singleElement()
        .asString()
        .contains("web.error.409.title");
  }

  @Test
  void whatCannotBeDoneAnyMoreIsNotedOnceItIsSentAndNotWhenThePageIsAskedFor() {
    var id = meetings.in(scene, MeetingState.CLOSED);
    assertThat(
            pages
                .get()
                .uri(scene.url("/meetings/" + id + "/items/paste"))
                .with(scene.as(Role.SECRETARY)))
        .hasStatus(409);
    assertThat(noted("meeting.input-refused")).isEmpty();
    assertThat(post("/meetings/" + id + "/items/paste", "heading", "5", "lines", "เรื่องใหม่"))
        .hasStatus(409);
    assertThat(noted("meeting.input-refused"))
        .singleElement()
        .asString()
        .contains("meeting.not-now.WINDOW");
    var going = meetings.started(scene);
    assertThat(post("/meetings/" + going + "/minutes/circulate", "until", "สิ้นเดือนหน้า"))
        .hasStatus(409);
    assertThat(noted("minutes.input-refused"))
        .singleElement()
        .asString()
        .contains("minutes.refused.NOT_CLOSED");
  }

  @Test
  void promisesAreNarrowedToTheMeetingAtWhichTheyWereMade() {
    var here = meetings.started(scene);
    var there = meetings.in(scene, MeetingState.CLOSED);
    var id = promised(here);
    for (var query : List.of("&source=" + here, "&source=" + here + "&q=มูลนิธิทดสอบ"))
      assertThat(list(query))
          .bodyText()
          .as(query)
          .contains("/commitments/" + id, "การประชุมรายไตรมาสทดสอบ");
    assertThat(list("&source=" + there)).bodyText().doesNotContain("/commitments/" + id);
    assertThat(list("")).bodyText().contains("source=" + here, "source=" + there);
  }

  private CommitmentId promised(MeetingId meeting) {
    var source = new Source(MeetingSources.KIND, meeting.value(), null);
    return scene.in(
        () ->
            commitments.make(
                scene.acting(Role.SECRETARY),
                new Promise(
                    "จัดรถรับส่ง",
                    scene.organization(),
                    null,
                    meetings.today().plusDays(9),
                    source,
                    null)));
  }

  private MvcTestResult list(String query) {
    return pages
        .get()
        .uri(scene.url("/commitments?view=ALL" + query))
        .with(scene.as(Role.STAFF))
        .exchange();
  }

  private List<String> noted(String deed) {
    return scene.in(
        () ->
            jdbc.sql(
                    "select after::text from audit.entry where coalition_id = :coalition"
                        + " and deed = :deed order by number")
                .param("coalition", scene.id().value())
                .param("deed", deed)
                .query(String.class)
                .list());
  }

  private MvcTestResult post(String path, String... fields) {
    var request = pages.post().uri(scene.url(path)).with(csrf()).with(scene.as(Role.SECRETARY));
    for (int i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
