package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.prasan.Scene;
import org.prasan.tenancy.Role;

/**
 * Opens pages as somebody would: {@code visits.phone().inEnglish().as(scene, Role.FOCAL_POINT)
 * .open("/…")}.
 */
public final class Visits {
  private static final double PATIENCE = 15_000;
  private final Browser browser;
  private final int port;
  private final BrowserSessions sessions;
  private final List<BrowserContext> open = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  Visits(Browser browser, int port, BrowserSessions sessions) {
    this.browser = browser;
    this.port = port;
    this.sessions = sessions;
  }

  /** The narrowest phone we promise to serve well. */
  public Visit phone() {
    return new Visit(new NewContextOptions().setViewportSize(360, 780).setHasTouch(true));
  }

  /** Where what is read must still need no sideways scrolling (WCAG 2.2, 1.4.10). */
  public Visit narrowest() {
    return new Visit(new NewContextOptions().setViewportSize(320, 780).setHasTouch(true));
  }

  public Visit desk() {
    return new Visit(new NewContextOptions().setViewportSize(1280, 860));
  }

  /** Any other width, or text twice as large: half the width is what remains of it. */
  public Visit wide(int pixels) {
    return new Visit(new NewContextOptions().setViewportSize(pixels, 780));
  }

  public String address(String path) {
    return "http://localhost:" + port + path;
  }

  void end() {
    open.forEach(Visits::close);
    assertThat(foreign).as("requests to foreign hosts").isEmpty();
    assertThat(complaints).as("what the content security policy refused").isEmpty();
  }

  /** A page that still loads may ask for its next file while its window is closing. */
  private static void close(BrowserContext context) {
    try {
      context.close();
    } catch (PlaywrightException e) {
      if (!String.valueOf(e.getMessage()).contains("has been closed")) throw e;
    }
  }

  /** One browser window of its own, with its own cookies. */
  public final class Visit {
    private final NewContextOptions options;
    private final List<Cookie> cookies = new ArrayList<>();

    private Visit(NewContextOptions options) {
      this.options = options.setLocale("th-TH").setTimezoneId("Asia/Bangkok");
    }

    public Visit inEnglish() {
      cookies.add(cookie("language", "en"));
      return this;
    }

    public Visit inTheDark() {
      options.setColorScheme(ColorScheme.DARK);
      return this;
    }

    /** On a telephone whose clock stands otherwise than here. */
    public Visit abroad() {
      options.setTimezoneId("UTC");
      return this;
    }

    public Visit withoutScripts() {
      options.setJavaScriptEnabled(false);
      return this;
    }

    public Visit as(Scene scene, Role role) {
      var session = sessions.start(scene.authentication(role));
      cookies.add(cookie(session.name(), session.value()));
      return this;
    }

    public Page open(String path) {
      var context = browser.newContext(options);
      open.add(context);
      context.addCookies(cookies);
      context.onRequest(
          request -> {
            var host = URI.create(request.url()).getHost();
            if (host != null && !host.equals("localhost")) foreign.add(request.url());
          });
      context.setDefaultTimeout(PATIENCE);
      var page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (message.text().contains("Content Security Policy")) complaints.add(message.text());
          });
      page.navigate(address(path));
      return page;
    }

    private Cookie cookie(String name, String value) {
      return new Cookie(name, value).setUrl(address("/"));
    }
  }
}
