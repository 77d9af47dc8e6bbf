package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whoever declared a conflict of interest leaves every later step to others. */
@PrasanTest
class DeclaredConflictTest {
  private static final String CONFLICT = "คุณแจ้งว่ามีส่วนได้เสีย";

  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private Desk desk;
  private Applicants.Applied applied;

  @BeforeEach
  void aSecretaryAndAnOfficerTooCloseToTheApplicant() {
    scene = applicants.coalition().scene();
    desk = Desk.at(pages, scene);
    applicants.rule(scene, RuleKey.REVIEWERS_NEEDED, new RuleValue.Amount(1));
    applied = applicants.complete(scene, "มูลนิธิกล้วยไม้");
  }

  @Test
  void theSecretaryNeitherReadsScoresNorOpensNorDecides() {
    declare(Role.SECRETARY);
    applicants.score(scene, applied, Role.OFFICER, 4, 3);
    assertThat(desk.get(Role.SECRETARY, "/applications/" + applied.id()))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("เหตุผลหนึ่ง", "เห็นควร", "/open-endorsement", applied.id() + "/decision");
    assertThat(desk.judge(Role.SECRETARY, applied, "/open-endorsement"))
        .hasStatus(422)
        .bodyText()
        .contains(CONFLICT);
    for (var verdict : new String[] {"ADMIT", "REFUSE"})
      assertThat(
              desk.post(
                  Role.SECRETARY,
                  "/applications/" + applied.id() + "/decision",
                  Desk.verdict(
                      "verdict", verdict, "reason", "พิจารณาแล้ว", "override", "เร่งด่วน")))
          .hasStatus(422)
          .bodyText()
          .contains(CONFLICT);
    assertThat(applicants.now(scene, applied.id()).state()).isEqualTo(State.SCREENED);
    assertThat(desk.judge(Role.ADMINISTRATOR, applied, "/open-endorsement")).hasStatus(302);
  }

  @Test
  void anOfficerWhoCarriesAVoteDoesNotCastIt() {
    declare(Role.OFFICER);
    applicants.score(scene, applied, Role.SECRETARY, 4, 3);
    scene.in(
        () ->
            jdbc.sql(
                    """
                    update identity.mandate set voter = true
                    where coalition_id = :coalition and person_id = :person
                    """)
                .param("coalition", scene.id().value())
                .param("person", scene.person(Role.OFFICER).value())
                .update());
    assertThat(desk.judge(Role.SECRETARY, applied, "/open-endorsement")).hasStatus(302);
    assertThat(desk.judge(Role.OFFICER, applied, "/endorsement", "answer", "ENDORSE"))
        .hasStatus(422)
        .bodyText()
        .contains(CONFLICT);
    assertThat(applicants.now(scene, applied.id()).ballot())
        .extracting(Ballot::answered)
        .isEqualTo(0);
  }

  private void declare(Role role) {
    assertThat(
            desk.judge(
                role, applied, "/declaration", "conflict", "true", "note", "เคยทำงานที่นั่น"))
        .hasStatus(302);
  }
}
