package org.prasan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.Scene;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** The main pages with sample data: in the dark and on paper. */
@BrowserTest
class MainPagesBrowserTest {
  private static final List<String> PAGES =
      List.of(
          "",
          "/home",
          "/members",
          "/organizations",
          "/organizations/coverage",
          "/people",
          "/charter",
          "/structure",
          "/history",
          "/territory",
          "/rules",
          "/audit",
          "/help");

  @Autowired SampleScenes samples;
  Scene scene;

  @BeforeEach
  void scene() {
    scene = samples.fresh();
  }

  @Test
  void everyMainPageIsReadableInTheDark(Visits visits) {
    var page = visits.desk().inTheDark().as(scene, Role.SECRETARY).open(scene.url("/home"));
    for (var path : PAGES) {
      page.navigate(visits.address(scene.url(path)));
      AccessiblePage.check(page);
      Screenshots.take(page, "main/" + path.replace('/', '-') + "-dark");
    }
  }

  @Test
  void onPaperATableHasNoNavigation(Visits visits) {
    var page = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/organizations"));
    assertThat(page.locator(".sidenav")).isVisible();
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("table.list tbody tr").first()).isVisible();
    for (var bar : List.of(".sidenav", ".topbar", ".bottombar", ".tools", "[data-print]"))
      assertGone(page, bar);
    page.navigate(visits.address(scene.url("/territory")));
    assertThat(page.locator("details.twin:not([open]) table").first()).isVisible();
  }

  private static void assertGone(Page page, String part) {
    for (var one : page.locator(part).all()) assertThat(one).isHidden();
  }
}
