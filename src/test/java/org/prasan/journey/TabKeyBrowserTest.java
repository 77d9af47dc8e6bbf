package org.prasan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scene;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserTest;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The Tab key walks each kind of page of a coalition with sample data from its top to its end: it
 * leaves nothing out, is caught nowhere, and wherever it stops one sees it (WCAG 2.2, 2.1.1, 2.1.2,
 * 2.4.7, 2.4.11).
 */
@BrowserTest
@Tag("slow")
class TabKeyBrowserTest {
  private static final Pattern NOT_A_PAGE =
      Pattern.compile(
          ".*(/leave|/export.*|/template.*|/files/.*|/pictures/.*|/offline|\\.[a-z]{3,4})([?].*)?");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\\d[\\d-]*");
  private static final int FURTHEST = 400;

  private static final String BEGIN =
      """
      () => {
        const first = new Set();
        window.stops = [...document.querySelectorAll(
            "a[href], button, input, select, textarea, summary, [tabindex='0']")]
          .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0)
          .filter(e => {
            const group = [...document.forms].indexOf(e.form) + e.name;
            return e.type !== "radio" || !first.has(group) && first.add(group);
          });
        window.reached = new Set();
        return [...document.querySelectorAll("a[href^='/']:not([download])")].map(a => a.getAttribute("href"));
      }
      """;

  /** What is wrong with where the key stopped; null at the end of the page. */
  private static final String STOP =
      """
      () => {
        const e = document.activeElement;
        if (!e || e === document.body || reached.has(e)) return null;
        reached.add(e);
        const look = getComputedStyle(e), box = e.getBoundingClientRect();
        const ring = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2 || look.boxShadow !== "none";
        const inSight = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].some(([x, y]) => {
          const top = document.elementFromPoint(box.left + box.width * x,
            Math.min(Math.max(box.top + box.height * y, box.top, 90), Math.min(box.bottom, innerHeight) - 1));
          return top && (e.contains(top) || top.contains(e) || e.closest("label")?.contains(top));
        });
        const what = e.outerHTML.slice(0, 100);
        return !ring ? "no ring: " + what : !inSight && box.height < innerHeight ? "out of sight: " + what : "";
      }
      """;

  private static final String LEFT_OUT =
      "stops.filter(e => !reached.has(e) && e.type !== 'radio').map(e => 'left out: ' +"
          + " e.outerHTML.slice(0, 100))";

  @Autowired SampleScenes samples;
  @Autowired OrganizationNames organizations;

  @Test
  @Timeout(900)
  void theTabKeyLeavesNothingOutAndWhereItStopsOneSeesIt(Visits visits) {
    var whole = samples.whole();
    var scene =
        whole.within(
            whole.in(() -> organizations.all(whole.id())).stream()
                .filter(named -> named.name().th().equals("มูลนิธิปลาทูบินได้"))
                .findFirst()
                .orElseThrow()
                .id());
    var faults = new TreeMap<String, String>();
    int pages = 0;
    for (var role : List.of(Role.CASE_WORKER, Role.SECRETARY, Role.DIRECTOR))
      pages += walk(visits, scene, visits.phone().as(scene, role).open(scene.url("/home")), faults);
    assertThat(faults).isEmpty();
    assertThat(pages).isGreaterThan(150);
  }

  private static int walk(Visits visits, Scene scene, Page page, Map<String, String> faults) {
    var waiting = new ArrayDeque<>(List.of(scene.url("/home")));
    var kinds = new HashSet<String>();
    int pages = 0;
    while (!waiting.isEmpty()) {
      var path = waiting.remove();
      if (!kinds.add(ID.matcher(path.replaceAll("[?#].*", "")).replaceAll("-"))) continue;
      var answer = Objects.requireNonNull(page.navigate(visits.address(path)));
      if (answer.status() != 200) continue;
      pages++;
      for (var link : (List<?>) page.evaluate(BEGIN))
        if (((String) link).startsWith(scene.url("/"))
            && !NOT_A_PAGE.matcher((String) link).matches()) waiting.add((String) link);
      for (var fault : stops(page)) faults.putIfAbsent(fault, path);
    }
    return pages;
  }

  private static List<String> stops(Page page) {
    var faults = new ArrayList<String>();
    for (int press = 0; press < FURTHEST; press++) {
      page.keyboard().press("Tab");
      var found = (String) page.evaluate(STOP);
      if (found == null) break;
      if (!found.isEmpty()) faults.add(found);
    }
    for (var left : (List<?>) page.evaluate(LEFT_OUT)) faults.add((String) left);
    return faults;
  }
}
