package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a stranger sends as an answer never keeps others from their work. */
@PrasanTest
class UnreadableAnswersTest {
  private static final String ORCHID = "มูลนิธิกล้วยไม้";

  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private Desk desk;
  private Applicants.Applied draft;

  @BeforeEach
  void aDraft() {
    scene = applicants.coalition().scene();
    desk = Desk.at(pages, scene);
    draft = applicants.told(scene, ORCHID);
  }

  @Test
  void anAnswerToSomethingNobodyAskedIsDropped() {
    var fields = new HashMap<String, String>();
    fields.put("answers[0].criterion", "Z".repeat(70_000));
    fields.put("answers[0].answer", "x");
    fields.put("answers[1].criterion", Applicants.POLICY);
    fields.put("answers[1].answer", "ใช้มาห้าปี");
    assertThat(desk.send(draft, "/criteria", fields)).hasStatus(302);
    assertThat(applicants.now(scene, draft.id()).told().answers())
        .isEqualTo(Map.of(Applicants.POLICY, "ใช้มาห้าปี"));
    theOfficeWorks();
  }

  @Test
  void fortyLongOnesAreDroppedToo() {
    var fields = new HashMap<String, String>();
    for (int i = 0; i < 40; i++) {
      fields.put("answers[" + i + "].criterion", i + "Z".repeat(45_000));
      fields.put("answers[" + i + "].answer", "x");
    }
    assertThat(desk.send(draft, "/criteria", fields)).hasStatus(302);
    assertThat(applicants.now(scene, draft.id()).told().answers()).isEmpty();
  }

  @Test
  void aZeroInACriterionIsNoFailure() {
    var fields = Desk.fields("answers[0].criterion", "a\0b", "answers[0].answer", "x");
    assertThat(desk.send(draft, "/criteria", fields)).hasStatus(302);
  }

  @Test
  void oneApplicationThatCannotBeReadHidesNoOther() {
    applicants.submitted(scene, "สมาคมริมธาร");
    scene.in(
        () ->
            jdbc.sql(
                    """
                    update admission.application set state = 'SUBMITTED', submitted_at = started_at,
                      told = jsonb_build_object(repeat('Z', 70000), 'x')
                    where coalition_id = :coalition and id = :id
                    """)
                .param("coalition", scene.id().value())
                .param("id", draft.id().value())
                .update());
    theOfficeWorks();
    assertThat(desk.get(Role.SECRETARY, "/applications")).bodyText().contains("สมาคมริมธาร");
    assertThat(desk.get(Role.SECRETARY, "/applications/" + draft.id()))
        .hasStatusOk()
        .bodyText()
        .contains(ORCHID);
  }

  private void theOfficeWorks() {
    for (var page : new String[] {"/applications", "/applications/export/csv", "/home"})
      for (var role : new Role[] {Role.SECRETARY, Role.OFFICER, Role.STAFF})
        assertThat(desk.get(role, page)).as("%s as %s", page, role).hasStatusOk();
  }
}
