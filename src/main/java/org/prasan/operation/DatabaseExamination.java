package org.prasan.operation;

import static org.prasan.operation.Finding.needs;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The database, asked by the owner of the tables; the application itself need not run. */
final class DatabaseExamination {

  /** A question whose answer is one row: whether all is well, and what to show. */
  private record Question(String name, boolean vital, String sql) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question(
              "server-version",
              true,
              "select current_setting('server_version_num')::int >= 150000,"
                  + " current_setting('server_version')"),
          new Question(
              "encoding",
              true,
              "select current_setting('server_encoding') = 'UTF8',"
                  + " current_setting('server_encoding')"),
          new Question(
              "thai-letters",
              true,
              "select cardinality(public.show_trgm('เด็ก')) > 0,"
                  + " cardinality(public.show_trgm('เด็ก'))::text"),
          new Question(
              "thai-order",
              true,
              "select exists (select from pg_collation where collname = 'th-x-icu'), 'th-x-icu'"),
          setTo("fsync", "on"),
          setTo("synchronous_commit", "on"),
          setTo("full_page_writes", "on"),
          new Question(
              "checksums",
              false,
              "select current_setting('data_checksums') = 'on', current_setting('data_checksums')"),
          new Question(
              "damage",
              true,
              "select coalesce(sum(checksum_failures), 0) = 0, coalesce(sum(checksum_failures),"
                  + " 0)::text from pg_stat_database"),
          new Question(
              "log-words",
              false,
              """
              select bool_and(case name when 'log_error_verbosity' then setting = 'terse'
                              else setting in ('log', 'fatal', 'panic') end),
                     string_agg(name || ' = ' || setting, ', ' order by name)
              from pg_settings where name in ('log_error_verbosity', 'log_min_error_statement')\
              """),
          new Question(
              "walls",
              true,
              """
              select count(*) = 0, coalesce(string_agg(c.oid::regclass::text, ', '), '✓')
              from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'coalition_id' and a.attnum = 1
              join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^(pg_|information_schema)'
              where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)\
              """),
          new Question(
              "indexes",
              true,
              "select count(*) = 0, coalesce(string_agg(indexrelid::regclass::text, ', '), '✓')"
                  + " from pg_index where not indisvalid"),
          new Question(
              "foreign-keys",
              true,
              "select count(*) = 0, coalesce(string_agg(conname, ', '), '✓') from pg_constraint"
                  + " where not convalidated"),
          new Question(
              "client-keys",
              false,
              "select closed = 0, closed || '/' || everybody from (%s) c"
                  .formatted(ClosedClients.SQL)),
          new Question(
              "connections",
              false,
              """
              select count(*) < current_setting('max_connections')::int * 0.8,
                     count(*) || '/' || current_setting('max_connections')
              from pg_stat_activity where backend_type = 'client backend'\
              """),
          new Question(
              "transactions",
              false,
              """
              select count(*) = 0, count(*)::text from pg_stat_activity
              where xact_start < now() - interval '1 hour' and backend_type = 'client backend'\
              """),
          new Question(
              "size", false, "select true, pg_size_pretty(pg_database_size(current_database()))"));

  private DatabaseExamination() {}

  private static Question setTo(String name, String value) {
    return new Question(
        name.replace('_', '-'),
        true,
        "select current_setting('%1$s') = '%2$s', current_setting('%1$s')".formatted(name, value));
  }

  static List<Finding> of(Settings settings) {
    if (settings.database().embedded()
        && !Files.exists(new DataFolder(settings.data()).postgres())) {
      return List.of(needs(false, "no-installation", settings.data().toString()));
    }
    try (var database = Database.examining(settings, place -> {})) {
      return of(database.await(), settings.backsUpByItself());
    } catch (CannotStart e) {
      return List.of(needs(false, "database", e.reason()));
    }
  }

  private static List<Finding> of(Database.Place place, boolean byItself) {
    var findings = new ArrayList<Finding>();
    try (var owner = place.asOwner().getConnection()) {
      findings.add(needs(true, "database", place.location()));
      for (var question : QUESTIONS) findings.add(ask(owner, question));
      findings.add(role(owner, place));
      findings.add(
          needs(
              Migrations.isAt(MigrationScripts.onClasspath().fingerprint(), owner),
              "schema",
              String.join(", ", SchemaVersions.in(owner).versions().keySet())));
      findings.add(ownerSeesAll(owner));
      findings.add(clock(owner));
      if (byItself) findings.add(proof(owner));
    } catch (SQLException e) {
      findings.add(needs(false, "database", String.valueOf(e.getMessage())));
    }
    findings.add(signIn(place));
    return findings;
  }

  private static Finding ask(Connection owner, Question question) {
    try (var statement = owner.createStatement();
        var row = statement.executeQuery(question.sql())) {
      row.next();
      return question.vital()
          ? needs(row.getBoolean(1), question.name(), row.getString(2))
          : Finding.wants(row.getBoolean(1), question.name(), row.getString(2));
    } catch (SQLException e) {
      return needs(false, question.name(), String.valueOf(e.getMessage()));
    }
  }

  private static Finding role(Connection owner, Database.Place place) throws SQLException {
    try {
      DatabaseCheck.refuseUnfit(owner, place.owner(), place.user());
      return needs(true, "role", place.user());
    } catch (CannotStart e) {
      return needs(false, "role", place.user() + " " + e.reason());
    }
  }

  private static Finding ownerSeesAll(Connection owner) throws SQLException {
    try {
      DatabaseCheck.refuseRowsHiddenFromOwner(owner);
      return needs(true, "owner-sees-all", "✓");
    } catch (CannotStart e) {
      return needs(false, "owner-sees-all", e.reason());
    }
  }

  private static Finding proof(Connection owner) throws SQLException {
    var age =
        BackupLog.newest(owner, BackupRun.Kind.PROOF, true)
            .map(run -> Duration.between(run.at(), Instant.now()));
    return Finding.wants(
        age.filter(time -> time.toDays() <= 9).isPresent(),
        "backup-proof",
        age.map(time -> time.toHours() + " h").orElse("–"));
  }

  private static Finding signIn(Database.Place place) {
    try (var application = place.asApplication().getConnection()) {
      return needs(application.isValid(5), "sign-in", place.user());
    } catch (SQLException e) {
      return needs(false, "sign-in", place.user() + " " + e.getMessage());
    }
  }

  private static Finding clock(Connection owner) throws SQLException {
    try (var statement = owner.createStatement();
        var row = statement.executeQuery("select extract(epoch from clock_timestamp())")) {
      row.next();
      var apart = Math.abs(row.getDouble(1) - System.currentTimeMillis() / 1000.0);
      return Finding.wants(apart < 2, "clock", Math.round(apart) + " s");
    }
  }
}
