package org.prasan;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

/**
 * Remakes the pictures of the user guide from the sample coalitions. Not part of the tests, hence
 * its name: bin/guide-pictures runs it.
 */
class GuidePictures {
  private static final int PORT = 18090;
  private static final String URL = "http://localhost:" + PORT;

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
    try (var playwright = Playwright.create()) {
      for (var language : List.of("th", "en")) remake(playwright, language);
    }
  }

  /** A meeting is held once: each language walks through samples of its own. */
  private static void remake(Playwright playwright, String language) {
    try (var _ =
            SpringApplication.run(
                Prasan.class,
                "--prasan.sample=true",
                "--prasan.data=target/guide-data/" + language,
                "--prasan.base-url=" + URL,
                "--server.port=" + PORT,
                "--management.server.port=0");
        var browser = playwright.chromium().launch(chromium())) {
      new Tour(new GuideCamera(browser, URL, language)).walk();
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
    private final GuideCamera camera;

    Tour(GuideCamera camera) {
      this.camera = camera;
    }

    void walk() {
      visitor();
      secretary();
      caseWorker();
      new GuideMeetings(camera).walk();
    }

    private void visitor() {
      var page = camera.desk();
      camera.open(page, "/chiangrai");
      camera.take(page, "public");
      camera.open(page, "/sign-in");
      camera.take(page, "sign-in");
      var small = camera.phone();
      camera.open(small, "/chiangrai/help");
      camera.take(small, "help-phone");
      camera.open(small, "/training/help/places");
      camera.take(small, "places-phone");
      camera.open(page, "/training/apply");
      camera.take(page, "apply");
    }

    private void secretary() {
      var page = camera.desk("secretary@training.example");
      PLACES.forEach(
          (name, path) -> {
            camera.open(page, path);
            camera.take(page, name);
          });
      numbers(page);
      camera.open(page, "/training/organizations");
      page.click("table.list tbody th a");
      camera.take(page, "organization");
      page.navigate(page.url() + "/profile");
      camera.take(page, "edit");
      camera.open(page, "/training/applications");
      page.click("main table tbody a");
      camera.take(page, "application");
      var small = camera.phone("director@training.example");
      camera.open(small, "/training/home");
      camera.take(small, "home-phone");
    }

    private void caseWorker() {
      var page = camera.desk("caseworker@training.example");
      camera.open(page, "/training/services?need=shelter&near=5709&open=true");
      camera.take(page, "find");
      page.click("ol.hits article a");
      camera.take(page, "service");
      camera.open(page, "/training/clients");
      camera.take(page, "clients");
      var small = camera.phone("caseworker@training.example");
      camera.open(small, "/training/services/capacity");
      camera.take(small, "capacity-phone");
      camera.open(small, "/training/duty");
      camera.take(small, "duty-phone");
      camera.open(small, "/training/roster/mine");
      camera.take(small, "mine-phone");
      supervised();
      referrals(page, small);
      offline(small);
    }

    /** The page that works without network, before and after its lock was set. */
    private void offline(Page phone) {
      camera.open(phone, "/training/referrals/offline");
      phone.waitForSelector("#fresh:visible");
      camera.take(phone, "offline-lock-phone");
      phone.fill("#fresh", "280519");
      phone.fill("#again", "280519");
      phone.click("#setup form button");
      phone.click("[data-new]");
      phone.waitForSelector("#write:visible");
      camera.take(phone, "offline-write-phone");
    }

    private void numbers(Page desk) {
      camera.open(desk, "/training/numbers");
      camera.take(desk, "numbers");
      var year = desk.locator("select[name=period] option:not([value*='-'])").first();
      var period = year.getAttribute("value");
      camera.open(desk, "/training/numbers/publication?period=" + period);
      camera.take(desk, "numbers-publication");
      if (desk.locator("a[href*='/publish?']").count() > 0) {
        desk.click("a[href*='/publish?']");
        desk.click("main form .btn-danger");
      }
      camera.open(desk, "/training/numbers/published");
      camera.take(desk, "numbers-published");
    }

    /** A referral of the own organization as its focal point sees it: the card, no details. */
    private void supervised() {
      var desk = camera.desk("focal.tree@training.example");
      camera.open(desk, "/training/referrals/sent");
      desk.click("table.list tbody th a");
      camera.take(desk, "referral-supervisor");
    }

    /** What came to the seat of the case worker, what was sent, and how one begins. */
    private void referrals(Page desk, Page phone) {
      camera.open(phone, "/training/referrals?shown=WAITING");
      camera.take(phone, "referral-inbox-phone");
      phone.click("table.list tbody th a");
      camera.take(phone, "triage-phone");
      camera.open(desk, "/training/referrals/sent?shown=RUNNING");
      desk.click("table.list tbody th a");
      camera.take(desk, "referral");
      camera.open(phone, "/training/clients");
      phone.click("table.list tbody th a");
      phone.click("a[href*='/referrals/new']");
      camera.take(phone, "referral-new-phone");
      phone.locator("input[name=seat]").first().check();
      phone.locator("input[name=needs]").first().check();
      phone.locator("input[name=urgency]").first().check();
      phone.fill("#reason", "…");
      phone.click("main .save button");
      phone.click(".acts .btn-primary");
      camera.take(phone, "consent-phone");
    }
  }
}
