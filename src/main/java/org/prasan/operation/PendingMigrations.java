package org.prasan.operation;

import static java.util.Comparator.comparing;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** The migrations that the next start of this version would do, in their order. */
record PendingMigrations(List<MigrationScripts.Script> scripts) {

  static PendingMigrations in(Database.Place place, MigrationScripts scripts) throws SQLException {
    try (var owner = place.asOwner().getConnection()) {
      return since(SchemaVersions.in(owner), scripts);
    }
  }

  private static PendingMigrations since(SchemaVersions installed, MigrationScripts scripts) {
    return new PendingMigrations(
        Migrations.MODULES.stream()
            .distinct()
            .flatMap(
                module -> {
                  var own = scripts.of(module);
                  var version = installed.versions().get(module);
                  refuseNewer(module, version, own);
                  return own.stream()
                      .filter(script -> isAfter(version, script))
                      .sorted(comparing(MigrationScripts.Script::version));
                })
            .toList());
  }

  private static void refuseNewer(
      String module, @Nullable String version, List<MigrationScripts.Script> own) {
    if (version == null) return;
    var installed = MigrationVersion.fromVersion(version);
    if (own.stream().noneMatch(script -> script.isVersion(installed)))
      throw CannotStart.because("newer-schema", module, version);
  }

  private static boolean isAfter(@Nullable String version, MigrationScripts.Script script) {
    return version == null || script.version().isNewerThan(version);
  }
}
