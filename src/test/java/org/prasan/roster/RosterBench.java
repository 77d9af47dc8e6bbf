package org.prasan.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long a month of twelve seats and forty people takes to draft, and how its score grows; bench/
 * roster runs it. Not part of the tests, hence its name.
 */
@Tag("slow")
class RosterBench {
  private static final Path RESULTS = Path.of("target/roster-bench");
  private static final Path PAPER = Path.of("docs/performance-roster.md");
  private static final String BEGIN = "<!-- measured: begin -->\n";
  private static final String END = "<!-- measured: end -->";
  private static final long SEED = 202612;

  /** A moment of a run. */
  record Point(int hundredths, double seconds, String score) {}

  @Test
  void measure() throws IOException {
    Files.createDirectories(RESULTS);
    var problem = DraftingTest.problem(YearMonth.of(2026, 12), 12, 40, 3, SEED);
    var first = run(problem);
    var second = run(problem);
    assertThat(DraftingTest.broken(problem, second.draft().assignments())).isEmpty();
    assertThat(second.draft()).isEqualTo(first.draft());
    var usual = Watched.of(problem, Drafting.thorough());
    var tenfold = Watched.of(problem, new Drafting(10, 40_000));
    Files.writeString(
        RESULTS.resolve("best.csv"),
        "run,seconds,hard,medium,soft\n" + lines("usual", usual) + lines("tenfold", tenfold));
    var csv = new StringBuilder("run,hundredths,seconds,score\n");
    for (var name : List.of("first", "second"))
      for (var point : (name.equals("first") ? first : second).points())
        csv.append(
            String.format(
                Locale.ROOT,
                "%s,%d,%.2f,%s%n",
                name,
                point.hundredths(),
                point.seconds(),
                point.score()));
    Files.writeString(RESULTS.resolve("score.csv"), csv);
    long empty = second.draft().assignments().stream().filter(one -> one.person() == null).count();
    var summary =
        String.format(
            Locale.ROOT,
            "| shifts | people | first run s | second run s | empty shifts | broken rules |%n"
                + "|--:|--:|--:|--:|--:|--:|%n| %d | %d | %.1f | %.1f | %d | 0 |%n",
            problem.openings().size(),
            problem.candidates().size(),
            first.seconds(),
            second.seconds(),
            empty);
    if (System.getenv("PRASAN_TEST_WRITE_DOCS") != null)
      write(summary + scores(second) + loads(usual, tenfold));
  }

  private static String scores(Run run) {
    var table = new StringBuilder("\n| of the moves | seconds | score |\n|--:|--:|---|\n");
    for (var point : run.points())
      table.append(
          String.format(
              Locale.ROOT,
              "| %d %% | %.1f | `%s` |%n",
              point.hundredths(),
              point.seconds(),
              point.score()));
    return table.toString();
  }

  private static void write(String tables) throws IOException {
    var text = Files.readString(PAPER);
    Files.writeString(
        PAPER,
        text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
            + tables
            + text.substring(text.indexOf(END)));
  }

  private static String lines(String name, Watched run) {
    var lines = new StringBuilder();
    for (var one : run.best())
      lines.append(
          String.format(
              Locale.ROOT,
              "%s,%.3f,%d,%d,%d%n",
              name,
              one.seconds(),
              one.score().hardScore(),
              one.score().mediumScore(),
              one.score().softScore()));
    return lines.toString();
  }

  /** What a month asks of each, with what they carried in the months before. */
  private static String loads(Watched usual, Watched tenfold) {
    return """

    | | first whole plan | draft | ten times the moves |
    |---|--:|--:|--:|
    """
        + row("seconds", seconds(usual, true), seconds(usual, false), seconds(tenfold, false))
        + row("soft score", soft(usual, true), soft(usual, false), soft(tenfold, false))
        + row(
            "carried least",
            usual.first().getFirst(),
            usual.last().getFirst(),
            tenfold.last().getFirst())
        + row(
            "carried most",
            usual.first().getLast(),
            usual.last().getLast(),
            tenfold.last().getLast());
  }

  private static String row(String name, Object first, Object draft, Object tenfold) {
    return "| %s | %s | %s | %s |%n".formatted(name, first, draft, tenfold);
  }

  private static Watched.Best plan(Watched run, boolean first) {
    return first
        ? run.best().stream()
            .filter(one -> one.score().mediumScore() == 0)
            .findFirst()
            .orElseThrow()
        : run.best().getLast();
  }

  private static String seconds(Watched run, boolean first) {
    return String.format(Locale.ROOT, "%.1f", plan(run, first).seconds());
  }

  private static long soft(Watched run, boolean first) {
    return plan(run, first).score().softScore();
  }

  private record Run(Drafting.Draft draft, List<Point> points, double seconds) {}

  private static Run run(Problem problem) {
    var points = new ArrayList<Point>();
    long start = System.nanoTime();
    var draft =
        Drafting.thorough()
            .draft(
                problem,
                (hundredths, score) ->
                    points.add(new Point(hundredths, (System.nanoTime() - start) / 1e9, score)));
    return new Run(
        java.util.Objects.requireNonNull(draft), points, (System.nanoTime() - start) / 1e9);
  }
}
