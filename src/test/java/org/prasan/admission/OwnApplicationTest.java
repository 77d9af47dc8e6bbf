package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Nobody helps the own organization to a link, and the applicant is told of one made by others. */
@PrasanTest
class OwnApplicationTest {
  private static final String OURS = "มูลนิธิดวงตะวัน";
  private static final Pattern LINK = Pattern.compile("/apply/([A-Za-z0-9_-]{43})");

  @Autowired Scenes scenes;
  @Autowired Applicants applicants;
  @Autowired OrganizationRegistry registry;
  @Autowired MockMvcTester pages;

  @Test
  void nobodyMakesALinkForTheOwnOrganization() {
    var scene = scenes.fresh();
    var desk = Desk.at(pages, scene);
    scene.in(
        () ->
            registry.add(
                scene.acting(Role.SECRETARY),
                scene.organization(),
                NewOrganization.named(LocalizedText.of(OURS), OrganizationKind.FOUNDATION)));
    var submitted = applicants.submitted(scene, OURS);
    var draft = applicants.told(scene, OURS);
    for (var one : new Applicants.Applied[] {submitted, draft})
      for (var role : new Role[] {Role.SECRETARY, Role.ADMINISTRATOR}) {
        assertThat(desk.judge(role, one, "/link"))
            .hasStatus(422)
            .bodyText()
            .contains("คุณทำหน้าที่แทนองค์กรที่สมัคร");
        assertThat(desk.get(Role.VISITOR, "/apply/" + one.link().value())).hasStatusOk();
      }
    assertThat(desk.get(Role.OFFICER, "/applications/" + submitted.id() + "/review"))
        .hasStatusOk()
        .bodyText()
        .contains("คุณทำหน้าที่แทนองค์กรที่สมัคร");
    assertThat(desk.judge(Role.SECRETARY, draft, "/late", "reason", "น้ำท่วม")).hasStatus(422);
    assertThat(applicants.now(scene, draft.id()).late()).isNull();
  }

  @Test
  void theApplicantReadsThatALinkWasMadeByTheOffice() {
    var scene = applicants.coalition().scene();
    var desk = Desk.at(pages, scene);
    var applied = applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    var page = desk.judge(Role.SECRETARY, applied, "/link");
    var found = LINK.matcher(PagesAfterPosting.told(page, "address"));
    assertThat(found.find()).isTrue();
    assertThat(desk.get(Role.VISITOR, "/apply/" + found.group(1)))
        .bodyText()
        .contains("ออกลิงก์ใหม่", "ผู้ออกลิงก์เห็นลิงก์นี้ด้วย");
  }
}
