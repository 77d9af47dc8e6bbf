package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What stands on every kind of answer, judged by the rules of those who look for weak policies. */
@PrasanTest
class StrictHeadersTest {
  /** Whatever is not named here falls back to the first of them. */
  private static final Set<String> FETCHING =
      Set.of("default-src", "script-src", "style-src", "object-src");

  /** These have nothing to fall back to. */
  private static final Set<String> OWN = Set.of("base-uri", "form-action", "frame-ancestors");

  private static final Set<String> KNOWN =
      Set.of(
          "default-src",
          "script-src",
          "style-src",
          "img-src",
          "font-src",
          "connect-src",
          "manifest-src",
          "worker-src",
          "object-src",
          "base-uri",
          "form-action",
          "frame-ancestors");

  @Autowired Scenes scenes;
  @Autowired BrowserSessions sessions;
  @LocalServerPort int port;
  Scene scene;

  private final HttpClient line =
      HttpClient.newBuilder().followRedirects(Redirect.NEVER).version(Version.HTTP_1_1).build();

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
  }

  @ParameterizedTest
  @CsvSource({
    "200,/sign-in",
    "200,COALITION",
    "200,COALITION/home",
    "200,COALITION/organizations/export/csv",
    "200,COALITION/structure.svg",
    "200,/css/prasan.css",
    "200,/api/v1/COALITIONservices",
    "302,COALITION/meetings/export/csv?q=%ff",
    "302,/help?lang=en%ff",
    "403,COALITION/tokens",
    "404,/no/such/page",
    "404,COALITION/organizations/no-such-id",
    "404,/sign-out",
    "400,/help?q=%00"
  })
  void everyKindOfAnswerCarriesThem(int status, String path) throws Exception {
    var answer = get(path);
    assertStrict(answer.headers().map());
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void soDoRefusedForms() throws Exception {
    assertStrict(post("/sign-in", "a=b", 302).headers().map());
    assertStrict(post("/sign-in", "a=%ff", 422).headers().map());
    assertStrict(post("/sign-in", "a=" + "b".repeat(2_100_000), 413).headers().map());
  }

  @Test
  void anAddressThatNoBrowserSendsIsAnsweredWithoutAWordOfIt() throws IOException {
    try (var socket = new Socket("localhost", port)) {
      var ask = "GET /<script>zq7 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("zq7", "Tomcat", "at org.");
    }
  }

  private static void assertStrict(Map<String, List<String>> headers) {
    var policies = headers.getOrDefault("content-security-policy", List.of());
    assertThat(policies).as("one policy").hasSize(1);
    assertThat(weakSpots(policies.getFirst())).isEmpty();
    assertThat(headers)
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("x-frame-options", List.of("DENY"))
        .containsEntry("referrer-policy", List.of("no-referrer"))
        .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
        .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
        .containsKeys("permissions-policy", "cache-control");
  }

  /** As CSP Evaluator counts them, from its "low" upwards. */
  private static List<String> weakSpots(String policy) {
    var directives = new LinkedHashMap<String, List<String>>();
    var weak = new ArrayList<String>();
    for (var directive : policy.split(";", -1)) {
      var words = List.of(directive.strip().split("\\s+"));
      if (!KNOWN.contains(words.getFirst())) weak.add("unknown " + words.getFirst());
      if (directives.put(words.getFirst(), words.subList(1, words.size())) != null)
        weak.add("twice " + words.getFirst());
    }
    for (var name : FETCHING)
      for (var source :
          directives.getOrDefault(name, directives.getOrDefault("default-src", List.of("*"))))
        if (!Set.of("'self'", "'none'").contains(source)) weak.add(name + " " + source);
    for (var name : OWN)
      if (!Set.of("'self'", "'none'").containsAll(directives.getOrDefault(name, List.of("*"))))
        weak.add(name + " is open");
    if (!directives
        .getOrDefault("object-src", directives.getOrDefault("default-src", List.of()))
        .equals(List.of("'none'"))) weak.add("object-src is open");
    directives.forEach(
        (name, sources) -> {
          if (sources.isEmpty()) weak.add("empty " + name);
          sources.stream()
              .filter(source -> source.matches("'unsafe.*|\\*|https?:.*|.*\\*.*|[^']*\\..*"))
              .forEach(source -> weak.add(name + " " + source));
        });
    return weak;
  }

  @Test
  void theJudgeKnowsAWeakPolicy() {
    var strict = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    assertThat(weakSpots(strict)).isEmpty();
    assertThat(weakSpots("script-src 'self'")).isNotEmpty();
    for (var weak :
        Arrays.asList(
            "script-src 'unsafe-inline'",
            "script-src 'self' 'unsafe-eval'",
            "script-src data:",
            "img-src *",
            "font-src https:",
            "connect-src https://*.example",
            "object-src 'self'",
            "style-src cdn.example",
            "scipt-src 'self'")) assertThat(weakSpots(strict + "; " + weak)).as(weak).isNotEmpty();
    assertThat(weakSpots(strict.replace("base-uri 'none';", ""))).isNotEmpty();
  }

  private HttpResponse<String> get(String path) throws Exception {
    var session = sessions.start(scene.authentication(Role.STAFF));
    var address =
        path.replace(
            "COALITION", path.startsWith("/") ? scene.coalition().slug() + "/" : scene.url(""));
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
    request.header("Cookie", session.name() + "=" + session.value());
    return line.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body, int status) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    var answer = line.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(status);
    return answer;
  }
}
