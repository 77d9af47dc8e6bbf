package org.prasan.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody with a session of their own who sends what no browser would. */
final class Somebody {
  private static final HttpClient LINE =
      HttpClient.newBuilder()
          .followRedirects(Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private static final Pattern NOT_IN_AN_ADDRESS =
      Pattern.compile("[^A-Za-z0-9%._~:/?@!$&'()*+,;=-]+");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int port;
  private final Supplier<String> newSession;
  private final String start;
  private @Nullable String cookie;
  private String csrf = "";

  /**
   * Signed in anew whenever a session has ended.
   *
   * @param newSession a cookie; empty for a visitor
   * @param start a page that has a form
   */
  Somebody(int port, Supplier<String> newSession, String start) {
    this.port = port;
    this.newSession = newSession;
    this.start = start;
  }

  /** What came back, and after how long. */
  record Answer(int status, Map<String, List<String>> headers, String body, long millis) {
    @Nullable String header(String name) {
      var values = headers.get(name);
      return values == null ? null : values.getFirst();
    }

    boolean isPage() {
      return Objects.requireNonNullElse(header("content-type"), "").startsWith("text/html");
    }
  }

  /**
   * Sends it and reads the answer.
   *
   * @param token what a program would show at its own door
   */
  Answer send(Sent sent, String token) {
    if (cookie == null) signIn();
    var asked = sent.posts() ? sent.with(new Sent.Value("_csrf", csrf)) : sent;
    var answer = raw(asked, token);
    var to = answer.header("location");
    if (to != null && to.contains("/sign-in")) cookie = null;
    if (answer.status() == 403 && sent.posts()) cookie = null;
    return answer;
  }

  private void signIn() {
    cookie = newSession.get();
    var page = raw(new Sent("GET", start, List.of(), false), "");
    var set = page.header("set-cookie");
    if (Objects.requireNonNull(cookie).isEmpty() && set != null) cookie = set.replaceAll(";.*", "");
    csrf = Offered.of(start, page.body()).csrf();
    if (csrf.isEmpty()) throw new IllegalStateException(start + " has no form: " + page.status());
  }

  private Answer raw(Sent sent, String token) {
    var body = sent.body();
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + typed(sent.address())))
            .timeout(PATIENCE)
            .method(
                sent.method(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (cookie != null && !cookie.isEmpty()) request.header("Cookie", cookie);
    if (sent.path().startsWith("/api/referral/") && !token.isEmpty())
      request.header("Authorization", "Bearer " + token);
    if (sent.posts()) request.header("Content-Type", sent.type());
    return timed(request.build());
  }

  /** As a browser does with what stands in a link. */
  private static String typed(String address) {
    return NOT_IN_AN_ADDRESS
        .matcher(address)
        .replaceAll(sign -> Sent.encoded(sign.group()))
        .replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
  }

  private static Answer timed(HttpRequest request) {
    long began = System.nanoTime();
    try {
      HttpResponse<byte[]> answer = LINE.send(request, BodyHandlers.ofByteArray());
      long millis = (System.nanoTime() - began) / 1_000_000;
      return new Answer(
          answer.statusCode(),
          answer.headers().map(),
          new String(answer.body(), StandardCharsets.UTF_8),
          millis);
    } catch (IOException e) {
      // Whoever sends too much may find the line closed before the answer was read.
      return new Answer(0, Map.of(), "", (System.nanoTime() - began) / 1_000_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request that no client would build; the status alone, 0 if the line was closed. */
  Answer broken(String head, byte[] body) {
    if (cookie == null) signIn();
    long began = System.nanoTime();
    try (var line = new Socket("localhost", port)) {
      line.setSoTimeout((int) PATIENCE.toMillis());
      OutputStream out = line.getOutputStream();
      var all = head.replace("COOKIE", Objects.requireNonNull(cookie)).replace("CSRF", csrf);
      out.write(all.getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
      out.flush();
      line.shutdownOutput();
      var answer = read(line.getInputStream());
      var status = answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
      return new Answer(status, Map.of(), answer, (System.nanoTime() - began) / 1_000_000);
    } catch (IOException e) {
      return new Answer(0, Map.of(), "", (System.nanoTime() - began) / 1_000_000);
    }
  }

  private static String read(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
