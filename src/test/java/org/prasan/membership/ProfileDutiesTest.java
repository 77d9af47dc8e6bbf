package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Home tells whoever looks after an organization what its profile still lacks. */
@PrasanTest
class ProfileDutiesTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired AddOrganization addOrganization;

  Scene scene;

  @BeforeEach
  void aCoalitionWithABareOrganization() {
    scene = scenes.fresh();
    scene.in(
        () ->
            addOrganization.add(
                scene.acting(Role.SECRETARY),
                scene.organization(),
                NewOrganization.named(
                    LocalizedText.of("มูลนิธิดวงตะวัน"), OrganizationKind.FOUNDATION)));
  }

  @Test
  void theFocalPointIsAskedToCompleteTheProfile() {
    home(Role.FOCAL_POINT).contains("เติมข้อมูลองค์กรของคุณให้ครบ");
  }

  @Test
  void staffWhoMayNotEditAreNotAsked() {
    home(Role.STAFF).doesNotContain("เติมข้อมูลองค์กรของคุณให้ครบ");
  }

  @Test
  void everybodySeesWhoCameThisMonth() {
    home(Role.STAFF).contains("มูลนิธิดวงตะวัน เข้ามาอยู่ในทะเบียนองค์กร");
  }

  private AbstractStringAssert<?> home(Role role) {
    return assertThat(pages.get().uri(scene.url("/home")).with(scene.as(role)))
        .hasStatusOk()
        .bodyText();
  }
}
