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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Opens each page as somebody signed in, while PostgreSQL logs every statement, and writes what the
 * application asked as a script for pgbench: the floor below which no page can be. Each client of
 * pgbench plays another person, since clients that update one and the same session would wait for
 * each other.
 */
final class CaptureQueries {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile(" (\\d{6})[ <]");
  private static final Pattern OWN = Pattern.compile("/organizations/([0-9a-f-]{36})\"");
  private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
  private static final Pattern NAME = Pattern.compile(" name=\"([^\"]+)\"");
  private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
  private static final Pattern AREA =
      Pattern.compile("(?s)<textarea[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</textarea>");

  private static final int CLIENTS = 10;

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String url;
  private final StatementLog log;
  private final Path results;
  private final int person;

  CaptureQueries(String url, StatementLog log, Path results, int person) {
    this.url = url;
    this.log = log;
    this.results = results;
    this.person = person;
  }

  public static void main(String[] arguments) throws Exception {
    var data = Path.of(arguments[1]);
    var results = Path.of(arguments[2]);
    try (var log = new StatementLog(data)) {
      for (int person = 0; person < CLIENTS; person++)
        Files.write(
            results.resolve("floor.list"),
            new CaptureQueries(arguments[0], log, results, person).scripts());
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
  private List<StatementLog.Statement> statementsOfSaving(String organization) throws Exception {
    var path = "/large/organizations/" + organization + "/profile";
    save(path, "first");
    var form = filled(get(path), "second");
    return log.during(() -> post(path, form)).stream().map(CaptureQueries::repeatable).toList();
  }

  private void save(String path, String mission) throws Exception {
    post(path, filled(get(path), mission));
  }

  private static StatementLog.Statement repeatable(StatementLog.Statement statement) {
    var sql = statement.sql();
    if (sql.startsWith("insert into audit.entry"))
      sql =
          sql.replaceFirst(
              "(?s)(values\\s*\\()(\\$1)(,\\s*)\\$2",
              "$1$2$3(select number + 1 from audit.head where coalition_id = $2)");
    else if (sql.startsWith("update audit.head"))
      sql = sql.replaceFirst("number = \\$1", "number = number + 1");
    else sql = sql.replaceFirst("version = \\$\\d+(\\s*)$", "version = version$1");
    return new StatementLog.Statement(sql, statement.detail());
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

  /** The second request is written down: the first may still fill caches. */
  private List<StatementLog.Statement> statementsOf(String path) throws Exception {
    get(path);
    return log.during(() -> get(path));
  }

  private String script(String page, List<StatementLog.Statement> statements) throws IOException {
    StatementLog.Script.of(statements).write(results, StatementLog.file(page) + "." + person);
    return StatementLog.line(page, statements);
  }
}
