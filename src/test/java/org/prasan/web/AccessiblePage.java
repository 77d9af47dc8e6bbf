package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** What every page owes to everybody: WCAG 2.2 A and AA as far as a machine can tell, and reach. */
public final class AccessiblePage {
  private static final List<String> STANDARD =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final String TOO_SMALL =
      """
      () => [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea')]
        .filter(e => e.checkVisibility() && getComputedStyle(e).display !== 'inline')
        .map(e => e.closest('label') ?? e)
        .filter(e => { const r = e.getBoundingClientRect(); return r.width > 1 && r.bottom > 0 && r.height < 43.5 })
        .map(e => e.outerHTML.slice(0, 120))
      """;

  private AccessiblePage() {}

  /** Fails on what keeps people out (serious, critical), sideways scrolling and small targets. */
  public static void check(Page page) {
    page.waitForLoadState();
    assertThat(barriers(page)).as("barriers on " + page.url()).isEmpty();
    assertNoSidewaysScroll(page);
    assertThat((List<?>) page.evaluate(TOO_SMALL)).as("targets below 44 px").isEmpty();
  }

  public static void assertNoSidewaysScroll(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("pixels beyond the right edge of " + page.url())
        .isEqualTo(0);
  }

  private static List<String> barriers(Page page) {
    return axe(page).analyze().getViolations().stream()
        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
        .map(AccessiblePage::words)
        .toList();
  }

  /** Lists only what fails, and asks no second page to put the answers of frames together. */
  private static AxeBuilder axe(Page page) {
    var options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).setLegacyMode(true).options(options).withTags(STANDARD);
  }

  private static String words(Rule rule) {
    return rule.getNodes().stream()
        .map(node -> node.getTarget() + " " + node.getHtml())
        .collect(Collectors.joining("\n  ", rule.getId() + ": " + rule.getHelp() + "\n  ", ""));
  }
}
