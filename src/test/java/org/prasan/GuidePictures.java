package org.prasan;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

/**
 * Remakes the pictures of the user guide from the sample coalitions. Not part of the tests, hence
 * its name: bin/guide-pictures runs it.
 */
class GuidePictures {
  private static final int PORT = 18090;
  private static final String URL = "http://localhost:" + PORT;
  private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
  private static final String PASSWORD = "password";

  /** Pictures of the signed-in secretary, by name. */
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("home", "/training/home"),
          Map.entry("registry", "/training/organizations"),
          Map.entry("coverage", "/training/organizations/coverage"),
          Map.entry("import", "/training/organizations/import"),
          Map.entry("people", "/training/people"),
          Map.entry("invite", "/training/people/invite"),
          Map.entry("charter", "/training/charter"),
          Map.entry("structure", "/training/structure"),
          Map.entry("rules", "/training/rules"),
          Map.entry("history", "/training/history"),
          Map.entry("agreements", "/training/agreements"),
          Map.entry("commitments", "/training/commitments?view=ALL"),
          Map.entry("commitments-board", "/training/commitments/board?view=ALL"),
          Map.entry("commitments-record", "/training/commitments/record"),
          Map.entry("roster", "/training/roster"),
          Map.entry("roster-versions", "/training/roster/editions"),
          Map.entry("standing", "/training/membership"),
          Map.entry("renewals", "/training/membership/renewals"),
          Map.entry("years", "/training/membership/years"),
          Map.entry("applications", "/training/applications"),
          Map.entry("register", "/training/services/register"),
          Map.entry("audit", "/training/audit"),
          Map.entry("account", "/account"));

  @Test
  void remakesThePicturesOfTheGuide() {
    try (var _ =
            SpringApplication.run(
                Prasan.class,
                "--prasan.sample=true",
                "--prasan.data=target/guide-data",
                "--prasan.base-url=" + URL,
                "--server.port=" + PORT,
                "--management.server.port=0");
        var playwright = Playwright.create();
        var browser = playwright.chromium().launch(chromium())) {
      for (var language : List.of("th", "en")) new Tour(browser, language).walk();
    }
  }

  private static LaunchOptions chromium() {
    return new LaunchOptions()
        .setExecutablePath(
            Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium-headless-shell")))
        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--hide-scrollbars"));
  }

  /** Somebody walks through all pages in one language and takes a picture of each. */
  private static final class Tour {
    private final Browser browser;
    private final String language;

    Tour(Browser browser, String language) {
      this.browser = browser;
      this.language = language;
    }

    void walk() {
      visitor();
      secretary();
      caseWorker();
    }

    private void visitor() {
      try (var desk = desk();
          var phone = phone()) {
        var page = desk.newPage();
        open(page, "/chiangrai");
        take(page, "public");
        open(page, "/sign-in");
        take(page, "sign-in");
        var small = phone.newPage();
        open(small, "/chiangrai/help");
        take(small, "help-phone");
        open(small, "/training/help/places");
        take(small, "places-phone");
        open(page, "/training/apply");
        take(page, "apply");
      }
    }

    private void secretary() {
      try (var desk = desk();
          var phone = phone()) {
        var page = desk.newPage();
        signIn(page, "secretary@training.example", true);
        PLACES.forEach(
            (name, path) -> {
              open(page, path);
              take(page, name);
            });
        numbers(page);
        page.navigate(URL + "/training/organizations");
        page.click("table.list tbody th a");
        take(page, "organization");
        page.navigate(page.url() + "/profile");
        take(page, "edit");
        open(page, "/training/applications");
        page.click("main table tbody a");
        take(page, "application");
        var small = phone.newPage();
        signIn(small, "director@training.example", false);
        open(small, "/training/home");
        take(small, "home-phone");
      }
    }

    private void caseWorker() {
      try (var desk = desk()) {
        var page = desk.newPage();
        signIn(page, "caseworker@training.example", false);
        open(page, "/training/services?need=shelter&near=5709&open=true");
        take(page, "find");
        page.click("ol.hits article a");
        take(page, "service");
        open(page, "/training/clients");
        take(page, "clients");
        // A code is good once: the telephone takes over what the desk has opened.
        try (var phone = phone(desk.storageState())) {
          var small = phone.newPage();
          open(small, "/training/services/capacity");
          take(small, "capacity-phone");
          open(small, "/training/duty");
          take(small, "duty-phone");
          open(small, "/training/roster/mine");
          take(small, "mine-phone");
          referrals(page, small);
          offline(small);
        }
      }
    }

    /** The page that works without network, before and after its lock was set. */
    private void offline(Page phone) {
      open(phone, "/training/referrals/offline");
      phone.waitForSelector("#fresh:visible");
      take(phone, "offline-lock-phone");
      phone.fill("#fresh", "280519");
      phone.fill("#again", "280519");
      phone.click("#setup form button");
      phone.click("[data-new]");
      phone.waitForSelector("#write:visible");
      take(phone, "offline-write-phone");
    }

    private void numbers(Page desk) {
      open(desk, "/training/numbers");
      take(desk, "numbers");
      var year = desk.locator("select[name=period] option:not([value*='-'])").first();
      var period = year.getAttribute("value");
      open(desk, "/training/numbers/publication?period=" + period);
      take(desk, "numbers-publication");
      if (desk.locator("a[href*='/publish?']").count() > 0) {
        desk.click("a[href*='/publish?']");
        desk.click("main form .btn-danger");
      }
      open(desk, "/training/numbers/published");
      take(desk, "numbers-published");
    }

    /** What came to the seat of the case worker, what was sent, and how one begins. */
    private void referrals(Page desk, Page phone) {
      open(phone, "/training/referrals?shown=WAITING");
      take(phone, "referral-inbox-phone");
      phone.click("table.list tbody th a");
      take(phone, "triage-phone");
      open(desk, "/training/referrals/sent?shown=RUNNING");
      desk.click("table.list tbody th a");
      take(desk, "referral");
      open(phone, "/training/clients");
      phone.click("table.list tbody th a");
      phone.click("a[href*='/referrals/new']");
      take(phone, "referral-new-phone");
      phone.locator("input[name=seat]").first().check();
      phone.locator("input[name=needs]").first().check();
      phone.locator("input[name=urgency]").first().check();
      phone.fill("#reason", "…");
      phone.click("main .save button");
      phone.click(".acts .btn-primary");
      take(phone, "consent-phone");
    }

    private BrowserContext desk() {
      return browser.newContext(
          new NewContextOptions().setViewportSize(1120, 760).setLocale(language));
    }

    private BrowserContext phone() {
      return phone("{}");
    }

    private BrowserContext phone(String opened) {
      return browser.newContext(
          new NewContextOptions()
              .setViewportSize(360, 720)
              .setLocale(language)
              .setHasTouch(true)
              .setStorageState(opened));
    }

    private void signIn(Page page, String email, boolean pictured) {
      open(page, "/sign-in");
      page.fill("[name=email]", email);
      page.fill("[name=password]", PASSWORD);
      page.click("main form button[type=submit], main form button:not([type])");
      if (page.url().contains("/sign-in/code")) {
        if (pictured) take(page, "code");
        var shown = CODE.matcher(page.innerText("main"));
        if (!shown.find()) throw new IllegalStateException("Sample mode shows no code");
        page.fill("[name=code]", shown.group(1));
        page.click("main form button[type=submit], main form button:not([type])");
      }
    }

    private void open(Page page, String path) {
      page.navigate(URL + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
      page.evaluate("document.fonts.ready");
    }

    private void take(Page page, String name) {
      page.screenshot(
          new ScreenshotOptions().setPath(Path.of("docs/guide/pictures", language, name + ".png")));
    }
  }
}
