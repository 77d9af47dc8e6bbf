package org.prasan.operation;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings each module's schema to the present version, in the order in which modules depend. */
final class Migrations {
  static final String HISTORY = "schema_history";

  /** Lets the owner see all rows, for backups; the application role has no part in it. */
  static final String OWNER_POLICY = "owner";

  /** A module may only refer to tables of modules to its left. */
  static final List<String> MODULES =
      List.of(
          "language",
          "tenancy",
          "operation",
          "audit",
          "vault",
          "web",
          "files",
          "notification",
          "identity",
          "calendar",
          "coalition",
          "calendar",
          "membership",
          "exchange",
          "directory",
          "agreement",
          "standing",
          "commitment",
          "meeting",
          "admission",
          "roster",
          "client",
          "translation",
          "referral",
          "report",
          "gateway",
          "site",
          "sample");

  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  private final Database.Place place;
  private final Connection owner;
  private @Nullable DataSource kept;

  private Migrations(Database.Place place, Connection owner) {
    this.place = place;
    this.owner = owner;
  }

  static void bring(Database.Place place) throws SQLException {
    bring(place, MigrationScripts.onClasspath());
  }

  /** Asking one row is all that a start costs when nothing has changed since the last one. */
  static void bring(Database.Place place, MigrationScripts scripts) throws SQLException {
    try (var owner = place.asOwner().getConnection()) {
      DatabaseCheck.refuseUnfit(owner, place.owner(), place.user());
      if (isAt(scripts.fingerprint(), owner)) return;
      var migrations = new Migrations(place, owner);
      migrations.alone(
          () -> {
            migrations.forget();
            for (var module : MODULES) {
              migrations.migrate(module, scripts.of(module), MigrationVersion.LATEST);
            }
            migrations.remember(scripts.fingerprint());
          });
    }
  }

  /** Brings the schema to the version that a backup was made of, and no further. */
  static void bring(Database.Place place, MigrationScripts scripts, SchemaVersions versions)
      throws SQLException {
    try (var owner = place.asOwner().getConnection()) {
      DatabaseCheck.refuseUnfit(owner, place.owner(), place.user());
      var migrations = new Migrations(place, owner);
      migrations.alone(
          () -> {
            for (var version : versions.versions().entrySet()) {
              var own = scripts.of(version.getKey());
              var target = MigrationVersion.fromVersion(version.getValue());
              if (own.stream().noneMatch(script -> script.isVersion(target))) {
                throw CannotStart.because("newer-schema", version.getKey(), version.getValue());
              }
              migrations.migrate(version.getKey(), own, target);
            }
          });
    }
  }

  private interface Step {
    void run() throws SQLException;
  }

  /** Two copies that start on one database at the same time must not both change it. */
  private void alone(Step step) throws SQLException {
    execute("select pg_advisory_lock(hashtext('prasan migrations'))");
    try (var connections = connections()) {
      kept = connections;
      prepare();
      step.run();
    } finally {
      kept = null;
      execute("select pg_advisory_unlock(hashtext('prasan migrations'))");
    }
  }

  /**
   * Flyway opens some connections for each module, and searches the address of each for passwords:
   * signing in anew and a long address cost a first start a fifth of its processor time.
   */
  private HikariDataSource connections() {
    var pool = new HikariDataSource();
    pool.setPoolName("migrations");
    pool.setJdbcUrl(place.url());
    pool.setUsername(place.owner());
    if (place.ownerPassword() != null) pool.setPassword(place.ownerPassword().reveal());
    pool.addDataSourceProperty("ApplicationName", "prasan");
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    pool.setMinimumIdle(0);
    pool.setMaximumPoolSize(4);
    return pool;
  }

  private void prepare() throws SQLException {
    execute("create extension if not exists pg_trgm with schema public");
    execute("create extension if not exists fuzzystrmatch with schema public");
    DatabaseCheck.refuseWithoutThaiTrigrams(owner);
    execute("create schema if not exists prasan_meta");
    execute(
        """
        create table if not exists prasan_meta.installed (
          one boolean primary key default true check (one),
          fingerprint text not null,
          at timestamptz not null default now())\
        """);
  }

  private void migrate(
      String module, List<MigrationScripts.Script> scripts, MigrationVersion target)
      throws SQLException {
    if (scripts.isEmpty()) return;
    var app = quoted(place.user());
    execute("create schema if not exists " + module);
    execute("grant usage on schema %s to %s".formatted(module, app));
    execute(
        "alter default privileges in schema %s grant select, insert, update, delete on tables to %s"
            .formatted(module, app));
    var flyway =
        Flyway.configure()
            .dataSource(kept)
            .defaultSchema(module)
            .createSchemas(false)
            .target(target)
            .table(HISTORY)
            .resourceProvider(new MigrationScripts.Provider(scripts))
            .javaMigrationClassProvider(List::of)
            .placeholders(Map.of("app", place.user()))
            .initSql("set lock_timeout = '10s'")
            .load();
    if (hasHistory(module)) refuseNewer(module, flyway);
    try {
      var result = flyway.migrate();
      if (result.migrationsExecuted > 0) {
        log.info("Schema {} brought to version {}", module, result.targetSchemaVersion);
      }
    } catch (FlywayException e) {
      if (NoRoom.isBehind(e)) throw CannotStart.because("disk-full", place.location());
      throw CannotStart.because("migration", module, String.valueOf(e.getMessage()));
    }
    execute("revoke all on %s.%s from %s".formatted(module, HISTORY, app));
    openToOwner(module);
  }

  private void openToOwner(String module) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement =
        owner.prepareStatement(
            """
            select c.oid::regclass::text from pg_class c
            where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
              and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = ?)\
            """)) {
      statement.setString(1, module);
      statement.setString(2, OWNER_POLICY);
      try (var row = statement.executeQuery()) {
        while (row.next()) tables.add(row.getString(1));
      }
    }
    for (var table : tables) {
      execute(
          "create policy %s on %s to %s using (true) with check (true)"
              .formatted(OWNER_POLICY, table, quoted(place.owner())));
    }
  }

  private boolean hasHistory(String module) throws SQLException {
    try (var statement = owner.prepareStatement("select to_regclass(?) is not null")) {
      statement.setString(1, module + "." + HISTORY);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static void refuseNewer(String module, Flyway flyway) {
    Arrays.stream(flyway.info().all())
        .filter(
            info ->
                info.getState() == MigrationState.FUTURE_SUCCESS
                    || info.getState() == MigrationState.FUTURE_FAILED)
        .findFirst()
        .ifPresent(
            info -> {
              throw CannotStart.because("newer-schema", module, String.valueOf(info.getVersion()));
            });
  }

  /** Takes back what a restore began; only for a database that was empty before. */
  static void undo(Database.Place place) throws SQLException {
    try (var owner = place.asOwner().getConnection()) {
      var migrations = new Migrations(place, owner);
      for (var module : MODULES)
        migrations.execute("drop schema if exists %s cascade".formatted(module));
      migrations.execute("drop schema if exists prasan_meta cascade");
    }
  }

  /** Whether a start or a restore has ever made tables here. */
  static boolean haveBegun(Connection owner) throws SQLException {
    try (var statement = owner.createStatement();
        var row =
            statement.executeQuery("select to_regclass('prasan_meta.installed') is not null")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  static boolean isAt(String fingerprint, Connection owner) throws SQLException {
    if (!haveBegun(owner)) return false;
    try (var statement = owner.createStatement();
        var row = statement.executeQuery("select fingerprint from prasan_meta.installed")) {
      return row.next() && fingerprint.equals(row.getString(1));
    }
  }

  /** Changes that end half-way are not taken for the version before them. */
  private void forget() throws SQLException {
    execute("delete from prasan_meta.installed");
  }

  private void remember(String fingerprint) throws SQLException {
    try (var statement =
        owner.prepareStatement(
            """
            insert into prasan_meta.installed (fingerprint) values (?)
            on conflict (one) do update set fingerprint = excluded.fingerprint, at = now()\
            """)) {
      statement.setString(1, fingerprint);
      statement.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private String quoted(String name) throws SQLException {
    try (var statement = owner.createStatement()) {
      return statement.enquoteIdentifier(name, true);
    }
  }
}
