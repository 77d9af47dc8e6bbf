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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;

/** What every page owes to everybody: WCAG 2.2 A and AA as far as a machine can tell, and reach. */
public final class AccessiblePage {
  private static final List<String> STANDARD =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final String AXE = axe();
  private static final Map<Page, CDPSession> SESSIONS =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** What else the width of the window and the length of words decide. */
  private static final List<String> OF_ITS_LAYOUT =
      List.of("color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block");

  /** The looks of words, on whatever page, that were found to be told from their ground. */
  private static final Set<String> READABLE = Collections.synchronizedSet(new LinkedHashSet<>());

  /**
   * To look for contrast is half the work, most of it for cells and links that look alike: of those
   * that have the same colours, letters and grounds, and the same above or below them, the first
   * and the last are enough, and none where another page of this run had them already. A third is
   * to compare targets: only those can be too small that are not 24 pixels wide and high, or share
   * a pixel with another. Rules whose findings are never serious are left out: nobody would hear of
   * them. Letters come first: while they are on their way, lines and what stands over them move.
   * Then the page is seen from its top, wherever an address led: what its bar covers is not too
   * small.
   */
  private static final String LOOK =
      """
      async ([standard, readable, only]) => {
        await document.fonts.ready;
        scrollTo({ top: 0, behavior: "instant" });
        const all = [...document.body.querySelectorAll("*")], styles = new Map(), boxes = new Map();
        const style = e => styles.get(e) ?? (styles.set(e, getComputedStyle(e)), styles.get(e));
        const box = e => boxes.get(e) ?? (boxes.set(e, e.getBoundingClientRect()), boxes.get(e));
        const meet = (a, b) =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        const short = text => {
          let a = 0xdeadbeef, b = 0x41c6ce57;
          for (let i = 0; i < text.length; i++) {
            a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
            b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
          }
          a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
          b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
          return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
        };

        const grounds = new Map();
        const ground = e => {
          if (!e) return "";
          if (!grounds.has(e)) {
            const s = style(e), own = [
              s.backgroundColor === "rgba(0, 0, 0, 0)" ? "" : s.backgroundColor,
              s.backgroundImage === "none" ? "" : s.backgroundImage,
              s.opacity === "1" ? "" : s.opacity,
              s.filter === "none" ? "" : s.filter,
              e.matches(":disabled, [aria-disabled=true]") || e.control?.disabled ? "off" : ""];
            const under = ground(e.parentElement);
            grounds.set(e, own.some(part => part) ? short([under, ...own].join("|")) : under);
          }
          return grounds.get(e);
        };
        const raised = all.filter(e => style(e).position !== "static" && e.checkVisibility());
        const crossing = e => raised.filter(other => meet(box(e), box(other))
          && !other.contains(e) && !e.contains(other)).map(ground);
        const said = e => {
          const text = e.textContent.trim();
          return Math.min(text.length, 2) + "|" + /[\\p{L}\\p{N}]/u.test(text);
        };
        const known = new Set(readable.split(" ")), first = new Map(), last = new Map();
        for (const e of all) {
          const says = e.matches("input, select, textarea")
            || [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
          if (!says || !e.checkVisibility({ visibilityProperty: true })) continue;
          const s = style(e);
          const look = short([ground(e), s.color, s.fontSize, s.fontWeight, s.textShadow,
            s.webkitTextStroke, said(e), box(e).width > 1 && box(e).height > 1, ...crossing(e)].join("|"));
          if (!first.has(look)) first.set(look, e); else last.set(look, e);
        }
        const looks = [...first.keys()].filter(look => !known.has(look));
        const words = looks.flatMap(look => [first.get(look), last.get(look)].filter(e => e));

        const targets = all
          .filter(e => e.matches("a[href], area, button, input, select, textarea, summary, details, "
            + "iframe, [tabindex], [role], [contenteditable]") && box(e).width && box(e).height)
          .sort((one, other) => box(one).top - box(other).top);
        const narrow = new Set(targets.filter(e => box(e).width < 24 || box(e).height < 24));
        targets.forEach((e, at) => {
          for (let next = at + 1; next < targets.length; next++) {
            if (box(targets[next]).top >= box(e).bottom) break;
            if (meet(box(e), box(targets[next]))) narrow.add(e).add(targets[next]);
          }
        });

        for (const e of words) e.setAttribute("data-contrast", "");
        for (const e of narrow) e.setAttribute("data-narrow", "");
        axe.configure({ rules: [
          { id: "color-contrast", selector: "[data-contrast]" },
          { id: "target-size", selector: "[data-narrow]" } ] });
        const mild = axe._audit.rules.filter(rule => ["minor", "moderate"].includes(rule.impact));
        const result = await axe.run(document, {
          resultTypes: ["violations"],
          runOnly: only.length
            ? { type: "rule", values: only } : { type: "tag", values: standard },
          rules: only.length
            ? {} : Object.fromEntries(mild.map(rule => [rule.id, { enabled: false }])),
        });
        for (const e of words) e.removeAttribute("data-contrast");
        for (const e of narrow) e.removeAttribute("data-narrow");

        const unreadable = result.violations.some(rule => rule.id === "color-contrast");
        return {
          barriers: result.violations
            .filter(rule => ["serious", "critical"].includes(rule.impact))
            .map(rule => `${rule.id}: ${rule.help}`
              + rule.nodes.map(node => `\\n  ${node.target} ${node.html}`).join("")),
          looks: unreadable ? [] : looks,
          low: all
            .filter(e => e.matches("a[href], button, summary, input:not([type=hidden]), select, textarea")
              && e.checkVisibility() && getComputedStyle(e).display !== "inline")
            .map(e => e.closest("label") ?? e)
            .filter(e => { const r = e.getBoundingClientRect(); return r.width > 1 && r.bottom > 0 && r.height < 43.5 })
            .map(e => e.outerHTML.slice(0, 120)),
        };
      }
      """;

  private static final long HEAVIEST = 150_000;

  /** Text is put back to its size, for whoever takes a picture. */
  private static final String ENLARGED_AND_WEIGHED =
      """
      () => {
        const root = document.documentElement;
        root.style.fontSize = "200%";
        const beyond = root.scrollWidth - innerWidth;
        root.style.fontSize = "";
        const loaded = ["navigation", "resource"].flatMap(kind => performance.getEntriesByType(kind));
        return [beyond, loaded.reduce((bytes, file) => bytes + file.encodedBodySize, 0)];
      }
      """;

  private AccessiblePage() {}

  /** Fails on what keeps people out (serious, critical), sideways scrolling and small targets. */
  public static void check(Page page) {
    check(page, List.of());
  }

  /** The same for a page that was checked in another width: what may differ in this one. */
  public static void checkLayout(Page page) {
    check(page, OF_ITS_LAYOUT);
  }

  private static void check(Page page, List<String> rules) {
    page.waitForLoadState();
    var seen = look(page, rules);
    assertThat((List<?>) seen.get("barriers")).as("barriers on " + page.url()).isEmpty();
    assertNoSidewaysScroll(page);
    assertThat((List<?>) seen.get("low")).as("targets below 44 px").isEmpty();
  }

  /**
   * The same, and besides: text twice as large needs no sideways scrolling, and whoever comes for
   * the first time waits for no more than 150 kilobytes.
   */
  public static void checkEnlarged(Page page) {
    check(page);
    var seen = (List<?>) page.evaluate(ENLARGED_AND_WEIGHED);
    assertThat(seen.getFirst())
        .as("pixels beyond the edge with text twice as large on " + page.url())
        .isEqualTo(0);
    assertThat(((Number) seen.getLast()).longValue())
        .as("compressed bytes of a first visit to " + page.url())
        .isLessThan(HEAVIEST);
  }

  public static void assertNoSidewaysScroll(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("pixels beyond the right edge of " + page.url())
        .isEqualTo(0);
  }

  private static Map<?, ?> look(Page page, List<String> rules) {
    if (page.evaluate("typeof axe").equals("undefined")) load(page);
    var seen =
        (Map<?, ?>) page.evaluate(LOOK, List.of(STANDARD, String.join(" ", READABLE), rules));
    for (var look : (List<?>) Objects.requireNonNull(seen.get("looks")))
      READABLE.add((String) look);
    return seen;
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
