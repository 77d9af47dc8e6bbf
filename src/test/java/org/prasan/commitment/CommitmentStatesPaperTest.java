package org.prasan.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import net.jqwik.api.Example;

/** The paper shows the tables as they are. */
class CommitmentStatesPaperTest {
  private static final String WRITE = "PRASAN_TEST_WRITE_DOCS";
  private static final Path PAPER = Path.of("docs/commitment-states.md");

  @Example
  void thePaperShowsTheTables() throws IOException {
    var paper = paper();
    if (System.getenv(WRITE) != null) Files.writeString(PAPER, paper);
    assertThat(PAPER)
        .as("write it anew with %s=yes in the environment", WRITE)
        .exists()
        .content()
        .isEqualTo(paper);
  }

  private static String paper() {
    var text = new StringBuilder();
    text.append(
        """
        # States of a commitment, who may do what, and who is reminded
        Made from the tables in `org.prasan.commitment` (`Transitions`, `Ladder`) by `CommitmentStatesPaperTest`; `TransitionsTest` compares every cell with a table written by hand.

        ## Who is who
        - **OWNER**: the person named, acting for the organization that answers for it. **SUPERVISOR**: director, focal point or alternate of that organization.
        - **ASKER**: who asked for it, or the director, focal point or alternate of the asking organization; for what the coalition itself asks, its office.
        - **OFFICE**: the secretary or an administrator. Neither ASKER nor OFFICE is whoever does it: nobody confirms the own work.
        - **MEMBER**: everybody else who belongs to the coalition. **PRODUCT**: something that follows from elsewhere, as when an organization leaves.

        Who wrote a commitment down is none of these.

        ## Who may do what, and where it leads
        What is not in the table is refused. A commitment that nobody has taken (PROPOSED, DATE_ASKED, DECLINED) is an orphan and shown as one.

        | state | step | who | leads to |
        |---|---|---|---|
        """);
    for (var way : Transitions.ways())
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  way.from(),
                  way.step(),
                  way.by().stream().map(Enum::name).collect(Collectors.joining(", ")),
                  way.to() == way.from() ? "stays" : way.to()));
    text.append(
        """

        ## Who is reminded
        Once for each day that was promised, as long as it is still to be done. A rung that was missed for more than %d days is not made up for.

        | rung | days after the day | who |
        |---|---|---|
        """
            .formatted(Ladder.MADE_UP_DAYS));
    for (var rung : Ladder.RUNGS)
      text.append("| %s | %d | %s |\n".formatted(rung.name(), rung.days(), rung.who()));
    return text.toString();
  }
}
