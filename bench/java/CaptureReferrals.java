import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Asks as a program while PostgreSQL logs every statement, counts what each request sends, and
 * writes what reading sends as scripts for pgbench: the floor below which no request can be.
 */
final class CaptureReferrals {
  private static final Set<String> READS =
      Set.of("read one", "inbox of a seat", "search, Thai word of a need");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final StatementLog log;
  private final Path results;

  private CaptureReferrals(String url, StatementLog log, Path results) {
    this.base = url + "/api/referral/v1/large";
    this.log = log;
    this.results = results;
  }

  public static void main(String[] arguments) throws Exception {
    var data = Path.of(arguments[1]);
    var results = Path.of(arguments[2]);
    try (var log = new StatementLog(data)) {
      Files.write(
          results.resolve("floor.tsv"),
          new CaptureReferrals(arguments[0], log, results).scripts());
    }
  }

  /** Lines of floor.tsv: request, file, statements, queries. */
  private List<String> scripts() throws Exception {
    var houses = Files.readAllLines(results.resolve("houses.tsv"));
    var own = houses.get(5).split("\t");
    var next = houses.get(6).split("\t");
    var lines = new ArrayList<String>();
    var read = "/referrals/" + own[4].split(",")[0];
    lines.add(script("read one", seen(() -> get(own[0], read))));
    lines.add(
        script(
            "inbox of a seat",
            seen(() -> get(own[0], "/inbox?seat=" + own[1] + "&state=OFFERED"))));
    lines.add(
        script(
            "search, Thai word of a need",
            seen(() -> get(own[0], "/search?q=%E0%B8%97%E0%B8%B5%E0%B9%88%E0%B8%9E%E0%B8%B1%E0%B8%81"))));
    lines.add(script("create", seen(() -> post(own[0], "/referrals", fresh(own, "")))));
    var consent =
        ",\"consent\":{\"purpose\":\"GIVE_THE_SERVICE\",\"basis\":\"S26_5_LAW\",\"language\":\"tha\","
            + "\"interpreter\":\"NOT_NEEDED\",\"givenBy\":\"NOBODY\",\"how\":\"NONE\",\"until\":\""
            + LocalDate.now().plusMonths(3)
            + "\"}";
    var last = new String[1];
    lines.add(
        script(
            "create, agree and offer",
            seen(() -> last[0] = post(own[0], "/referrals", fresh(own, consent)))));
    var id = found("\"id\":\"([^\"]+)\"", last[0]);
    var version = found("\"version\":(\\d+)", get(next[0], "/referrals/" + id));
    var accept = "{\"step\":\"ACCEPT\",\"version\":" + version + "}";
    lines.add(
        script("accept", log.during(() -> post(next[0], "/referrals/" + id + "/steps", accept))));
    lines.add(
        script("open the details", seen(() -> get(next[0], "/referrals/" + id + "/details"))));
    return lines;
  }

  private static String fresh(String[] house, String consent) {
    return "{\"client\":\""
        + house[2]
        + "\",\"seat\":\""
        + house[3]
        + "\",\"urgency\":\"URGENT\",\"needs\":[\"shelter\"],\"groups\":[\"IDENTITY\"],"
        + "\"reason\":\"ขอที่พักที่ปลอดภัยคืนนี้\""
        + consent
        + "}";
  }

  /** The second request is written down: the first may still fill caches. */
  private List<StatementLog.Statement> seen(StatementLog.Request request) throws Exception {
    request.send();
    return log.during(request);
  }

  private String get(String bearer, String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + bearer));
  }

  private String post(String bearer, String path, String body) throws Exception {
    var key = UUID.randomUUID().toString();
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .header("Step-Id", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String send(HttpRequest.Builder request) throws Exception {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300)
      throw new IllegalStateException(answer.uri() + " answers " + answer.statusCode() + answer.body());
    return answer.body();
  }

  private static String found(String pattern, String text) {
    var matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) throw new IllegalStateException(pattern + " is not in " + text);
    return matcher.group(1);
  }

  private String script(String request, List<StatementLog.Statement> statements)
      throws IOException {
    if (READS.contains(request))
      StatementLog.Script.of(statements).write(results, StatementLog.file(request));
    return StatementLog.line(request, statements);
  }
}
