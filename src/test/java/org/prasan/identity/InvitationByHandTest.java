package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Where no mail server is, nothing claims that a message was sent. */
@PrasanTest
class InvitationByHandTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;

  private Scene scene;
  private final String email = "byhand" + FreshId.next() + "@example.org";

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
  }

  @Test
  void theFormSaysThatTheLinkIsToBeHandedOver() {
    assertThat(pages.get().uri(scene.url("/people/invite")).with(scene.as(Role.DIRECTOR)))
        .bodyText()
        .contains("ยังไม่ส่งอีเมล")
        .doesNotContain("จะได้ลิงก์ทางอีเมล");
  }

  @Test
  void afterInvitingTheInviterIsAskedToHandTheLinkOver() {
    var invited = invite();
    assertThat(shown(invited))
        .bodyText()
        .contains("ยังไม่ส่งอีเมล", "/invitation/")
        .doesNotContain("ส่งคำเชิญแล้ว");
    assertThat(shown(invite()))
        .bodyText()
        .contains("มีคำเชิญถึงอีเมลนี้สำหรับหน้าที่เดียวกันรออยู่แล้ว", "ยังไม่ส่งอีเมล");
  }

  private MvcTestResult invite() {
    return pages
        .post()
        .uri(scene.url("/people/invitations"))
        .with(scene.as(Role.DIRECTOR))
        .with(csrf())
        .param("email", email)
        .param("nameTh", "สมหญิง ใจดี")
        .param("organization", scene.organization().toString())
        .param("role", "STAFF")
        .param("language", "th")
        .exchange();
  }

  /** The page to which the answer leads, in the same session. */
  private MvcTestResult shown(MvcTestResult answer) {
    return pages
        .get()
        .uri(scene.url("/people/invitations"))
        .cookie(answer.getResponse().getCookies())
        .with(scene.as(Role.DIRECTOR))
        .exchange();
  }
}
