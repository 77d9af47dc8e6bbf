package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An upgrade is killed within each change to the tables, and the next start completes it. */
@Tag("slow")
class KilledMigrationsTest {
  private static final String DATABASE = "prasan_test_killed";

  /** As when the machine fails: every connection of ours is gone before the change is kept. */
  private static final String KILL =
      """

      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid();
      select pg_terminate_backend(pg_backend_pid());
      """;

  @Test
  void killedInEachChangeOfEachModuleTheNextStartCompletesIt() throws SQLException {
    var server = TestDatabase.started();
    server.create(DATABASE);
    var place = server.place(DATABASE);
    var made = new ArrayList<MigrationScripts.Script>();
    for (var script : inOrder()) {
      var killed = new MigrationScripts.Script(script.module(), script.name(), script.sql() + KILL);
      assertThatThrownBy(() -> Migrations.bring(place, with(made, killed)))
          .hasMessageFindingMatch("terminat|connection|I/O");
      assertThat(versions(place)).as("before %s", script.name()).isEqualTo(versionsOf(made));
      made.add(script);
      Migrations.bring(place, MigrationScripts.of(made));
      assertThat(versions(place)).as("after %s", script.name()).isEqualTo(versionsOf(made));
    }
  }

  private static List<MigrationScripts.Script> inOrder() {
    var scripts = MigrationScripts.onClasspath();
    return new LinkedHashSet<>(Migrations.MODULES)
        .stream()
            .flatMap(
                module ->
                    scripts.of(module).stream()
                        .sorted(Comparator.comparing(MigrationScripts.Script::version)))
            .toList();
  }

  private static MigrationScripts with(
      List<MigrationScripts.Script> made, MigrationScripts.Script next) {
    var all = new ArrayList<>(made);
    all.add(next);
    return MigrationScripts.of(all);
  }

  private static SchemaVersions versionsOf(List<MigrationScripts.Script> made) {
    var versions = new java.util.LinkedHashMap<String, String>();
    for (var script : made) versions.put(script.module(), script.version().toString());
    return new SchemaVersions(versions);
  }

  private static SchemaVersions versions(Database.Place place) throws SQLException {
    try (var owner = place.asOwner().getConnection()) {
      return SchemaVersions.in(owner);
    }
  }
}
