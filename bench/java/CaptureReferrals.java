import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks as a program while PostgreSQL logs every statement, counts what each request sends, and
 * writes what reading sends as scripts for pgbench: the floor below which no request can be.
 */
final class CaptureReferrals {
  private static final Set<String> READS =
      Set.of("read one", "inbox of a seat", "search, Thai word of a need");
  private static final Pattern EXECUTED =
      Pattern.compile("(?s)^(?:execute [^:]+|statement): (.*)$");
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']++|'')*+')");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final Path data;
  private final Path results;

  private CaptureReferrals(String url, Path data, Path results) {
    this.base = url + "/api/referral/v1/large";
    this.data = data;
    this.results = results;
  }

  public static void main(String[] arguments) throws Exception {
    var data = Path.of(arguments[1]);
    var results = Path.of(arguments[2]);
    try (var database = superuser(data)) {
      logEverything(database);
      try {
        Files.write(
            results.resolve("floor.tsv"),
            new CaptureReferrals(arguments[0], data, results).scripts());
      } finally {
        logAsBefore(database);
      }
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
        script("accept", once(() -> post(next[0], "/referrals/" + id + "/steps", accept))));
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

  private interface Request {
    String send() throws Exception;
  }

  /** The second request is written down: the first may still fill caches. */
  private List<Statement> seen(Request request) throws Exception {
    request.send();
    return once(request);
  }

  private List<Statement> once(Request request) throws Exception {
    Thread.sleep(200);
    var before = logged().size();
    request.send();
    return since(before);
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

  private static Connection superuser(Path data) throws Exception {
    var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
    var password = Files.readString(data.resolve("secrets/database-superuser")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
  }

  private static void logEverything(Connection database) throws Exception {
    try (var statement = database.createStatement()) {
      for (var setting :
          List.of(
              "log_statement = 'all'",
              "log_error_verbosity = 'default'",
              "log_destination = 'jsonlog'")) statement.execute("alter system set " + setting);
      statement.execute("select pg_reload_conf()");
    }
    Thread.sleep(1500);
  }

  private static void logAsBefore(Connection database) throws Exception {
    try (var statement = database.createStatement()) {
      statement.execute("alter system reset all");
      statement.execute("select pg_reload_conf()");
    }
  }

  private record Statement(String sql, String detail) {}

  private List<Statement> since(int before) throws Exception {
    Thread.sleep(200);
    var all = logged();
    return all.subList(before, all.size()).stream()
        .map(CaptureReferrals::statement)
        .filter(statement -> !statement.sql.contains("scheduled_tasks"))
        .toList();
  }

  private List<JsonNode> logged() throws IOException {
    var json = JsonMapper.shared();
    try (var files = Files.list(data.resolve("log"))) {
      var lines = new ArrayList<JsonNode>();
      for (var file : files.filter(name -> name.toString().endsWith(".json")).sorted().toList())
        for (var line : Files.readAllLines(file)) {
          var entry = json.readTree(line);
          if (entry.path("user").asString("").equals("prasan_app")
              && EXECUTED.matcher(entry.path("message").asString("")).matches()) lines.add(entry);
        }
      return lines;
    }
  }

  private static Statement statement(JsonNode entry) {
    var executed = EXECUTED.matcher(entry.path("message").asString());
    executed.matches();
    return new Statement(executed.group(1).strip(), entry.path("detail").asString(""));
  }

  private String script(String page, List<Statement> statements) throws IOException {
    var text = new StringBuilder();
    var variables = new ArrayList<String>();
    for (int s = 0; s < statements.size(); s++) {
      var sql = statements.get(s).sql.replaceAll("\\s*\\R\\s*", " ");
      var values = new LinkedHashMap<Integer, String>();
      var parameter = PARAMETER.matcher(statements.get(s).detail);
      while (parameter.find()) values.put(Integer.valueOf(parameter.group(1)), parameter.group(2));
      for (var number : values.keySet().stream().sorted((a, b) -> b - a).toList()) {
        var value = values.get(number);
        if (value.equals("NULL")) sql = sql.replace("$" + number, "null");
        else {
          var name = "v" + s + "_" + number;
          sql = sql.replace("$" + number, ":" + name);
          variables.add(name + "=" + onOneLine(value.substring(1, value.length() - 1)));
        }
      }
      text.append(sql).append(sql.endsWith(";") ? "\n" : ";\n");
    }
    var file = page.replaceAll("\\W+", "-");
    if (READS.contains(page)) {
      Files.writeString(results.resolve(file + ".sql"), text);
      Files.write(results.resolve(file + ".variables"), variables);
    }
    Files.writeString(results.resolve(file + ".seen"), text);
    var asked = statements.stream().filter(CaptureReferrals::isQuery).count();
    return page + "\t" + file + "\t" + statements.size() + "\t" + asked;
  }

  /** One line of a file is one variable; a line break within a value makes no difference here. */
  private static String onOneLine(String quoted) {
    return quoted.replace("''", "'").replaceAll("\\s*\\R\\s*", " ").strip();
  }

  private static boolean isQuery(Statement statement) {
    return !statement.sql.toLowerCase().matches("(?s)begin.*|commit.*|set local.*|rollback.*");
  }
}
