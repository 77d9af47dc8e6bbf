package org.prasan.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who tries to sign a text that was replaced leaves a trace. */
@PrasanTest
class RefusedSignatureTest {
  @Autowired Scenes scenes;
  @Autowired AgreementScenes agreements;
  @Autowired MockMvcTester pages;

  @Test
  void signingASupersededTextIsNoted() {
    var scene = scenes.fresh();
    agreements.organizations(scene);
    var id = agreements.open(scene);
    var old = agreements.dossier(scene, id).newest().orElseThrow().fingerprint();
    agreements.write(scene, id, 1, "ข้อ 1 ข้อความที่แก้แล้ว");
    assertThat(
            pages
                .post()
                .uri(AgreementScenes.page(scene, id, "/sign/confirm"))
                .param("text", "1")
                .param("fingerprint", old)
                .param("name", "ชบา ใจดี")
                .param("position", "ผู้อำนวยการ")
                .with(csrf())
                .with(scene.as(Role.DIRECTOR)))
        .hasStatus(409);
    assertThat(pages.get().uri(scene.url("/audit")).with(scene.as(Role.OFFICER)))
        .bodyText()
        .contains("พยายามลงนามใน" + AgreementScenes.TITLE.th());
    assertThat(agreements.dossier(scene, id).signatures()).isEmpty();
  }
}
