package org.prasan;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Opens windows at the desk and on the phone in one language and takes pictures for the guide. */
final class GuideCamera {
  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
  private static final String PASSWORD = "password";
  private static final String NOBODY = "{}";
  private static final String SUBMIT =
      "main form button[type=submit], main form button:not([type])";

  private final Browser browser;
  private final String url;
  private final String language;
  private final Map<String, String> signedIn = new HashMap<>();

  GuideCamera(Browser browser, String url, String language) {
    this.browser = browser;
    this.url = url;
    this.language = language;
  }

  boolean thai() {
    return language.equals("th");
  }

  Page desk() {
    return window(1120, 760, false, NOBODY);
  }

  Page desk(String email) {
    return window(1120, 760, false, signedIn(email));
  }

  Page phone() {
    return window(360, 720, true, NOBODY);
  }

  Page phone(String email) {
    return window(360, 720, true, signedIn(email));
  }

  private Page window(int width, int height, boolean touch, String opened) {
    var options =
        new NewContextOptions()
            .setViewportSize(width, height)
            .setLocale(language)
            .setHasTouch(touch)
            .setStorageState(opened);
    return browser.newContext(options).newPage();
  }

  void open(Page page, String path) {
    visit(page, url + path);
  }

  void visit(Page page, String address) {
    page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
    page.evaluate("document.fonts.ready");
  }

  /** What stands on the screen now. */
  void take(Page page, String name) {
    page.evaluate("document.fonts.ready");
    page.screenshot(new ScreenshotOptions().setPath(file(name)));
  }

  /** What stands on the screen once somebody has scrolled down to a part of the page. */
  void take(Page page, String name, String part) {
    page.locator(part)
        .first()
        .evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 96)");
    take(page, name);
  }

  Path file(String name) {
    return Path.of("docs/guide/pictures", language, name + ".png");
  }

  /** A code is good once: later windows take over what the first has opened. */
  private String signedIn(String email) {
    return signedIn.computeIfAbsent(email, this::signIn);
  }

  private String signIn(String email) {
    var page = desk();
    open(page, "/sign-in");
    page.fill("[name=email]", email);
    page.fill("[name=password]", PASSWORD);
    page.click(SUBMIT);
    if (page.url().contains("/sign-in/code")) {
      take(page, "code");
      var shown = CODE.matcher(page.innerText("main"));
      if (!shown.find()) throw new IllegalStateException("Sample mode shows no code");
      page.fill("[name=code]", shown.group(1));
      page.click(SUBMIT);
    }
    try (var context = page.context()) {
      return context.storageState();
    }
  }
}
