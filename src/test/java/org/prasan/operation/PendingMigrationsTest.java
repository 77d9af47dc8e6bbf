package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PendingMigrationsTest {
  private static final String DATABASE = "prasan_test_pending";
  private static final MigrationScripts TODAY = MigrationScripts.onClasspath();
  private static Database.Place place;

  @BeforeAll
  static void migrate() throws SQLException {
    TestDatabase.started().createMigrated(DATABASE);
    place = TestDatabase.started().place(DATABASE);
  }

  @Test
  void tablesOfThisVersionHaveNothingPending() throws SQLException {
    assertThat(PendingMigrations.in(place, TODAY).scripts()).isEmpty();
  }

  @Test
  void whatANewerVersionWouldDoIsNamedAndNotDone() throws SQLException {
    var added = script("V900__more.sql", "create table files.more ()");
    assertThat(PendingMigrations.in(place, todayAnd(added)).scripts()).containsExactly(added);
    try (var owner = place.asOwner().getConnection()) {
      assertThat(Migrations.isAt(TODAY.fingerprint(), owner)).isTrue();
    }
  }

  @Test
  void tablesOfANewerVersionAreRefused() {
    var scripts = new ArrayList<>(TODAY.scripts());
    scripts.remove(TODAY.of("files").getLast());
    assertThatThrownBy(() -> PendingMigrations.in(place, MigrationScripts.of(scripts)))
        .isInstanceOf(CannotStart.class);
  }

  @Test
  void theVersionBeforeDoesNotWorkOnChangesThatEndedHalfWay() throws SQLException {
    TestDatabase.started().createMigrated("prasan_test_half");
    var half = TestDatabase.started().place("prasan_test_half");
    var newer =
        todayAnd(
            script("V900__more.sql", "create table files.more ()"),
            script("V901__wrong.sql", "select 1 / 0"));
    assertThatThrownBy(() -> Migrations.bring(half, newer)).isInstanceOf(CannotStart.class);
    assertThatThrownBy(() -> Migrations.bring(half)).isInstanceOf(CannotStart.class);
  }

  private static MigrationScripts.Script script(String name, String sql) {
    return new MigrationScripts.Script("files", name, sql);
  }

  private static MigrationScripts todayAnd(MigrationScripts.Script... added) {
    var scripts = new ArrayList<>(TODAY.scripts());
    scripts.addAll(List.of(added));
    return MigrationScripts.of(scripts);
  }
}
