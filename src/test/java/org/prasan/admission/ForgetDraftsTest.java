package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What somebody began a year ago and never handed in is forgotten, and nothing else. */
@PrasanTest
class ForgetDraftsTest {
  @Autowired Applicants applicants;
  @Autowired ForgetDrafts drafts;
  @Autowired Papers papers;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester pages;

  private Scene scene;

  @BeforeEach
  void aCoalitionThatTakesMembers() {
    scene = applicants.coalition().scene();
  }

  @Test
  void anOldDraftGoesWithItsLinkItsPapersAndTheirFiles() {
    var draft = applicants.told(scene, "มูลนิธิกล้วยไม้");
    var file = scene.in(() -> papers.of(scene.id(), draft.id())).getFirst().file();
    begunDaysAgo(draft, 366);
    drafts.forget();
    assertThat(open(draft)).hasStatus(404);
    for (var table : new String[] {"link", "entry", "paper"})
      assertThat(rows("admission." + table, "application_id", draft.id().value())).isZero();
    assertThat(rows("admission.application", "id", draft.id().value())).isZero();
    assertThat(rows("files.file", "id", file)).isZero();
  }

  @Test
  void aDraftOfThisYearStays() {
    var draft = applicants.told(scene, "มูลนิธิกล้วยไม้");
    begunDaysAgo(draft, 364);
    drafts.forget();
    assertThat(open(draft)).hasStatusOk();
    assertThat(scene.in(() -> papers.of(scene.id(), draft.id()))).hasSize(1);
  }

  @Test
  void whatWasHandedInStaysHoweverOld() {
    var submitted = applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    begunDaysAgo(submitted, 2000);
    drafts.forget();
    assertThat(open(submitted)).hasStatusOk();
    assertThat(scene.in(() -> papers.of(scene.id(), submitted.id()))).hasSize(1);
  }

  private void begunDaysAgo(Applicants.Applied applied, int days) {
    scene.in(
        () ->
            jdbc.sql(
                    """
                    update admission.application
                    set started_at = started_at - make_interval(days => :days)
                    where coalition_id = :coalition and id = :id
                    """)
                .param("days", days)
                .param("coalition", scene.id().value())
                .param("id", applied.id().value())
                .update());
  }

  private int rows(String table, String column, java.util.UUID value) {
    return scene.in(
        () ->
            jdbc.sql(
                    "select count(*) from %s where coalition_id = :coalition and %s = :value"
                        .formatted(table, column))
                .param("coalition", scene.id().value())
                .param("value", value)
                .query(Integer.class)
                .single());
  }

  private MvcTestResult open(Applicants.Applied applied) {
    return pages.get().uri(scene.url("/apply/" + applied.link().value())).exchange();
  }
}
