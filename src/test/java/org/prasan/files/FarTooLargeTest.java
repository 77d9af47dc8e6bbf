package org.prasan.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserSessions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A file of 200 MB, sent without scripts: the page says so and keeps what was typed beside it. */
@PrasanTest
class FarTooLargeTest {
  private static final long SIZE = 200L << 20;
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Autowired Scenes scenes;
  @Autowired BrowserSessions sessions;
  @LocalServerPort int port;
  private Scene scene;
  private String cookie = "";

  @BeforeEach
  void signIn() {
    scene = scenes.fresh();
    var started = sessions.start(scene.authentication(Role.ADMINISTRATOR));
    cookie = started.name() + "=" + started.value();
  }

  @ParameterizedTest
  @CsvSource({"before", "after"})
  void whatWasTypedBesideItStandsOnThePageAgain(String fileStands) throws Exception {
    var field = part("credit", "กรมการปกครอง ๒๕๖๙");
    var answer =
        fileStands.equals("before")
            ? send("/territory/boundaries", "file", "", field)
            : send("/territory/boundaries", "file", field, "");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("value=\"กรมการปกครอง ๒๕๖๙\"", "ไฟล์ใหญ่กว่า 5 เมกะไบต์");
  }

  @Test
  void aTableThatIsFarTooLargeIsRefusedOnItsPage() throws Exception {
    var answer = send("/organizations/import", "table", "", "");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("name=\"table\"");
  }

  @Test
  void nothingOfItStaysOnTheDisk() throws Exception {
    send("/territory/boundaries", "file", part("credit", "x"), "");
    try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(left.filter(file -> file.getFileName().toString().startsWith("cut-"))).isEmpty();
    }
  }

  @Test
  void whoSendsItFromElsewhereIsRefusedAllTheSame() throws Exception {
    var answer = send("/territory/boundaries", "file", part("_csrf", "forged"), "", false);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/kept"));
  }

  private HttpResponse<String> send(String path, String name, String before, String after)
      throws Exception {
    return send(path, name, before, after, true);
  }

  private HttpResponse<String> send(
      String path, String name, String before, String after, boolean withToken) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var head = before + (withToken ? part("_csrf", token(client, path)) : "") + file(name);
      var tail = "\r\n" + after + "--x--\r\n";
      var request =
          to(path)
              .header("Content-Type", "multipart/form-data; boundary=x")
              .POST(
                  BodyPublishers.fromPublisher(
                      BodyPublishers.ofInputStream(() -> body(head, tail)),
                      bytes(head).length + SIZE + bytes(tail).length))
              .build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private String token(HttpClient client, String path) throws Exception {
    var page = client.send(to(path).GET().build(), BodyHandlers.ofString()).body();
    var found = TOKEN.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + scene.url(path)))
        .header("Accept", "text/html")
        .header("Cookie", cookie);
  }

  private static InputStream body(String head, String tail) {
    var parts =
        List.of(
            new ByteArrayInputStream(bytes(head)),
            Specimen.zeros(SIZE, new AtomicLong()),
            new ByteArrayInputStream(bytes(tail)));
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private static String part(String name, String value) {
    return "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  private static String file(String name) {
    return """
    --x\r
    Content-Disposition: form-data; name="%s"; filename="scan.json"\r
    Content-Type: application/octet-stream\r
    \r
    """
        .formatted(name);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
