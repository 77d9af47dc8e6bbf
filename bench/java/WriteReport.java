import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what was measured into the tables of docs/performance.md, between its marks. */
final class WriteReport {
  private record Floor(int statements, int queries, double perSecond, List<Double> millis) {
    double at(double part) {
      return millis.get(Math.min(millis.size() - 1, (int) (millis.size() * part)));
    }
  }

  /** Arguments: folder of results, document, name of its marks; then data=heading for each table. */
  public static void main(String[] arguments) throws IOException {
    var results = Path.of(arguments[0]);
    var document = Path.of(arguments[1]);
    var begin = "<!-- " + arguments[2] + ": begin -->";
    var end = "<!-- " + arguments[2] + ": end -->";
    var headings = new LinkedHashMap<String, String>();
    for (var heading : List.of(arguments).subList(3, arguments.length)) {
      var parts = heading.split("=", 2);
      headings.put(parts[0], parts[1]);
    }
    var text = Files.readString(document);
    Files.writeString(
        document,
        text.substring(0, text.indexOf(begin) + begin.length())
            + "\n"
            + tables(results, headings)
            + text.substring(text.indexOf(end)));
  }

  private static String tables(Path results, Map<String, String> headings) throws IOException {
    var floors = floors(results);
    var processor = processor(results);
    var out = new StringBuilder(Files.readString(results.resolve("machine.md"))).append("\n");
    for (var data : headings.entrySet()) {
      out.append("### ").append(data.getValue()).append("\n");
      out.append(
          "| page | people | requests/s | p50 ms | p95 ms | p99 ms | failed | statements (queries) |"
              + " floor/s | floor p50, p95, p99 ms | page costs |");
      out.append(processor.isEmpty() ? "\n" : " processor ms, application + database |\n");
      out.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
      out.append(processor.isEmpty() ? "\n" : "--:|\n");
      for (var cells : rows(results.resolve("pages.tsv")))
        if (cells.get(1).equals(data.getKey()))
          out.append(row(cells, floors.get(cells.getFirst())))
              .append(processor.isEmpty() ? "" : processor.getOrDefault(cells.getFirst(), " – |"))
              .append("\n");
      out.append("\n");
    }
    return out.toString();
  }

  /** What a page takes of a core, where that was counted. */
  private static Map<String, String> processor(Path results) throws IOException {
    var counted = new HashMap<String, String>();
    var file = results.resolve("processor.tsv");
    if (Files.exists(file))
      for (var line : Files.readAllLines(file)) {
        var cells = line.split("\t");
        counted.put(cells[0], " " + cells[1] + " + " + cells[2] + " |");
      }
    return counted;
  }

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
    return "| %s | %s | %,.0f | %s | %s | %s | %s | %s"
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
