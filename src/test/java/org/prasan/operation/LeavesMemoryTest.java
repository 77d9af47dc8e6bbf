package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a client told is in memory while a page is made of it, and in nothing that the program holds
 * once the line is closed: seen in a dump of its heap after the garbage was collected.
 */
@Tag("slow")
class LeavesMemoryTest {
  private static final List<String> TOLD =
      List.of(
          "เรื่องปลูกคำที่ริมน้ำ", "ดอนปลูกคำ มะลิซ้อน", "Donplukkham Malison", "5701999888777");

  @TempDir Path data;
  private final HttpClient person =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @Test
  void nothingThatAClientToldStaysInMemory() throws Exception {
    try (var prasan = PrasanProcess.start(data).untilReady(Duration.ofMinutes(4))) {
      signIn(prasan);
      var client = UUID.randomUUID().toString();
      send(
          prasan,
          "/training/clients/new",
          Map.of("id", client, "needs", "shelter", "sex", "FEMALE"));
      var file = "/training/clients/" + client;
      send(prasan, file + "/story", Map.of("story", (TOLD.get(0) + " ").repeat(400)));
      send(
          prasan,
          file + "/identity",
          Map.of("nameTh", TOLD.get(1), "nameEn", TOLD.get(2), "idNumber", TOLD.get(3)));
      assertThat(get(prasan, file)).contains(TOLD);
      send(prasan, "/training/clients/find", Map.of("what", TOLD.get(1)));
      // A line that is kept open keeps the last form that came over it, for a minute at most.
      person.close();
      var heap = dump(prasan);
      assertThat(held(heap, List.of("caseworker@training.example"))).isNotEmpty();
      assertThat(held(heap, TOLD)).isEmpty();
    }
  }

  private void signIn(PrasanProcess prasan) throws Exception {
    var code =
        send(
            prasan,
            "/sign-in",
            Map.of("email", "caseworker@training.example", "password", "password"));
    send(prasan, "/sign-in/code", Map.of("code", found(code, "ขณะนี้คือ (\\d{6})")));
  }

  private String get(PrasanProcess prasan, String path) throws Exception {
    return asked(HttpRequest.newBuilder(prasan.page(path)));
  }

  /** With what the page of the form sends along. */
  private String send(PrasanProcess prasan, String path, Map<String, String> fields)
      throws Exception {
    var page = get(prasan, path.replace("/find", ""));
    var all = new HashMap<>(fields);
    all.put("_csrf", found(page, "name=\"_csrf\" value=\"([^\"]+)\""));
    if (page.contains("name=\"version\""))
      all.put("version", found(page, "name=\"version\" value=\"(\\d+)\""));
    var form =
        all.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return asked(
        HttpRequest.newBuilder(prasan.page(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private String asked(HttpRequest.Builder request) throws Exception {
    var answer = person.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s", answer.uri()).isEqualTo(200);
    return answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String found(String page, String pattern) {
    var match = Pattern.compile(pattern).matcher(page);
    assertThat(match.find()).as(pattern).isTrue();
    return match.group(1);
  }

  /** Collects the garbage first. */
  private Path dump(PrasanProcess prasan) throws IOException, InterruptedException {
    var heap = data.resolve("heap.hprof");
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var dumping =
        new ProcessBuilder(jcmd, Long.toString(prasan.pid()), "GC.heap_dump", heap.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(dumping.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(dumping.waitFor()).as(said).isZero();
    return heap;
  }

  /** As a text of the program holds them, and as they go over the line. */
  private static List<String> held(Path heap, List<String> words) throws IOException {
    var bytes = new String(Files.readAllBytes(heap), StandardCharsets.ISO_8859_1);
    var found = new ArrayList<String>();
    for (var word : words)
      for (var how : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE))
        if (bytes.contains(as(word, how))) found.add(word + " in " + how);
    return found;
  }

  private static String as(String word, Charset how) {
    return new String(word.getBytes(how), StandardCharsets.ISO_8859_1);
  }
}
