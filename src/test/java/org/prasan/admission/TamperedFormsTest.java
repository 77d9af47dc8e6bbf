package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A form that no page of ours sent is refused and is no failure of the server. */
@PrasanTest
class TamperedFormsTest {
  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;

  private Scene scene;
  private Desk desk;

  @BeforeEach
  void aCoalitionThatTakesMembers() {
    scene = applicants.coalition().scene();
    desk = Desk.at(pages, scene);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "300", "5000", "abc", "99999999999", "0][0", ""})
  void aLineOfAListThatCannotBe(String line) {
    var draft = applicants.told(scene, "มูลนิธิกล้วยไม้");
    refused(desk.send(draft, "/criteria", Map.of("answers[" + line + "].answer", "x")));
    var applied = applicants.complete(scene, "สมาคมริมธาร");
    desk.judge(Role.OFFICER, applied, "/declaration", "conflict", "false");
    refused(
        desk.judge(
            Role.OFFICER,
            applied,
            "/review",
            "scores[" + line + "].points",
            "3",
            "recommendation",
            "ADMIT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOPE", "0", "ADMIT,ADMIT"})
  void aChoiceThatIsNone(String choice) {
    var draft = applicants.told(scene, "มูลนิธิกล้วยไม้");
    refused(desk.send(draft, "/organization", Map.of("nameTh", "มูลนิธิกล้วยไม้", "kind", choice)));
    refused(desk.send(draft, "/work", Map.of("mission", "x", "groups", choice)));
    var applied = applicants.complete(scene, "สมาคมริมธาร");
    refused(desk.judge(Role.OFFICER, applied, "/declaration", "conflict", choice + "x"));
    desk.judge(Role.OFFICER, applied, "/declaration", "conflict", "false");
    refused(
        desk.judge(
            Role.OFFICER,
            applied,
            "/review",
            "scores[0].points",
            "3",
            "scores[1].points",
            "3",
            "recommendation",
            choice));
    refused(
        desk.post(
            Role.SECRETARY,
            "/applications/" + applied.id() + "/decision",
            Desk.verdict("verdict", choice)));
    var asked = applicants.opened(scene, "มูลนิธิใบตอง");
    refused(desk.judge(Role.DIRECTOR, asked, "/endorsement", "answer", choice));
  }

  private static void refused(MvcTestResult result) {
    assertThat(result.getResponse().getStatus()).isIn(400, 422);
  }
}
