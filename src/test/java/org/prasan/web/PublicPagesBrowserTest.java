package org.prasan.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.prasan.Scenes;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class PublicPagesBrowserTest {
  private static final List<String> PAGES =
      List.of("", "/members", "/agreements", "/structure", "/history", "/territory", "/help");

  private static final String EVERY_LETTER_COMES =
      "Promise.all([...document.fonts].map(face => face.load())).then(all => all.length > 6)";

  @Autowired Scenes scenes;

  @Test
  void everybodyCanUseWhatACoalitionShowsInPublic(Visits visits) {
    var scene = scenes.fresh();
    var phone = visits.phone().open(scene.url(""));
    var desk = visits.desk().inEnglish().inTheDark().open(scene.url(""));
    var wrong = new SoftAssertions();
    for (var path : PAGES)
      for (var page : List.of(phone, desk)) {
        page.navigate(visits.address(scene.url(path)));
        wrong.check(() -> AccessiblePage.check(page));
      }
    wrong.assertAll();
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
  void aFirstPageCostsAtMost50KilobytesAndIsInOurLetters(Visits visits) {
    var front = scenes.fresh().url("");
    var page = visits.phone().open(front);
    for (var path : List.of(front, "/sign-in", front + "?lang=en")) {
      page.navigate(visits.address(path));
      assertThat(PageWeight.of(page)).as(path).isLessThan(50_000);
    }
    assertThat(page.evaluate(EVERY_LETTER_COMES)).isEqualTo(true);
  }
}
