package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A suspended member is told no confidences until it is back. */
@PrasanTest
class SuspendedTrustTest {
  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired MockMvcTester pages;

  @Test
  void whatIsKeptForNamedReadersClosesWithTheSuspension() {
    var scene = scenes.fresh();
    members.usualRules(scene);
    members.ours(scene, Standing.ACTIVE);
    var service = closeService(scene);
    assertThat(pages.get().uri(service).with(scene.as(Role.CASE_WORKER))).hasStatusOk();
    members.put(scene, scene.organization(), Standing.SUSPENDED);
    assertThat(pages.get().uri(service).with(scene.as(Role.CASE_WORKER))).hasStatus(404);
  }

  private String closeService(Scene scene) {
    var added =
        pages
            .post()
            .uri(scene.url("/services/new"))
            .param("th", "บ้าน")
            .param("needs", "legal.aid")
            .param("level", "SEATS")
            .param("step", "send")
            .with(csrf())
            .with(scene.as(Role.CASE_WORKER))
            .exchange();
    assertThat(added).hasStatus3xxRedirection();
    return String.valueOf(added.getResponse().getRedirectedUrl());
  }
}
