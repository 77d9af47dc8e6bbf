import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws how the draft of a month gets better while it is made, from the table that RosterBench
 * left: above what is broken or empty, below how unfair, unwelcome or crowded the month is.
 * bench/roster runs it.
 */
final class DrawScore {
  private static final int WIDTH = 760;
  private static final int LEFT = 78;
  private static final int RIGHT = 20;
  private static final String TEXT = "#1F2A30";
  private static final String QUIET = "#5B6770";
  private static final String LINE = "#E7E3DA";

  private final List<double[]> points;
  private final List<double[]> tenfold;
  private final double seconds;
  private final StringBuilder svg = new StringBuilder();

  private DrawScore(List<double[]> points, List<double[]> tenfold) {
    this.points = points;
    this.tenfold = tenfold;
    this.seconds = Math.max(1, tenfold.getLast()[0]);
  }

  /**
   * @param files the table (run, seconds, hard, medium, soft) and the picture
   */
  public static void main(String[] files) throws IOException {
    var lines = Files.readAllLines(Path.of(files[0]));
    Files.writeString(
        Path.of(files[1]), new DrawScore(run(lines, "usual"), run(lines, "tenfold")).svg());
  }

  private static List<double[]> run(List<String> lines, String name) {
    var points = new ArrayList<double[]>();
    for (var line : lines) {
      var cells = line.split(",", -1);
      if (cells[0].equals(name))
        points.add(
            new double[] {
              Double.parseDouble(cells[1]),
              -Double.parseDouble(cells[2]),
              -Double.parseDouble(cells[3]),
              -Double.parseDouble(cells[4])
            });
    }
    return points;
  }

  private String svg() {
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d 470\" role=\"img\""
                + " font-family=\"Sarabun, sans-serif\" font-size=\"14\">%n<title>%s</title>%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#FBFAF7\"/>%n",
            WIDTH,
            title()));
    var halves = title().split("; ", 2);
    text(LEFT, 24, TEXT, "start", "<tspan font-weight=\"600\">%s;</tspan>", halves[0]);
    text(LEFT, 44, TEXT, "start", "<tspan font-weight=\"600\">%s</tspan>", halves[1]);
    panel(
        60,
        100,
        List.of(
            new Line(tenfold, 1, "#A63A2B", " stroke-dasharray=\"6 4\"", "rules broken"),
            new Line(
                tenfold, 2, "#9A6412", "", "seats left empty, ten each if they must be filled")));
    panel(
        200,
        220,
        List.of(
            new Line(
                whole(tenfold),
                3,
                "#6C7F8F",
                "",
                "unfair, unwelcome, crowded: with ten times the moves"),
            new Line(whole(points), 3, "#0F5C63", "", "as Prasan drafts it")));
    text(WIDTH - RIGHT, 462, QUIET, "end", "seconds");
    return svg.append("</svg>\n").toString();
  }

  private String title() {
    double first = whole(points).getFirst()[3];
    double last = points.getLast()[3];
    return String.format(
        Locale.ROOT,
        "Every seat filled within the rules after %.1f s, %.1f %% better after %.0f s; ten times"
            + " the moves add %.1f %%",
        whole(points).getFirst()[0],
        100 * (first - last) / first,
        points.getLast()[0],
        100 * (last - tenfold.getLast()[3]) / last);
  }

  /** From the first plan on in which no seat is left empty. */
  private static List<double[]> whole(List<double[]> run) {
    return run.stream().filter(point -> point[1] + point[2] == 0).toList();
  }

  /** A part of the score over time. */
  private record Line(List<double[]> run, int column, String colour, String dashes, String label) {
    double least() {
      return run.stream().mapToDouble(point -> point[column]).min().orElse(0);
    }

    double most() {
      return run.stream().mapToDouble(point -> point[column]).max().orElse(0);
    }
  }

  /** Where a part of the picture lies, and which values it shows. */
  private record Panel(int top, int height, double from, double to) {
    double y(double value) {
      return top + height * (1 - (value - from) / (to - from));
    }
  }

  private void panel(int top, int height, List<Line> lines) {
    double least = lines.stream().mapToDouble(Line::least).min().orElse(0);
    double most = lines.stream().mapToDouble(Line::most).max().orElse(1);
    double from = least == 0 ? 0 : least - (most - least) * 0.08;
    var at = new Panel(top, height, from, Math.max(most, from + 1));
    for (int step = 0; step <= 2; step++) {
      double value = at.from() + (at.to() - at.from()) * step / 2;
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%d %.1fH%d\" stroke=\"%s\"/>%n",
              LEFT,
              at.y(value),
              WIDTH - RIGHT,
              LINE));
      text(LEFT - 8, at.y(value) + 5, QUIET, "end", "%,.0f", value);
    }
    for (int step = 0; step <= 5; step++) {
      double second = seconds * step / 5;
      text(x(second), top + height + 20, QUIET, "middle", "%.1f", second);
    }
    int label = 0;
    for (var line : lines) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"%s/>%n",
              steps(at, line),
              line.colour(),
              line.dashes()));
      text(WIDTH - RIGHT, top + 16 + 20 * label++, line.colour(), "end", "%s", line.label());
    }
  }

  /** A better draft counts from the moment it was found. */
  private String steps(Panel at, Line line) {
    var path = new StringBuilder();
    for (var point : line.run()) {
      double y = at.y(point[line.column()]);
      path.append(
          path.isEmpty()
              ? String.format(Locale.ROOT, "M%.1f %.1f", x(point[0]), y)
              : String.format(Locale.ROOT, "H%.1fV%.1f", x(point[0]), y));
    }
    return path.toString();
  }

  private double x(double at) {
    return LEFT + (WIDTH - LEFT - RIGHT) * at / seconds;
  }

  private void text(
      double x, double y, String colour, String anchor, String format, Object... values) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            colour,
            anchor,
            String.format(Locale.ROOT, format, values)));
  }
}
