package org.prasan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserTest;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class RegistryJourneyBrowserTest {
  private static final String MACKEREL = "มูลนิธิปลาทูบินได้";

  @Autowired SampleScenes samples;

  @Test
  void aMisspeltNameIsFoundOpenedAndItsProfileChanged(Visits visits) {
    var scene = samples.fresh();
    var page = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/organizations"));
    search(page, "ปลาธูบินได้");
    page.locator(".nothing a").click();
    page.locator("#rows a", new Page.LocatorOptions().setHasText(MACKEREL)).click();
    assertThat(page.locator("h1")).containsText(MACKEREL);
    page.locator("main a.btn-primary[href$='/profile']").click();
    page.locator("#staff").fill("๑๕");
    page.locator("main .save button").click();
    assertThat(page.locator("[role=status]").first()).isVisible();
    assertThat(page.locator("main")).containsText("15");
  }

  @Test
  void aFilterNarrowsTheListAndIsTakenBackByOneTap(Visits visits) {
    var scene = samples.fresh();
    var page = visits.phone().as(scene, Role.STAFF).open(scene.url("/organizations"));
    var all = page.locator(".count").innerText();
    page.locator(".filters details summary").first().click();
    page.locator(".filters details[open] .menu-panel a").first().click();
    assertThat(page.locator(".filters [aria-current=true]")).hasCount(1);
    assertThat(page.locator(".count")).not().hasText(all);
    page.locator(".filters [aria-current=true]").click();
    assertThat(page.locator(".count")).hasText(all);
  }

  @Test
  void whoSavesSecondSeesWhatTheFirstWroteAndLosesNothing(Visits visits) {
    var scene = samples.fresh();
    var first = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/organizations"));
    search(first, "ปลาทูบินได้");
    first.locator("#rows a", new Page.LocatorOptions().setHasText(MACKEREL)).click();
    first.locator("main a.btn-primary[href$='/profile']").click();
    var address = first.evaluate("location.pathname").toString();
    var second = visits.phone().as(scene, Role.ADMINISTRATOR).open(address);
    first.locator("#volunteers").fill("31");
    first.locator("main .save button").click();
    assertThat(first.locator("main a.btn-primary[href$='/profile']")).isVisible();
    second.locator("#volunteers").fill("44");
    second.locator("main .save button").click();
    assertThat(second.locator("main [role=alert]").first()).isVisible();
    assertThat(second.locator("main table")).containsText("31");
    assertThat(second.locator("#volunteers")).hasValue("44");
    second.locator("main .save button").click();
    assertThat(second.locator("main")).containsText("44");
  }

  @Test
  void anOrganizationIsAddedAndTheListHandedOut(Visits visits) {
    var scene = samples.fresh();
    var page = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/organizations"));
    page.locator("main a.btn-primary[href$='/new']").click();
    page.locator("#nameTh").fill("มูลนิธิร่มไม้ชายน้ำ");
    page.locator("main .save button").click();
    assertThat(page.locator(".error-summary")).isFocused();
    assertThat(page.locator("#nameTh")).hasValue("มูลนิธิร่มไม้ชายน้ำ");
    page.locator("input[name=kind][value=FOUNDATION]").check();
    page.locator("main .save button").click();
    assertThat(page.locator("h1")).containsText("มูลนิธิร่มไม้ชายน้ำ");
    page.navigate(visits.address(scene.url("/organizations")));
    page.locator(".pagehead details summary, main header details summary").first().click();
    var download = page.waitForDownload(() -> link(page, "csv").click());
    assertThat(read(download.path())).startsWith("\uFEFF").contains("มูลนิธิร่มไม้ชายน้ำ");
  }

  private static void search(Page page, String words) {
    var field = page.locator(".tools input[name=q]");
    field.fill(words);
    field.press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*q=.*"));
  }

  private static Locator link(Page page, String format) {
    return page.locator("main a[href*='/export/" + format + "']").first();
  }

  private static String read(java.nio.file.Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
