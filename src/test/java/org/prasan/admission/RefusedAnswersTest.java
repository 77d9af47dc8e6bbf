package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.TestClock;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who answers too late or without a right to leaves a trace. */
@PrasanTest
class RefusedAnswersTest {
  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private Desk desk;
  private Applicants.Applied applied;

  @BeforeEach
  void anOpenBallot() {
    scene = applicants.coalition().scene();
    desk = Desk.at(pages, scene);
    applied = applicants.opened(scene, "มูลนิธิกล้วยไม้");
  }

  @AfterEach
  void itIsTodayAgain() {
    clock.back();
  }

  @Test
  void anAnswerAfterTheLastDayIsNoted() {
    clock.forward(Duration.ofDays(22));
    assertThat(desk.judge(Role.DIRECTOR, applied, "/endorsement", "answer", "ENDORSE"))
        .hasStatus(422);
    assertThat(refused(Role.DIRECTOR)).isOne();
  }

  @Test
  void anAnswerWithoutARightToItIsNoted() {
    assertThat(desk.judge(Role.STAFF, applied, "/endorsement", "answer", "ENDORSE")).hasStatus(403);
    assertThat(refused(Role.STAFF)).isOne();
    assertThat(desk.get(Role.OFFICER, "/audit"))
        .hasStatusOk()
        .bodyText()
        .contains("พยายามตอบเรื่องการรับรองมูลนิธิกล้วยไม้");
  }

  @Test
  void missingPapersAreNotAskedForByADayThatHasPassed() {
    var submitted = applicants.submitted(scene, "สมาคมริมธาร");
    assertThat(
            desk.judge(
                Role.SECRETARY, submitted, "/ask", "reason", "ขาดรายงาน", "by", "1 มกราคม 2563"))
        .hasStatus(422)
        .bodyText()
        .contains("เลยวันนั้นแล้ว", "ขาดรายงาน", "1 มกราคม 2563");
    assertThat(applicants.now(scene, submitted.id()).state()).isEqualTo(State.SUBMITTED);
  }

  private int refused(Role by) {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select count(*) from audit.entry where coalition_id = :coalition
                      and deed = 'application.answer-refused' and person_id = :person
                    """)
                .param("coalition", scene.id().value())
                .param("person", scene.person(by).value())
                .query(Integer.class)
                .single());
  }
}
