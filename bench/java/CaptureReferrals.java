import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Asks as a program and as a case worker while PostgreSQL logs every statement, counts what each
 * request sends, and writes scripts for pgbench: the floor below which no request can be. What a
 * request wrote is taken away again, so that its script, which is rolled back, finds no row of it.
 */
final class CaptureReferrals {
  /** As many write at once, each its own rows. */
  private static final int AT_ONCE = 10;

  /** Of so many captures the longest are left out: something else ran beside them. */
  private static final int TIMES = 4;

  private static final Pattern INSERT = Pattern.compile("(?i)insert\\s+into\\s+(\\w+\\.\\w+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final StatementLog log;
  private final Connection database;
  private final Path results;
  private final List<ProgramRequests.House> houses;
  private final List<String> lines = new ArrayList<>();

  private CaptureReferrals(String url, StatementLog log, Connection database, Path results)
      throws Exception {
    this.base = url + "/api/referral/v1/large";
    this.log = log;
    this.database = database;
    this.results = results;
    houses = ProgramRequests.House.in(results);
  }

  /** Lines of floor.tsv: request, file, statements, queries. */
  public static void main(String[] arguments) throws Exception {
    var data = Path.of(arguments[1]);
    var results = Path.of(arguments[2]);
    try (var log = new StatementLog(data);
        var database = Superuser.of(data)) {
      var capture = new CaptureReferrals(arguments[0], log, database, results);
      capture.programs();
      capture.people(arguments[0]);
      Files.write(results.resolve("floor.tsv"), capture.lines);
    }
  }

  private void programs() throws Exception {
    var own = houses.get(5);
    read("read one", () -> get(own.bearer(), "/referrals/" + own.ids()[0]));
    read(
        "inbox of a seat", () -> get(own.bearer(), "/inbox?seat=" + own.seat() + "&state=OFFERED"));
    read("search, Thai word of a need", () -> get(own.bearer(), ProgramRequests.SEARCH));
    write(
        "create",
        number -> {
          var house = houses.get(100 + number);
          return () -> post(house.bearer(), "/referrals", ProgramRequests.fresh(house, ""));
        });
    count("create, agree and offer", seen(() -> offer(own)));
    var offered = offer(own);
    var next = houses.get(6);
    write(
        "accept",
        number -> {
          var id = offer(own);
          var version = found("\"version\":(\\d+)", get(next.bearer(), "/referrals/" + id));
          var accept = "{\"step\":\"ACCEPT\",\"version\":" + version + "}";
          return () -> post(next.bearer(), "/referrals/" + id + "/steps", accept);
        });
    var version = found("\"version\":(\\d+)", get(next.bearer(), "/referrals/" + offered));
    post(
        next.bearer(),
        "/referrals/" + offered + "/steps",
        "{\"step\":\"ACCEPT\",\"version\":" + version + "}");
    count("open the details", seen(() -> get(next.bearer(), "/referrals/" + offered + "/details")));
  }

  private void people(String url) throws Exception {
    var browser = SignedIn.as(url, 5);
    read("page: read one", () -> browser.open("/large/referrals/" + houses.get(5).ids()[0]));
    read("page: inbox", () -> browser.open("/large/referrals"));
  }

  private String offer(ProgramRequests.House house) throws Exception {
    var consent = ",\"consent\":" + ProgramRequests.consent();
    var body = post(house.bearer(), "/referrals", ProgramRequests.fresh(house, consent));
    return found("\"id\":\"([^\"]+)\"", body);
  }

  /** The first request may still fill caches, and beside one of them something else may run. */
  private List<StatementLog.Statement> seen(StatementLog.Request request) throws Exception {
    request.send();
    var fewest = log.during(request);
    for (int more = 1; more < TIMES; more++) fewest = fewer(fewest, log.during(request));
    return fewest;
  }

  private static List<StatementLog.Statement> fewer(
      List<StatementLog.Statement> one, List<StatementLog.Statement> other) {
    return other.size() < one.size() ? other : one;
  }

  private void count(String name, List<StatementLog.Statement> statements) {
    lines.add(StatementLog.line(name, statements));
  }

  private void read(String name, StatementLog.Request request) throws Exception {
    var statements = seen(request);
    StatementLog.Script.of(statements).write(results, StatementLog.file(name) + ".0");
    count(name, statements);
  }

  private interface Numbered {
    StatementLog.Request request(int number) throws Exception;
  }

  private void write(String name, Numbered numbered) throws Exception {
    numbered.request(0).send();
    var written = new ArrayList<List<StatementLog.Statement>>();
    while (written.size() < AT_ONCE + TIMES) {
      var request = numbered.request(written.size());
      long before = transaction();
      var statements = log.during(request);
      forget(statements, before);
      written.add(statements);
    }
    written.sort(Comparator.comparingInt(List::size));
    for (int number = 0; number < AT_ONCE; number++)
      StatementLog.Script.of(written.get(number))
          .rolledBack()
          .write(results, StatementLog.file(name) + "." + number);
    count(name, written.getFirst());
  }

  private long transaction() throws Exception {
    try (var statement = database.createStatement();
        var row = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void forget(List<StatementLog.Statement> statements, long before) throws Exception {
    var tables = new LinkedHashSet<String>();
    for (var one : statements) {
      var into = INSERT.matcher(one.sql());
      while (into.find()) tables.add(into.group(1));
    }
    try (var statement = database.createStatement()) {
      statement.execute("set session_replication_role = replica");
      for (var table : tables)
        statement.execute("delete from " + table + " where xmin::text::bigint > " + before);
    }
  }

  private String get(String bearer, String path) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + bearer));
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

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300)
      throw new IllegalStateException(
          answer.uri() + " answers " + answer.statusCode() + answer.body());
    return answer.body();
  }

  private static String found(String pattern, String text) {
    var matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) throw new IllegalStateException(pattern + " is not in " + text);
    return matcher.group(1);
  }
}
