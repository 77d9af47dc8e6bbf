package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The answer of whoever carries the vote of an organization stands against that of others. */
@PrasanTest
class VoterOutranksTest {
  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private Desk desk;
  private Applicants.Applied applied;

  @BeforeEach
  void aBallotAndADirectorWhoVotes() {
    scene = applicants.coalition().scene();
    desk = Desk.at(pages, scene);
    applied = applicants.opened(scene, "มูลนิธิกล้วยไม้");
    votes(Role.DIRECTOR, true);
  }

  @Test
  void nobodyReplacesTheAnswerOfTheVoter() {
    assertThat(answer(Role.FOCAL_POINT, "ENDORSE")).isEqualTo(302);
    assertThat(answer(Role.DIRECTOR, "OBJECT")).isEqualTo(302);
    assertThat(desk.judge(Role.FOCAL_POINT, applied, "/endorsement", "answer", "ENDORSE"))
        .hasStatus(422)
        .bodyText()
        .contains("ผู้ออกเสียงแทนองค์กรของคุณตอบแล้ว");
    assertThat(endorsed()).isZero();
    assertThat(answer(Role.DIRECTOR, "ENDORSE")).isEqualTo(302);
    assertThat(endorsed()).isOne();
  }

  @Test
  void whoNoLongerCarriesTheVoteNoLongerOutranks() {
    assertThat(answer(Role.DIRECTOR, "OBJECT")).isEqualTo(302);
    votes(Role.DIRECTOR, false);
    assertThat(answer(Role.FOCAL_POINT, "ENDORSE")).isEqualTo(302);
    assertThat(endorsed()).isOne();
  }

  private int answer(Role role, String answer) {
    return desk.judge(role, applied, "/endorsement", "answer", answer, "reason", "พื้นที่ซ้ำกัน")
        .getResponse()
        .getStatus();
  }

  private int endorsed() {
    var ballot = applicants.now(scene, applied.id()).ballot();
    if (ballot == null) throw new AssertionError("There is no ballot");
    return ballot.endorsed();
  }

  private void votes(Role role, boolean votes) {
    scene.in(
        () ->
            jdbc.sql(
                    """
                    update identity.mandate set voter = :votes
                    where coalition_id = :coalition and person_id = :person
                    """)
                .param("votes", votes)
                .param("coalition", scene.id().value())
                .param("person", scene.person(role).value())
                .update());
  }
}
