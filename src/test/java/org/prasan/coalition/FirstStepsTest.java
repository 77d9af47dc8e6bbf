package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A new coalition is told what to do first; a step that is done is not named again. */
@PrasanTest
@Tag("data")
class FirstStepsTest {
  private static final String TERRITORY = "เลือกอำเภอที่เครือข่ายทำงาน";
  private static final String PILLARS = "บันทึกวัตถุประสงค์และเสาหลักของเครือข่าย";
  private static final String OFFICES = "บันทึกว่าใครดำรงตำแหน่งใดในเครือข่าย";
  private static final String ORGANIZATIONS = "เพิ่มองค์กรแรกในทะเบียน";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired SetTerritory territory;
  Scene scene;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
  }

  @Test
  void theAdministratorOfANewCoalitionIsLedThroughTheFirstSteps() {
    for (var role : new Role[] {Role.ADMINISTRATOR, Role.SECRETARY})
      assertThat(home(role))
          .hasStatusOk()
          .bodyText()
          .contains(TERRITORY, PILLARS, OFFICES, "กำหนดกติกาอีก " + RuleKey.values().length)
          .contains(ORGANIZATIONS)
          .doesNotContain("ไม่มีเรื่องค้าง");
  }

  @Test
  void whoeverIsAloneIsAskedToInviteColleagues() {
    assertThat(home(Role.ADMINISTRATOR))
        .bodyText()
        .contains("เชิญเพื่อนร่วมงาน", scene.url("/people/invite"));
    assertThat(home(Role.SECRETARY)).bodyText().doesNotContain("เชิญเพื่อนร่วมงาน");
  }

  @Test
  void aStepThatIsDoneDisappears() {
    scene.in(
        () -> {
          territory.set(scene.acting(Role.SECRETARY), Set.of("5709"));
          return true;
        });
    assertThat(home(Role.SECRETARY)).bodyText().doesNotContain(TERRITORY).contains(PILLARS);
  }

  @Test
  void aCoalitionOfAnotherProvinceSetsTheDistrictsAside() {
    assertThat(setAside(Role.STAFF)).hasStatus(403);
    assertThat(setAside(Role.SECRETARY)).hasStatus(302);
    assertThat(home(Role.SECRETARY)).bodyText().doesNotContain(TERRITORY).contains(PILLARS);
    assertThat(pages.get().uri(scene.url("/territory/districts")).with(scene.as(Role.SECRETARY)))
        .hasStatusOk()
        .bodyText()
        .contains(TERRITORY);
  }

  private MvcTestResult setAside(Role role) {
    return pages
        .post()
        .uri(scene.url("/territory/districts/later"))
        .with(scene.as(role))
        .with(csrf())
        .exchange();
  }

  @Test
  void othersAreNotAskedToDoIt() {
    assertThat(home(Role.STAFF)).bodyText().doesNotContain(TERRITORY, PILLARS, OFFICES);
  }

  private MvcTestResult home(Role role) {
    return pages
        .get()
        .uri(scene.url("/home"))
        .with(scene.as(role))
        .locale(Locale.forLanguageTag("th"))
        .exchange();
  }
}
