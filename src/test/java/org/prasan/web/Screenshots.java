package org.prasan.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;

/**
 * Pictures of pages for people to look at, in target/screenshots; taken when {@code
 * PRASAN_TEST_PICTURES=yes}, since they cost more than the pages.
 */
public final class Screenshots {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private Screenshots() {}

  public static void take(Page page, String name) {
    if (!"yes".equals(System.getenv("PRASAN_TEST_PICTURES"))) return;
    page.waitForLoadState();
    page.evaluate("document.fonts.ready");
    var before = page.viewportSize();
    // A window as tall as the page, or bars that stay on the screen would hide its middle.
    int height = (int) page.evaluate("document.documentElement.scrollHeight");
    page.setViewportSize(before.width, Math.max(before.height, height));
    page.screenshot(new ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    page.setViewportSize(before.width, before.height);
  }
}
