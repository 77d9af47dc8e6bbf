package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.prasan.PrasanTest;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A private link is kept neither in the log nor by a search engine. */
@PrasanTest
@ExtendWith(OutputCaptureExtension.class)
class SecretLinksTest {
  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;

  @Test
  void anAddressThatLeadsNowhereIsNotLogged(CapturedOutput log) {
    var scene = applicants.coalition().scene();
    var applied = applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    var link = "/apply/" + applied.link().value();
    assertThat(pages.get().uri(scene.url(link + "/nowhere"))).hasStatus(404);
    for (var path : new String[] {"/", "/organization/"})
      assertThat(pages.get().uri(scene.url(link + path))).hasStatus3xxRedirection();
    assertThat(log.getAll()).doesNotContain(applied.link().value());
  }

  @Test
  void noPageBehindALinkIsForSearchEngines() {
    var scene = applicants.coalition().scene();
    var desk = Desk.at(pages, scene);
    var draft = applicants.told(scene, "มูลนิธิกล้วยไม้");
    for (var page : new String[] {"", "/organization", "/papers", "/check", "/withdraw"})
      assertThat(desk.get(Role.VISITOR, "/apply/" + draft.link().value() + page))
          .hasStatusOk()
          .hasHeader("X-Robots-Tag", "noindex");
    assertThat(desk.get(Role.VISITOR, "/apply/" + LinkToken.fresh().value()))
        .hasStatus(404)
        .hasHeader("X-Robots-Tag", "noindex");
    assertThat(desk.get(Role.VISITOR, "/apply")).doesNotContainHeader("X-Robots-Tag");
  }
}
