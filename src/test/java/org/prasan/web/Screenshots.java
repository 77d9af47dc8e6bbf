package org.prasan.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;

/** Pictures of pages for people to look at, in target/screenshots. */
public final class Screenshots {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private Screenshots() {}

  public static void take(Page page, String name) {
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
