package org.prasan.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
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
          "--disable-sync");

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
    var visits = new Visits(browser(context), port, application.getBean(BrowserSessions.class));
    context.getStore(OURS).put(Visits.class, visits);
    return visits;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var visits = context.getStore(OURS).get(Visits.class, Visits.class);
    if (visits != null) visits.end();
  }

  private static Browser browser(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent(Running.class, none -> new Running(), Running.class)
        .browser;
  }

  private static final class Running implements AutoCloseable {
    private final Playwright playwright = Playwright.create();
    private final Browser browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(
                        Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                    .setArgs(ARGUMENTS));

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }
}
