package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a migration moves, it moves: forced policies hide all rows from the owner as well. */
class MigrationsSeeRowsTest {
  private static final Pattern CHANGES = Pattern.compile("(?m)^update ([a-z_]+\\.[a-z_]+)");

  /** They belong to no coalition, and no policy hides them. */
  private static final Set<String> OPEN = Set.of("identity.account");

  /** It changed no row, as it stands in installations; the clocks did its work an hour later. */
  private static final String WITHOUT_EFFECT = "referral V8__due_and_writers.sql";

  @Test
  void whoeverChangesRowsLiftsThePolicyFromTheirOwner() {
    assertThat(MigrationScripts.onClasspath().scripts())
        .filteredOn(script -> !WITHOUT_EFFECT.equals(script.module() + " " + script.name()))
        .flatExtracting(MigrationsSeeRowsTest::blind)
        .isEmpty();
  }

  @Test
  void whoeverDoesNotIsNamed() {
    var script =
        new MigrationScripts.Script("files", "V9__x.sql", "select 1;\nupdate files.file set a = 1");
    assertThat(blind(script)).containsExactly("files V9__x.sql files.file");
  }

  private static List<String> blind(MigrationScripts.Script script) {
    return changed(script)
        .filter(table -> !OPEN.contains(table))
        .filter(table -> !script.sql().contains("alter table " + table + " no force row level"))
        .map(table -> script.module() + " " + script.name() + " " + table)
        .toList();
  }

  private static Stream<String> changed(MigrationScripts.Script script) {
    return CHANGES.matcher(script.sql()).results().map(match -> match.group(1)).distinct();
  }
}
