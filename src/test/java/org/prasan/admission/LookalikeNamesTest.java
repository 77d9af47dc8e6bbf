package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A name that looks like another is that other, and one that is nearly the same is shown. */
@PrasanTest
class LookalikeNamesTest {
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
  @ValueSource(
      strings = {"\u200c", "\u034f", "\ufe0f", "\u2010", "\u3164", "\u00b7", "/", "…", "\u0308"})
  void aSignNobodySeesOrHearsMakesNoOtherOrganization(String sign) {
    var member = applicants.told(scene, "มูลนิธิ" + sign + "ดวงตะวัน");
    assertThat(desk.send(member, "/check", Map.of("consent", "true")))
        .hasStatus(422)
        .bodyText()
        .contains("เป็นสมาชิกของเครือข่ายอยู่แล้ว");
    applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    var second = applicants.told(scene, "มูลนิธิ" + sign + "กล้วยไม้");
    assertThat(desk.send(second, "/check", Map.of("consent", "true")))
        .hasStatus(422)
        .bodyText()
        .contains("มีใบสมัครขององค์กรชื่อนี้อยู่ระหว่างพิจารณาแล้ว");
  }

  @Test
  void aToneMarkTypedTwiceMakesNoOtherOrganization() {
    applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    var second = applicants.told(scene, "มูลนิธิกล้้วยไม้้");
    assertThat(desk.send(second, "/check", Map.of("consent", "true")))
        .hasStatus(422)
        .bodyText()
        .contains("มีใบสมัครขององค์กรชื่อนี้อยู่ระหว่างพิจารณาแล้ว");
  }

  @ParameterizedTest
  @ValueSource(strings = {"……", "- / -", "่้", "\u3164\u3164"})
  void aNameWithoutALetterIsNone(String name) {
    var start =
        Desk.fields("key", LinkToken.fresh().value(), "nameTh", name, "email", Applicants.EMAIL);
    assertThat(desk.post(Role.VISITOR, "/apply/start", start)).hasStatus(422);
    var draft = applicants.told(scene, "มูลนิธิกล้วยไม้");
    assertThat(desk.send(draft, "/organization", Desk.organization(name))).hasStatus(422);
  }

  @Test
  void whatNobodySeesIsNotKeptInAName() {
    var draft = applicants.told(scene, "มูลนิธิกล้วยไม้");
    var name = "มูลนิธิ\u200cใบ\u200dตอง\u034f\u3164";
    assertThat(desk.send(draft, "/organization", Desk.organization(name))).hasStatus(302);
    assertThat(applicants.now(scene, draft.id()).name().th()).isEqualTo("มูลนิธิใบตอง");
  }

  @Test
  void whoJudgesReadsWhichNamesOfTheRegistryAreNearlyTheSame() {
    var applied = applicants.submitted(scene, "มูลนิธิดวงตะวันน");
    assertThat(desk.get(Role.OFFICER, "/applications/" + applied.id()))
        .bodyText()
        .contains("ชื่อใกล้เคียง", "มูลนิธิดวงตะวัน<");
    var other = applicants.submitted(scene, "สมาคมกล้วยไม้");
    assertThat(desk.get(Role.OFFICER, "/applications/" + other.id()))
        .bodyText()
        .doesNotContain("ชื่อใกล้เคียง");
  }
}
