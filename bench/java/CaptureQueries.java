import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Opens each page as somebody signed in, while PostgreSQL logs every statement, and writes what the
 * application asked as a script for pgbench: the floor below which no page can be. Each client of
 * pgbench plays another person, since clients that update one and the same session would wait for
 * each other.
 */
final class CaptureQueries {
  private static final Pattern OWN = Pattern.compile("/organizations/([0-9a-f-]{36})\"");
  private static final int CLIENTS = 10;

  private final SignedIn browser;
  private final StatementLog log;
  private final Path results;
  private final int person;

  private CaptureQueries(String url, StatementLog log, Path results, int person) throws Exception {
    this.browser = SignedIn.as(url, person);
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
    var organization = SignedIn.found(OWN, browser.get("/large/organizations"));
    var pages = new LinkedHashMap<String, String>();
    pages.put("home", "/large/home");
    pages.put("registry", "/large/organizations");
    pages.put("search, Thai", "/large/organizations?q=" + SignedIn.encoded("เด็ก"));
    pages.put("search, English", "/large/organizations?q=" + SignedIn.encoded("children"));
    pages.put("standing of all", "/large/membership");
    pages.put("renewal campaign", "/large/membership/renewals");
    pages.put("applications", "/large/applications");
    pages.put("services", "/large/services/register");
    pages.put("who can help, one word", "/large/services?q=" + SignedIn.encoded("บ้านพัก"));
    pages.put("who can help, misspelt", "/large/services?q=sheltr");
    pages.put(
        "who can help, all filters",
        "/large/services?q=shelter&need=shelter&near=5709&language=tha&age=20&sex=FEMALE"
            + "&status=UNREGISTERED&open=true&room=true");
    pages.put("search, misspelt", "/large/organizations?q=" + SignedIn.encoded("childern"));
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
    var form = filled(path, "second");
    return log.during(() -> browser.post(path, form)).stream().map(CaptureQueries::repeatable).toList();
  }

  private void save(String path, String mission) throws Exception {
    browser.post(path, filled(path, mission));
  }

  private String filled(String path, String mission) throws Exception {
    return Form.filled(browser.get(path), Map.of("missionTh", mission));
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

  /** The second request is written down: the first may still fill caches. */
  private List<StatementLog.Statement> statementsOf(String path) throws Exception {
    browser.open(path);
    return log.during(() -> browser.open(path));
  }

  private String script(String page, List<StatementLog.Statement> statements) throws IOException {
    StatementLog.Script.of(statements).write(results, StatementLog.file(page) + "." + person);
    return StatementLog.line(page, statements);
  }
}
