package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whoever changes the language in the middle of a form loses nothing and sends nothing. */
@PrasanTest
class SwitchLanguageTest {
  private static final String TYPED = "มูลนิธิกล้วยไม้ & \"เพื่อน\"";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  private Scene scene;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
  }

  @Test
  void whatIsTypedComesInTheOtherLanguageAndIsNotSent() {
    var typed = Map.of("nameTh", TYPED, "kind", "NETWORK", "switch-language", "en");
    assertThat(post("/organizations/new", typed))
        .hasStatusOk()
        .bodyText()
        .contains("lang=\"en\"", "has not been sent")
        .contains("value=\"มูลนิธิกล้วยไม้ &amp; &quot;เพื่อน&quot;\"")
        .containsPattern("value=\"NETWORK\"[^>]* (selected|checked)=");
    assertThat(get("/organizations")).bodyText().doesNotContain("กล้วยไม้");
  }

  @Test
  void aCodeIsNotPutIntoThePageAndAnUploadIsNoSwitch() {
    assertThat(post("/organizations/new", Map.of("code", "654321", "switch-language", "en")))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("654321");
    assertThat(
            pages
                .post()
                .uri(scene.url("/audit?q=x"))
                .with(scene.as(Role.SECRETARY))
                .with(csrf())
                .multipart()
                .param("switch-language", "en"))
        .hasStatus(405);
  }

  @Test
  void longTextsAndHiddenFieldsAreKeptAsTheyWere() {
    var change =
        Map.of("number", "70", "reason", "\nบรรทัดแรก </textarea>", "switch-language", "en");
    assertThat(post("/rules/quorum/change", change))
        .hasStatusOk()
        .bodyText()
        .contains("value=\"70\"", ">\n\nบรรทัดแรก &lt;/textarea&gt;</textarea>");
  }

  @Test
  void aRefusedFormLeadsBackToThePageItStandsOn() {
    var page = scene.url("/organizations/new");
    assertThat(post("/organizations/new", Map.of("page-of-form", page)))
        .hasStatus(422)
        .bodyText()
        .containsPattern("<button[^>]*name=\"switch-language\"[^>]*formaction=\"" + page + "\"");
    assertThat(post("/organizations/new", Map.of("page-of-form", "//elsewhere.example/")))
        .hasStatus(422)
        .bodyText()
        .doesNotContain("elsewhere.example");
  }

  @Test
  void theKeyEnterStillSendsTheForm() {
    assertThat(get("/rules/quorum/change"))
        .bodyText()
        .containsPattern(
            "<button form=\"form-to-keep\" class=\"visually-hidden\"[^>]*></button>"
                + "<button[^>]*name=\"switch-language\"")
        .doesNotContain("hreflang");
  }

  @Test
  void aPageWithoutAFormHasALinkThatKeepsWhatWasAskedFor() {
    assertThat(get("/organizations?q=กล้วย&lang=th"))
        .bodyText()
        .containsPattern("href=\"[^\"]*/organizations\\?q=[^\"&]*&amp;lang=en\"")
        .doesNotContain("switch-language");
  }

  @Test
  void aLanguageThatPrasanDoesNotSpeakIsNeitherSpokenNorKept() {
    var asked = pages.get().uri("/help?lang=shn").exchange();
    assertThat(asked).cookies().doesNotContainCookie("language");
    assertThat(asked).bodyText().contains("<html lang=\"th\"");
    assertThat(pages.get().uri("/sign-in").cookie(new Cookie("language", "shn")))
        .bodyText()
        .contains("<html lang=\"th\"")
        .doesNotContain("\"shn\"");
    assertThat(pages.get().uri("/help?lang=en")).cookies().hasValue("language", "en");
  }

  @Test
  void aLookAtEverythingBeforeItIsDoneComesInTheOtherLanguage() {
    var change =
        Map.of("step", "check", "number", "61", "from", "1 มกราคม 2569", "decidedBy", TYPED);
    var sent = post("/rules/quorum/change", change);
    var address = Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
    var cookies = sent.getResponse().getCookies();
    assertThat(pages.get().uri(address + "&lang=en").cookie(cookies).with(scene.as(Role.SECRETARY)))
        .hasStatusOk()
        .bodyText()
        .contains("lang=\"en\"", "61", "value=\"มูลนิธิกล้วยไม้");
    assertThat(
            pages
                .post()
                .uri(address)
                .cookie(cookies)
                .with(scene.as(Role.SECRETARY))
                .with(csrf())
                .param("switch-language", "en")
                .param("number", "61"))
        .hasStatusOk()
        .bodyText()
        .contains("lang=\"en\"", "value=\"61\"");
  }

  private MvcTestResult get(String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(Role.SECRETARY)).exchange();
  }

  private MvcTestResult post(String path, Map<String, String> typed) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(Role.SECRETARY)).with(csrf());
    typed.forEach(request::param);
    return request.exchange();
  }
}
