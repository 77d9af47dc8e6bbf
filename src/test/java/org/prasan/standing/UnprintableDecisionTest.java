package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Signs that nobody sees are kept out of decisions and reasons. */
@PrasanTest
class UnprintableDecisionTest {
  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired Facts facts;
  @Autowired MockMvcTester pages;

  private Scene scene;

  @BeforeEach
  void aMember() {
    scene = scenes.fresh();
    members.usualRules(scene);
    members.ours(scene, Standing.ACTIVE);
  }

  @Test
  void aSuspensionIsRecordedWithoutThem() {
    var today = ThaiDates.full(facts.today(), java.util.Locale.forLanguageTag("th"));
    var fields =
        Map.of("from", today, "decision", "มติ\0 1/2570\u0001", "reason", "ไม่ส่ง\ufffeรายงาน\0");
    assertThat(post(Role.SECRETARY, "/suspend", fields)).hasStatus(302);
    var fact = scene.in(() -> facts.course(scene.id(), scene.organization())).facts().getLast();
    assertThat(fact.decision()).isEqualTo("มติ 1/2570");
    assertThat(fact.reason()).isEqualTo("ไม่ส่งรายงาน");
  }

  @Test
  void aResignationIsRecordedWithoutThem() {
    var fields = Map.of("step", "leave", "reason", "ปิด\0สำนักงาน\u0001");
    assertThat(post(Role.SECRETARY, "/record-resignation", fields)).hasStatus(302);
    var fact = scene.in(() -> facts.course(scene.id(), scene.organization())).facts().getLast();
    assertThat(fact.reason()).isEqualTo("ปิดสำนักงาน");
  }

  private MvcTestResult post(Role role, String path, Map<String, String> fields) {
    var request =
        pages
            .post()
            .uri(scene.url("/organizations/" + scene.organization() + "/membership" + path))
            .with(csrf())
            .with(scene.as(role));
    fields.forEach(request::param);
    return request.exchange();
  }
}
