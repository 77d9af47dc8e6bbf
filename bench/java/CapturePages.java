import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the pages of {@link Paths} while PostgreSQL logs every statement, and writes what the
 * application asked as scripts for pgbench, each of its clients as another person.
 */
final class CapturePages {
  private static final int CLIENTS = 4;

  private CapturePages() {}

  /** Arguments: address, data folder, folder of results. */
  public static void main(String[] arguments) throws Exception {
    var results = Path.of(arguments[2]);
    var pages = Paths.in(results);
    var browsers = Paths.browsers(arguments[0], pages, CLIENTS);
    var lines = new ArrayList<String>();
    try (var log = new StatementLog(Path.of(arguments[1]))) {
      for (var page : pages)
        for (int n = 0; n < CLIENTS; n++) {
          var browser = browsers.get(page.firstPerson()).get(n);
          var statements = asked(log, browser, page.path(n));
          StatementLog.Script.of(statements)
              .write(results, StatementLog.file(page.page()) + "." + n);
          if (n == 0) lines.add(StatementLog.line(page.page(), statements));
        }
    }
    Files.write(results.resolve("floor.list"), lines);
  }

  /** The second request is written down: the first may still fill caches. */
  private static List<StatementLog.Statement> asked(StatementLog log, SignedIn browser, String path)
      throws Exception {
    browser.open(path);
    return log.during(() -> browser.open(path));
  }
}
