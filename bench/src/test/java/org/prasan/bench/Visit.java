package org.prasan.bench;

import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What every visit has in common: the browser, signing in, and what the bench left to be read. */
final class Visit {
  /** As the person whose number the session holds. */
  static final ChainBuilder SIGN_IN =
      exec(
          http("sign-in form").get("/sign-in").check(csrf()),
          http("sign in")
              .post("/sign-in")
              .formParam("_csrf", "#{_csrf}")
              .formParam("email", "person#{number}@bench.example")
              .formParam("password", "woven-cloth-2569-bench")
              .check(csrf(), regex(" (\\d{6})[ <]").saveAs("code")),
          http("code")
              .post("/sign-in/code")
              .formParam("_csrf", "#{_csrf}")
              .formParam("code", "#{code}")
              .check(currentLocation().not(url() + "/sign-in/code")));

  private Visit() {}

  static HttpProtocolBuilder asBrowser() {
    return http.baseUrl(url())
        .acceptHeader("text/html")
        .acceptEncodingHeader("gzip")
        .acceptLanguageHeader("th")
        .disableCaching()
        .disableWarmUp();
  }

  private static CheckBuilder csrf() {
    return css("input[name=_csrf]", "value").saveAs("_csrf");
  }

  static String url() {
    return System.getProperty("bench.url");
  }

  static Path results(String name) {
    return Path.of(System.getProperty("bench.results"), name);
  }

  static List<String> lines(String name) {
    try {
      return Files.readAllLines(results(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
