package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.bodyOf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** All that is wrong is named at once, in the same words in the summary and beside the field. */
@PrasanTest
class RefusedNewcomerTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;

  @Test
  void theNameAndThePasswordAreNamedInOneRound() {
    var browser = new Browser(pages);
    var link = link(scenes.fresh());
    browser.get(link);
    var refused = bodyOf(browser.post(link, "nameTh", "", "password", "สั้น", "language", "th"));
    var from = refused.indexOf("error-summary");
    var summary = refused.substring(from, refused.indexOf("</ul>", from));
    assertThat(summary).containsSubsequence("href=\"#nameTh\"", "href=\"#password\"");
    var said = summary.replaceAll("(?s).*href=\"#password\">[^:]*: ([^<]*)<.*", "$1");
    assertThat(refused.substring(refused.indexOf("id=\"password-error\""))).contains(said);
  }

  private String link(Scene scene) {
    MvcTestResult invited =
        pages
            .post()
            .uri(scene.url("/people/invitations"))
            .with(scene.as(Role.DIRECTOR))
            .with(csrf())
            .locale(Locale.forLanguageTag("th"))
            .param("email", "newcomer@" + scene.coalition().slug() + ".example")
            .param("nameTh", "สมหญิง ใจดี")
            .param("organization", scene.organization().toString())
            .param("role", "STAFF")
            .exchange();
    var link = Objects.requireNonNull(invited.getMvcResult().getFlashMap()).get("link");
    return String.valueOf(link).replaceFirst("https?://[^/]+", "");
  }
}
