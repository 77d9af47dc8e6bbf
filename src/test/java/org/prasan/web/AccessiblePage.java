package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;

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

  private static final String AXE = axe();
  private static final Map<Page, CDPSession> SESSIONS =
      Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * To look for contrast is half the work, most of it for cells and links that look alike: of those
   * that have the same colours, letters and grounds, the first and the last are enough. Rules whose
   * findings are never serious are left out: nobody would hear of them.
   */
  private static final String BARRIERS =
      """
      async standard => {
        const looks = new Map(), chains = new Map(), first = new Map(), last = new Map();
        const number = look => looks.get(look) ?? (looks.set(look, looks.size), looks.get(look));
        const chain = e => {
          if (!e) return 0;
          if (!chains.has(e)) {
            const s = getComputedStyle(e);
            chains.set(e, number([chain(e.parentElement), e.tagName, e.getAttribute("class"),
              e.matches(":disabled, [aria-disabled=true]"), e.control?.disabled,
              s.backgroundColor, s.backgroundImage, s.opacity, s.filter, s.position].join("|")));
          }
          return chains.get(e);
        };
        for (const e of document.body.querySelectorAll("*")) {
          const says = e.matches("input, select, textarea")
            || [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
          if (!says || !e.checkVisibility({ visibilityProperty: true })) continue;
          const s = getComputedStyle(e);
          const look = number(
            [chain(e), s.color, s.fontSize, s.fontWeight, s.textShadow, s.webkitTextStroke].join("|"));
          if (!first.has(look)) first.set(look, e); else last.set(look, e);
        }
        const shown = [...first.values(), ...last.values()];
        for (const e of shown) e.setAttribute("data-contrast", "");
        axe.configure({ rules: [{ id: "color-contrast", selector: "[data-contrast]" }] });
        const mild = axe._audit.rules.filter(rule => ["minor", "moderate"].includes(rule.impact));
        const result = await axe.run(document, {
          resultTypes: ["violations"],
          runOnly: { type: "tag", values: standard },
          rules: Object.fromEntries(mild.map(rule => [rule.id, { enabled: false }])),
        });
        for (const e of shown) e.removeAttribute("data-contrast");
        return result.violations
          .filter(rule => ["serious", "critical"].includes(rule.impact))
          .map(rule => `${rule.id}: ${rule.help}`
            + rule.nodes.map(node => `\\n  ${node.target} ${node.html}`).join(""));
      }
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

  @SuppressWarnings("unchecked")
  private static List<String> barriers(Page page) {
    if (page.evaluate("typeof axe").equals("undefined")) load(page);
    return (List<String>) page.evaluate(BARRIERS, STANDARD);
  }

  /**
   * As a script of its own: Chromium compiles that once, and what is evaluated for every page. The
   * session stays: with the end of any of them a page loses its simulated passkeys.
   */
  private static void load(Page page) {
    var script = new JsonObject();
    script.addProperty("expression", AXE);
    SESSIONS
        .computeIfAbsent(page, of -> of.context().newCDPSession(of))
        .send("Runtime.evaluate", script);
  }

  private static String axe() {
    try (var source = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
