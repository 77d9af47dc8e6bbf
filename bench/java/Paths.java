import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of a bench: the same name has many addresses, so that nobody opens always the same. */
record Paths(String page, int firstPerson, List<String> paths) {
  /** Lines of page, the first of fifty people who open it, and address. */
  static final String FILE = "paths.tsv";

  static List<Paths> in(Path results) throws IOException {
    var pages = new LinkedHashMap<String, Paths>();
    for (var line : Files.readAllLines(results.resolve(FILE))) {
      var cells = line.split("\t");
      pages
          .computeIfAbsent(
              cells[0], page -> new Paths(page, Integer.parseInt(cells[1]), new ArrayList<>()))
          .paths
          .add(cells[2]);
    }
    return List.copyOf(pages.values());
  }

  String path(int number) {
    return paths.get(number % paths.size());
  }

  /** One browser for each of the first people who open them, by the first of fifty. */
  static Map<Integer, List<SignedIn>> browsers(String url, List<Paths> pages, int people)
      throws Exception {
    var browsers = new LinkedHashMap<Integer, List<SignedIn>>();
    for (var page : pages)
      if (!browsers.containsKey(page.firstPerson)) {
        var some = new ArrayList<SignedIn>();
        for (int n = 0; n < people; n++) some.add(SignedIn.as(url, page.firstPerson + n));
        browsers.put(page.firstPerson, some);
      }
    return browsers;
  }
}
