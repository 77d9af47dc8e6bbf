package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
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
    var added =
        new MigrationScripts.Script("files", "V900__more.sql", "create table files.more ()");
    var scripts = new ArrayList<>(TODAY.scripts());
    scripts.add(added);
    assertThat(PendingMigrations.in(place, MigrationScripts.of(scripts)).scripts())
        .containsExactly(added);
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
  void forNoDatabaseAllIsPendingInTheOrderOfModules() {
    var all = PendingMigrations.ofNothing(TODAY).scripts();
    assertThat(all).hasSameSizeAs(TODAY.scripts());
    assertThat(all.stream().map(MigrationScripts.Script::module).distinct())
        .containsSubsequence("tenancy", "audit", "client", "referral");
  }
}
