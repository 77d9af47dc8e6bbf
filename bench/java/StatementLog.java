import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the application asks while PostgreSQL logs every statement, until this is closed, and how
 * pgbench asks the same.
 */
final class StatementLog implements AutoCloseable {
  private static final Pattern EXECUTED =
      Pattern.compile("(?s)^(?:execute [^:]+|statement): (.*)$");
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']++|'')*+')");

  private final Path log;
  private final Connection database;

  StatementLog(Path data) throws Exception {
    log = data.resolve("log");
    database = Superuser.of(data);
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

  @Override
  public void close() throws SQLException {
    try (database;
        var statement = database.createStatement()) {
      statement.execute("alter system reset all");
      statement.execute("select pg_reload_conf()");
    }
  }

  /** A request to the application. */
  interface Request {
    void send() throws Exception;
  }

  record Statement(String sql, String detail) {
    boolean isQuery() {
      return !sql.toLowerCase().matches("(?s)begin.*|commit.*|set local.*|rollback.*");
    }
  }

  List<Statement> during(Request request) throws Exception {
    Thread.sleep(200);
    var before = new HashMap<Path, Long>();
    for (var file : files()) before.put(file, Files.size(file));
    request.send();
    Thread.sleep(200);
    return logged(before).stream()
        .map(StatementLog::statement)
        .filter(statement -> !statement.sql.contains("scheduled_tasks"))
        .toList();
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(log)) {
      return files.filter(name -> name.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** What stands in the files after so many bytes. */
  private List<JsonNode> logged(Map<Path, Long> before) throws IOException {
    var json = JsonMapper.shared();
    var entries = new ArrayList<JsonNode>();
    for (var file : files())
      try (var in = Files.newInputStream(file)) {
        in.skipNBytes(before.getOrDefault(file, 0L));
        for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
          var entry = json.readTree(line);
          if (entry.path("user").asString("").equals("prasan_app")
              && EXECUTED.matcher(entry.path("message").asString("")).matches()) entries.add(entry);
        }
      }
    return entries;
  }

  private static Statement statement(JsonNode entry) {
    var executed = EXECUTED.matcher(entry.path("message").asString());
    executed.matches();
    return new Statement(executed.group(1).strip(), entry.path("detail").asString(""));
  }

  /**
   * For pgbench.
   *
   * @param variables name=value, one of each parameter: pgbench sends it as a parameter again, so
   *     that plans are made and kept as they are for the application
   */
  record Script(String text, List<String> variables) {
    static Script of(List<Statement> statements) {
      var text = new StringBuilder();
      var variables = new ArrayList<String>();
      for (int s = 0; s < statements.size(); s++) {
        var sql = statements.get(s).sql.replaceAll("\\s*\\R\\s*", " ");
        var values = new LinkedHashMap<Integer, String>();
        var parameter = PARAMETER.matcher(statements.get(s).detail);
        while (parameter.find())
          values.put(Integer.valueOf(parameter.group(1)), parameter.group(2));
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
      return new Script(text.toString(), variables);
    }

    /** One line of a file is one variable; a line break within a value makes no difference here. */
    private static String onOneLine(String quoted) {
      return quoted.replace("''", "'").replaceAll("\\s*\\R\\s*", " ").strip();
    }

    /** So that it can be played again and again. */
    Script rolledBack() {
      return new Script(text.replaceAll("(?im)^commit;$", "rollback;"), variables);
    }

    void write(Path results, String name) throws IOException {
      Files.writeString(results.resolve(name + ".sql"), text);
      Files.write(results.resolve(name + ".variables"), variables);
    }
  }

  /** A line of the list of what was asked: name, file, statements, queries. */
  static String line(String name, List<Statement> statements) {
    var asked = statements.stream().filter(Statement::isQuery).count();
    return name + "\t" + file(name) + "\t" + statements.size() + "\t" + asked;
  }

  static String file(String name) {
    return name.replaceAll("\\W+", "-");
  }
}
