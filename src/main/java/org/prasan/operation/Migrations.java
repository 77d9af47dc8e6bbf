package org.prasan.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings each module's schema to the present version, in the order in which modules depend. */
final class Migrations {
  static final String HISTORY = "schema_history";

  /** A module may only refer to tables of modules to its left. */
  static final List<String> MODULES =
      List.of(
          "language",
          "tenancy",
          "operation",
          "audit",
          "web",
          "files",
          "notification",
          "identity",
          "coalition",
          "membership",
          "exchange",
          "site",
          "sample");

  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  private final Database.Place place;
  private final Connection owner;

  private Migrations(Database.Place place, Connection owner) {
    this.place = place;
    this.owner = owner;
  }

  static void bring(Database.Place place) throws SQLException {
    var scripts = MigrationScripts.onClasspath();
    try (var owner = place.asOwner().getConnection()) {
      new Migrations(place, owner).bring(scripts);
    }
  }

  /** Asking one row is all that a start costs when nothing has changed since the last one. */
  private void bring(MigrationScripts scripts) throws SQLException {
    DatabaseCheck.refuseUnfit(owner, place.owner(), place.user());
    if (scripts.fingerprint().equals(fingerprint())) return;
    prepare();
    execute("select pg_advisory_lock(hashtext('prasan migrations'))");
    try {
      for (var module : MODULES) {
        var own = scripts.of(module);
        if (!own.isEmpty()) migrate(module, own);
      }
      remember(scripts.fingerprint());
    } finally {
      execute("select pg_advisory_unlock(hashtext('prasan migrations'))");
    }
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

  private void migrate(String module, List<MigrationScripts.Script> scripts) throws SQLException {
    var app = quoted(place.user());
    execute("create schema if not exists " + module);
    execute("grant usage on schema %s to %s".formatted(module, app));
    execute(
        "alter default privileges in schema %s grant select, insert, update, delete on tables to %s"
            .formatted(module, app));
    var flyway =
        Flyway.configure()
            .dataSource(place.asOwner())
            .defaultSchema(module)
            .createSchemas(false)
            .table(HISTORY)
            .resourceProvider(new MigrationScripts.Provider(scripts))
            .javaMigrationClassProvider(List::of)
            .placeholders(Map.of("app", place.user()))
            .initSql("set lock_timeout = '10s'")
            .load();
    refuseNewer(module, flyway);
    try {
      var result = flyway.migrate();
      if (result.migrationsExecuted > 0) {
        log.info("Schema {} brought to version {}", module, result.targetSchemaVersion);
      }
    } catch (FlywayException e) {
      throw CannotStart.because("migration", module, String.valueOf(e.getMessage()));
    }
    execute("revoke all on %s.%s from %s".formatted(module, HISTORY, app));
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

  private @Nullable String fingerprint() throws SQLException {
    try (var statement = owner.createStatement()) {
      try (var table =
          statement.executeQuery("select to_regclass('prasan_meta.installed') is not null")) {
        table.next();
        if (!table.getBoolean(1)) return null;
      }
      try (var row = statement.executeQuery("select fingerprint from prasan_meta.installed")) {
        return row.next() ? row.getString(1) : null;
      }
    }
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
