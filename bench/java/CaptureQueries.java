import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens each page as somebody signed in, while PostgreSQL logs every statement, and writes what the
 * application asked as a script for pgbench: the floor below which no page can be.
 *
 * <p>A parameter becomes a variable that pgbench sends as a parameter again, so that plans are made
 * and kept as they are for the application. Each client of pgbench plays another person, since
 * clients that update one and the same session would wait for each other.
 */
final class CaptureQueries {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile(" (\\d{6})[ <]");
  private static final Pattern OWN = Pattern.compile("/organizations/([0-9a-f-]{36})\"");
  private static final Pattern EXECUTED =
      Pattern.compile("(?s)^(?:execute [^:]+|statement): (.*)$");
  private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
  private static final Pattern NAME = Pattern.compile(" name=\"([^\"]+)\"");
  private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
  private static final Pattern AREA =
      Pattern.compile("(?s)<textarea[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</textarea>");
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']++|'')*+')");

  private static final int CLIENTS = 10;

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String url;
  private final Path data;
  private final Path results;
  private final int person;

  CaptureQueries(String url, Path data, Path results, int person) {
    this.url = url;
    this.data = data;
    this.results = results;
    this.person = person;
  }

  public static void main(String[] arguments) throws Exception {
    var data = Path.of(arguments[1]);
    var results = Path.of(arguments[2]);
    try (var database = superuser(data)) {
      logEverything(database);
      try {
        for (int person = 0; person < CLIENTS; person++)
          Files.write(
              results.resolve("floor.list"),
              new CaptureQueries(arguments[0], data, results, person).scripts());
      } finally {
        logAsBefore(database);
      }
    }
  }

  /** Lines of floor.list: page, file, statements, queries. */
  private List<String> scripts() throws Exception {
    signIn();
    var organization = found(OWN, get("/large/organizations"));
    var pages = new LinkedHashMap<String, String>();
    pages.put("home", "/large/home");
    pages.put("registry", "/large/organizations");
    pages.put("search, Thai", "/large/organizations?q=" + encoded("เด็ก"));
    pages.put("search, English", "/large/organizations?q=" + encoded("children"));
    pages.put("standing of all", "/large/membership");
    pages.put("renewal campaign", "/large/membership/renewals");
    pages.put("applications", "/large/applications");
    pages.put("services", "/large/services/register");
    pages.put("who can help, one word", "/large/services?q=" + encoded("บ้านพัก"));
    pages.put("who can help, misspelt", "/large/services?q=sheltr");
    pages.put(
        "who can help, all filters",
        "/large/services?q=shelter&need=shelter&near=5709&language=tha&age=20&sex=FEMALE"
            + "&status=UNREGISTERED&open=true&room=true");
    pages.put("search, misspelt", "/large/organizations?q=" + encoded("childern"));
    pages.put("organization", "/large/organizations/" + organization);
    var scripts = new ArrayList<String>();
    scripts.add(script("save", statementsOfSaving(own())));
    for (var page : pages.entrySet())
      scripts.add(script(page.getKey(), statementsOf(page.getValue())));
    return scripts;
  }

  private String own() throws IOException {
    return Files.readAllLines(results.resolve("own-organizations")).get(person);
  }

  /**
   * What saving sends. Played again it would collide with itself, so that places in the audit chain
   * are counted on, and versions compared with themselves.
   */
  private List<Statement> statementsOfSaving(String organization) throws Exception {
    var path = "/large/organizations/" + organization + "/profile";
    save(path, "first");
    var form = filled(get(path), "second");
    Thread.sleep(200);
    var before = logged().size();
    post(path, form);
    return since(before).stream().map(CaptureQueries::repeatable).toList();
  }

  private void save(String path, String mission) throws Exception {
    post(path, filled(get(path), mission));
  }

  private static Statement repeatable(Statement statement) {
    var sql = statement.sql;
    if (sql.startsWith("insert into audit.entry"))
      sql =
          sql.replaceFirst(
              "(?s)(values\\s*\\()(\\$1)(,\\s*)\\$2",
              "$1$2$3(select number + 1 from audit.head where coalition_id = $2)");
    else if (sql.startsWith("update audit.head"))
      sql = sql.replaceFirst("number = \\$1", "number = number + 1");
    else sql = sql.replaceFirst("version = \\$\\d+(\\s*)$", "version = version$1");
    return new Statement(sql, statement.detail);
  }

  /** The fields of a form as a browser would send them, with another mission. */
  private static String filled(String page, String mission) {
    var form = page.substring(page.indexOf("<form class=\"form\""));
    form = form.substring(0, form.indexOf("</form>"));
    var fields = new ArrayList<String>();
    for (var input : INPUT.matcher(form).results().map(MatchResult::group).toList()) {
      var chooses = input.contains("type=\"radio\"") || input.contains("type=\"checkbox\"");
      var name = NAME.matcher(input);
      var value = VALUE.matcher(input);
      if (name.find() && (!chooses || input.contains("checked")))
        fields.add(name.group(1) + "=" + encoded(value.find() ? plain(value.group(1)) : ""));
    }
    for (var area : AREA.matcher(form).results().toList()) {
      var written = area.group(1).equals("missionTh") ? mission : plain(area.group(2).strip());
      fields.add(area.group(1) + "=" + encoded(written));
    }
    return String.join("&", fields);
  }

  private static String plain(String html) {
    return html.replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private void signIn() throws IOException, InterruptedException {
    var token = found(CSRF, get("/sign-in"));
    var form =
        Map.of(
            "_csrf",
            token,
            "email",
            "person" + person + "@bench.example",
            "password",
            "woven-cloth-2569-bench");
    post(
        "/sign-in",
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&")));
    var page = get("/sign-in/code");
    post("/sign-in/code", "_csrf=" + encoded(found(CSRF, page)) + "&code=" + found(CODE, page));
  }

  /** Sends a form; whoever stays on the same page was refused. */
  private void post(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 302)
      throw new IllegalStateException(path + " refuses the form: " + answer.statusCode());
  }

  private String get(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Accept", "text/html")
            .header("Accept-Language", "th")
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200)
      throw new IllegalStateException(path + " answers " + answer.statusCode());
    return answer.body();
  }

  private static String found(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) throw new IllegalStateException("Nothing on the page matches " + pattern);
    return matcher.group(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
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

  /** The second request is written down: the first may still fill caches. */
  private List<Statement> statementsOf(String path) throws Exception {
    get(path);
    Thread.sleep(200);
    var before = logged().size();
    get(path);
    return since(before);
  }

  private List<Statement> since(int before) throws Exception {
    Thread.sleep(200);
    var all = logged();
    return all.subList(before, all.size()).stream()
        .map(CaptureQueries::statement)
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
    Files.writeString(results.resolve(file + "." + person + ".sql"), text);
    Files.write(results.resolve(file + "." + person + ".variables"), variables);
    var asked = statements.stream().filter(CaptureQueries::isQuery).count();
    return page + "\t" + file + "\t" + statements.size() + "\t" + asked;
  }

  /** One line of a file is one variable; a line break within a value makes no difference here. */
  private static String onOneLine(String quoted) {
    return quoted.replace("''", "'").replaceAll("\\s*\\R\\s*", " ").strip();
  }

  private static boolean isQuery(Statement statement) {
    return !statement.sql.toLowerCase().matches("begin.*|commit.*|set local.*|rollback.*");
  }
}
