package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the steps, as written down and as it must always be. */
class CourseTest {
  private static final String WRITE = "PRASAN_TEST_WRITE_DOCS";
  private static final Path PAPER = Path.of("docs/admission.md");
  private static final String BEGIN = "<!-- table: printed by CourseTest -->\n";
  private static final String END = "<!-- end of table -->\n";

  @Test
  void thePaperShowsTheTable() throws IOException {
    var paper = Files.readString(PAPER);
    var from = paper.indexOf(BEGIN) + BEGIN.length();
    var to = paper.indexOf(END);
    var expected = paper.substring(0, from) + table() + paper.substring(to);
    if (System.getenv(WRITE) != null) Files.writeString(PAPER, expected);
    assertThat(PAPER)
        .as("write it anew with %s=yes in the environment", WRITE)
        .content()
        .isEqualTo(expected);
  }

  @Test
  void aStepLeadsFromAStateToOneStateOnly() {
    var seen = new HashSet<String>();
    for (var way : Course.ways()) assertThat(seen.add(way.from() + " " + way.step())).isTrue();
  }

  @Test
  void whatIsOverStaysOver() {
    assertThat(Course.ways())
        .filteredOn(way -> way.from().over())
        .allSatisfy(way -> assertThat(way.to()).isEqualTo(way.from()));
  }

  @Test
  void everyStateButADraftIsReachedByAStep() {
    var reached = Course.ways().stream().map(Course.Way::to).collect(Collectors.toSet());
    assertThat(reached).containsAll(Arrays.asList(State.values()));
  }

  private static String table() {
    var text = new StringBuilder("| step | who | from | to |\n|---|---|---|---|\n");
    for (var way : Course.ways())
      text.append("| ")
          .append(way.step())
          .append(" | ")
          .append(way.by().stream().map(Enum::name).collect(Collectors.joining(", ")))
          .append(" | ")
          .append(way.from())
          .append(" | ")
          .append(way.to() == way.from() ? "stays" : way.to())
          .append(" |\n");
    return text.toString();
  }
}
