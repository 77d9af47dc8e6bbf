package org.prasan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.Scenes;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class PublicPagesBrowserTest {
  @Autowired Scenes scenes;

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/members", "/agreements", "/structure", "/history", "/territory", "/help"})
  void everybodyCanUseWhatACoalitionShowsInPublic(String path, Visits visits) {
    var url = scenes.fresh().url(path);
    AccessiblePage.check(visits.phone().open(url));
    AccessiblePage.check(visits.desk().inEnglish().inTheDark().open(url));
  }

  @Test
  void everybodyCanUseTheStartPage(Visits visits) {
    AccessiblePage.check(visits.phone().open("/"));
    AccessiblePage.check(visits.desk().inEnglish().open("/"));
  }

  @Test
  void theHelpPageCostsAtMost50KilobytesAndHidesWhatItIsAbout(Visits visits) {
    var page = visits.phone().open(scenes.fresh().url("/help"));
    assertThat(page.locator("[data-leave]")).isVisible();
    assertThat(page.locator("link[rel=icon]")).hasAttribute("href", "/neutral.svg");
    assertThat(PageWeight.of(page)).isLessThan(50_000);
  }

  @Test
  void withoutScriptsTheWayOutPromisesOnlyWhatItKeeps(Visits visits) {
    var url = scenes.fresh().url("/help");
    var plain = visits.phone().inEnglish().withoutScripts().open(url).locator("main");
    assertThat(plain.getByText("close this tab as well")).isVisible();
    assertThat(plain.getByText("Shift key three times")).isHidden();
    var scripted = visits.phone().inEnglish().open(url).locator("main");
    assertThat(scripted.getByText("Shift key three times")).isVisible();
  }

  @Test
  void thePublicPageOfACoalitionCostsAtMost75Kilobytes(Visits visits) {
    assertThat(PageWeight.of(visits.phone().open(scenes.fresh().url("")))).isLessThan(75_000);
  }
}
