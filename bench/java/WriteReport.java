import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns what was measured into the tables of docs/performance.md, between its marks. */
final class WriteReport {
  private static final String BEGIN = "<!-- measured: begin -->";
  private static final String END = "<!-- measured: end -->";

  private record Floor(int statements, int queries, double perSecond, List<Double> millis) {
    double at(double part) {
      return millis.get(Math.min(millis.size() - 1, (int) (millis.size() * part)));
    }
  }

  public static void main(String[] arguments) throws IOException {
    var results = Path.of(arguments[0]);
    var document = Path.of(arguments[1]);
    var text = Files.readString(document);
    var written =
        text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
            + "\n"
            + tables(results)
            + text.substring(text.indexOf(END));
    Files.writeString(document, written);
  }

  private static String tables(Path results) throws IOException {
    var floors = floors(results);
    var out = new StringBuilder(Files.readString(results.resolve("machine.md"))).append("\n");
    for (var data : List.of("large", "spread")) {
      out.append("### ").append(data.equals("large") ? LARGE : SPREAD).append("\n");
      out.append(
          "| page | people | requests/s | p50 ms | p95 ms | p99 ms | failed | statements (queries) |"
              + " floor/s | floor p50, p95, p99 ms | page costs |\n");
      out.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
      for (var cells : rows(results.resolve("pages.tsv")))
        if (cells.get(1).equals(data)) out.append(row(cells, floors.get(cells.getFirst())));
      out.append("\n");
    }
    return out.toString();
  }

  private static final String LARGE = "One coalition of 1,000 organizations";
  private static final String SPREAD = "One hundred coalitions of 200 organizations, each person in another one";

  private static String row(List<String> c, Floor floor) {
    var pages = Double.parseDouble(c.get(3));
    var beside =
        floor == null
            ? "– | – | – | – |"
            : "%d (%d) | %,.0f | %.1f, %.1f, %.1f | %.1f × |"
                .formatted(
                    floor.statements,
                    floor.queries,
                    floor.perSecond,
                    floor.at(0.5),
                    floor.at(0.95),
                    floor.at(0.99),
                    floor.perSecond / pages);
    // Who reads does not ask as often as could be answered: then the ratio would say nothing.
    if (floor != null && c.get(2).endsWith("reading"))
      beside = beside.substring(0, beside.lastIndexOf("|", beside.length() - 2) + 1) + " – |";
    return "| %s | %s | %,.0f | %s | %s | %s | %s | %s%n"
        .formatted(c.get(0), c.get(2), pages, c.get(4), c.get(5), c.get(6), c.get(7), beside);
  }

  private static List<List<String>> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> List.of(line.split("\t")))
        .toList();
  }

  private static Map<String, Floor> floors(Path results) throws IOException {
    var floors = new HashMap<String, Floor>();
    for (var line : Files.readAllLines(results.resolve("floor.list"))) {
      var c = line.split("\t");
      var millis = new ArrayList<Double>();
      try (var logs = Files.list(results)) {
        for (var log : logs.filter(f -> f.getFileName().toString().startsWith(c[1] + ".log")).toList())
          for (var transaction : Files.readAllLines(log))
            millis.add(Double.parseDouble(transaction.split(" ")[2]) / 1000);
      }
      if (millis.isEmpty()) continue;
      millis.sort(null);
      var seconds = Double.parseDouble(Files.readString(results.resolve("floor.seconds")).strip());
      floors.put(
          c[0],
          new Floor(
              Integer.parseInt(c[2]), Integer.parseInt(c[3]), millis.size() / seconds, millis));
    }
    return floors;
  }
}
