package org.prasan.sample;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.PageWeight;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/** What a visitor sees of the real coalition, on a phone and at a desk. */
@BrowserTest
class RealCoalitionBrowserTest {
  private static final List<String> PAGES =
      List.of(
          "",
          "/charter",
          "/structure",
          "/history",
          "/territory",
          "/members",
          "/agreements",
          "/help");

  @Autowired LoadSamples samples;

  @BeforeEach
  void loaded() {
    SampleCoalition.SLUGS.forEach(samples::load);
  }

  @Test
  void everybodyCanReadThePagesOfTheCoalition(Visits visits) {
    read(visits, visits.phone().open("/help"), "/chiangrai", "phone-th");
    read(visits, visits.desk().open("/help"), "/chiangrai", "desk-th");
    read(
        visits,
        visits.phone().inTheDark().inEnglish().open("/help"),
        "/chiangrai",
        "phone-en-dark");
    read(visits, visits.desk().inEnglish().open("/help"), "/training", "desk-en");
  }

  private static void read(Visits visits, Page page, String coalition, String name) {
    var wrong = new SoftAssertions();
    for (var path : PAGES) {
      page.navigate(visits.address(coalition + path));
      wrong.check(() -> seen(page, "public" + path.replace('/', '-') + "-" + name));
    }
    wrong.assertAll();
  }

  @Test
  void everybodyCanReadTheFirstPage(Visits visits) {
    seen(visits.phone().open("/"), "start-phone-th");
    seen(visits.desk().inEnglish().open("/"), "start-desk-en");
    seen(visits.phone().open("/help"), "start-help-phone-th");
  }

  private static void seen(Page page, String name) {
    Screenshots.take(page, name);
    AccessiblePage.check(page);
  }

  @Test
  void thePageForHelpIsLightAndTellsNothingInItsTitle(Visits visits) {
    var page = visits.phone().open("/chiangrai/help");
    assertThat(page).hasTitle("ข้อมูลทั่วไป");
    assertThat(page.locator("a[href='tel:1300']")).isVisible();
    assertThat(page.locator("[data-leave]")).hasAttribute("href", "/chiangrai/leave");
    assertThat(PageWeight.of(page)).isLessThan(50_000);
  }

  @Test
  void noLabelOfTheMapCoversAnotherOnAPhone(Visits visits) {
    for (var page :
        new Page[] {
          visits.phone().open("/chiangrai/territory"),
          visits.phone().inEnglish().open("/chiangrai/territory"),
          visits.desk().open("/chiangrai/territory")
        }) assertThat(page.evaluate(OVERLAPS)).isEqualTo(List.of());
  }

  private static final String OVERLAPS =
      """
      () => {
        const shown = [...document.querySelectorAll('.drawing text')].filter(t => t.checkVisibility());
        const boxes = shown.map(t => [t.textContent, t.getBoundingClientRect()]);
        const found = [];
        for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
          const a = boxes[i][1], b = boxes[j][1], inner = 4;
          if (a.left < b.right && b.left < a.right && a.top + inner < b.bottom - inner && b.top + inner < a.bottom - inner)
            found.push(boxes[i][0] + ' × ' + boxes[j][0]);
        }
        return found;
      }
      """;

  @Test
  void noTextOfTheChartLeavesTheDrawing(Visits visits) {
    for (var page :
        new Page[] {
          visits.phone().open("/chiangrai/structure"),
          visits.desk().inEnglish().open("/training/structure")
        }) {
      assertThat(page.evaluate(OVERLAPS)).isEqualTo(List.of());
      assertThat(page.evaluate(OUTSIDE)).isEqualTo(List.of());
    }
  }

  private static final String OUTSIDE =
      """
      () => [...document.querySelectorAll('.drawing text')].filter(t => t.checkVisibility()).filter(t => {
        const box = t.getBoundingClientRect(), sheet = t.ownerSVGElement.getBoundingClientRect();
        return box.left < sheet.left || box.right > sheet.right;
      }).map(t => t.textContent)
      """;
}
