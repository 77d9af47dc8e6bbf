package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.TestClock;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whoever takes back what was never handed in has shown it to nobody. */
@PrasanTest
class WithdrawnDraftTest {
  private static final String ORCHID = "มูลนิธิกล้วยไม้";

  @Autowired Applicants applicants;
  @Autowired ForgetDrafts drafts;
  @Autowired MockMvcTester pages;
  @Autowired TestClock clock;

  private Scene scene;
  private Desk desk;
  private Applicants.Applied withdrawn;

  @BeforeEach
  void aDraftTakenBack() {
    scene = applicants.coalition().scene();
    desk = Desk.at(pages, scene);
    withdrawn = applicants.told(scene, ORCHID);
    assertThat(desk.send(withdrawn, "/withdraw", Map.of())).hasStatus(302);
  }

  @AfterEach
  void itIsTodayAgain() {
    clock.back();
  }

  @Test
  void officersAndMembersSeeNothingOfIt() {
    for (var role : new Role[] {Role.OFFICER, Role.STAFF, Role.DIRECTOR}) {
      assertThat(desk.get(role, "/applications/" + withdrawn.id())).as(role.name()).hasStatus(404);
      for (var page : new String[] {"/applications", "/applications/export/csv"})
        assertThat(desk.get(role, page)).as(role.name()).bodyText().doesNotContain(ORCHID);
    }
  }

  @Test
  void theSecretarySeesTheNameAlone() {
    for (var page :
        new String[] {
          "/applications", "/applications/" + withdrawn.id(), "/applications/export/csv"
        })
      assertThat(desk.get(Role.SECRETARY, page))
          .as(page)
          .hasStatusOk()
          .bodyText()
          .contains(ORCHID)
          .doesNotContain(Applicants.EMAIL, "053 111 222", "ดูแลเด็กริมน้ำ", "ใบทะเบียน.pdf");
  }

  @Test
  void whoTakesBackADraftIsNotToldThatItStaysOnRecord() {
    var draft = applicants.told(scene, "สมาคมริมธาร");
    assertThat(desk.get(Role.VISITOR, "/apply/" + draft.link().value() + "/withdraw"))
        .bodyText()
        .contains("จะลบทั้งหมด")
        .doesNotContain("ยังเก็บไว้ในบันทึก");
  }

  @Test
  void itIsForgottenLikeEveryDraft() {
    clock.forward(Duration.ofDays(400));
    drafts.forget();
    assertThat(desk.get(Role.VISITOR, "/apply/" + withdrawn.link().value())).hasStatus(404);
    assertThat(desk.get(Role.SECRETARY, "/applications/" + withdrawn.id())).hasStatus(404);
  }
}
