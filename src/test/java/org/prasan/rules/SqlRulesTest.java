package org.prasan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.prasan.tenancy.GlobalTables;

/** A module reads its own tables only, and every statement names its coalition. */
class SqlRulesTest {
  private static final Path OURS = Path.of("target", "classes", "org", "prasan");
  private static final Path VIOLATIONS = Path.of("target", "test-classes", "example", "violations");
  private static final Set<String> SYSTEM =
      Set.of("pg_catalog", "information_schema", "prasan_meta", "public");

  @Test
  void aModuleReadsOnlyItsOwnTables() {
    assertThat(of(OURS, SqlRulesTest::namesAnotherModulesTable)).isEmpty();
  }

  @Test
  void readingTheTablesOfAnotherModuleIsNoticed() {
    assertThat(of(VIOLATIONS, SqlRulesTest::namesAnotherModulesTable))
        .contains("example.violations.SqlOfAnotherModule");
  }

  @Test
  void everyStatementNamesItsCoalition() {
    assertThat(of(OURS, SqlRulesTest::forgetsTheCoalition)).isEmpty();
  }

  @Test
  void aStatementForEveryCoalitionIsNoticed() {
    assertThat(of(VIOLATIONS, SqlRulesTest::forgetsTheCoalition))
        .containsExactly("example.violations.SqlOfEveryCoalition");
  }

  private static List<String> of(Path classes, Predicate<SqlTexts.Sql> wrong) {
    return SqlTexts.in(classes).stream()
        .filter(wrong)
        .map(SqlTexts.Sql::type)
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean namesAnotherModulesTable(SqlTexts.Sql sql) {
    return sql.tables().stream()
        .map(table -> table.substring(0, table.indexOf('.')))
        .filter(schema -> !SYSTEM.contains(schema))
        .anyMatch(schema -> !schema.equals(sql.module()));
  }

  private static boolean forgetsTheCoalition(SqlTexts.Sql sql) {
    if (sql.tables().stream().noneMatch(SqlRulesTest::belongsToACoalition)) return false;
    return sql.isPutTogether() ? !sql.typeNamesTheCoalition() : !sql.text().contains("coalition");
  }

  private static boolean belongsToACoalition(String table) {
    var schema = table.substring(0, table.indexOf('.'));
    return !SYSTEM.contains(schema) && !GlobalTables.REASONS.containsKey(table);
  }
}
