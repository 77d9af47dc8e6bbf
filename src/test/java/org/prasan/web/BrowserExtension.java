package org.prasan.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Keeps one browser for all tests and gives each test visits of its own. */
class BrowserExtension implements ParameterResolver, AfterEachCallback {
  private static final Namespace OURS = Namespace.create(BrowserExtension.class);
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Visits.class);
  }

  @Override
  public Visits resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var application = SpringExtension.getApplicationContext(context);
    int port =
        Objects.requireNonNull(
            application.getEnvironment().getProperty("local.server.port", Integer.class));
    var visits = new Visits(Running.BROWSER, port, application.getBean(BrowserSessions.class));
    context.getStore(OURS).put(Visits.class, visits);
    return visits;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var visits = context.getStore(OURS).get(Visits.class, Visits.class);
    if (visits != null) visits.end();
  }

  /** Starts with the first test that needs it and ends with the process that runs the tests. */
  private static final class Running {
    static final Browser BROWSER =
        Playwright.create()
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(program()).setArgs(ARGUMENTS));

    /** The shell is the same Chromium without windows, and starts and draws in half the time. */
    private static Path program() {
      var chosen = System.getenv("CHROMIUM");
      if (chosen != null) return Path.of(chosen);
      var shell = Path.of("/usr/bin/chromium-headless-shell");
      return Files.isExecutable(shell) ? shell : Path.of("/usr/bin/chromium");
    }
  }
}
