package org.prasan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.operation.TestDatabase;

/**
 * Tries with the application's own rights, on every table there is, what a forgotten condition
 * would do: read, change, move, delete and add rows of another coalition, or of any without a
 * coalition.
 */
@PrasanTest
@Tag("data")
class OtherCoalitionsRowsTest {
  private static final UUID A = UUID.fromString("0192aaaa-0000-7000-8000-00000000000a");
  private static final UUID B = UUID.fromString("0192bbbb-0000-7000-8000-00000000000b");

  private static final Set<String> CONFIDENTIAL = Set.of("client", "referral", "vault");

  @Test
  void noTableLetsAnotherCoalitionNear() throws SQLException {
    try (var connection = TestDatabase.asSuperuser()) {
      var tables = catalog(connection).tenantTables();
      assertThat(tables).contains("audit.entry", "identity.person", "files.file");
      connection.setAutoCommit(false);
      for (var table : tables) {
        tryAll(connection, table);
        connection.rollback();
      }
    }
  }

  @Test
  void aTableWithoutRowLevelSecurityWouldBeNoticed() throws SQLException {
    try (var connection = TestDatabase.asSuperuser()) {
      connection.setAutoCommit(false);
      execute(connection, "alter table identity.person disable row level security");
      assertThat(catchError(() -> tryAll(connection, "identity.person")))
          .isInstanceOf(AssertionError.class);
      connection.rollback();
    }
  }

  /** Which tables are confidential is said by the modules that keep what clients have told. */
  @Test
  void noConfidentialTableLetsAnotherOrganizationNear() throws SQLException {
    try (var connection = TestDatabase.asSuperuser()) {
      var tables =
          catalog(connection).tenantTables().stream()
              .filter(table -> CONFIDENTIAL.contains(table.substring(0, table.indexOf('.'))))
              .toList();
      assertThat(tables).contains("client.keeping", "client.own_term", "referral.entry");
      connection.setAutoCommit(false);
      for (var table : tables) {
        tryAsAnotherOrganization(connection, table);
        connection.rollback();
      }
    }
  }

  @Test
  void aConfidentialTableOpenToEveryOrganizationWouldBeNoticed() throws SQLException {
    try (var connection = TestDatabase.asSuperuser()) {
      connection.setAutoCommit(false);
      execute(connection, "drop policy party on client.keeping");
      assertThat(catchError(() -> tryAsAnotherOrganization(connection, "client.keeping")))
          .isInstanceOf(AssertionError.class);
      connection.rollback();
    }
  }

  private static void tryAsAnotherOrganization(Connection connection, String table)
      throws SQLException {
    insertRowOfA(connection, table);
    execute(connection, "set local role " + TestDatabase.user());
    execute(connection, "set local prasan.organization = '" + UUID.randomUUID() + "'");
    within(connection, A.toString());
    assertThat(count(connection, table)).as(table + ": select").isZero();
    assertThat(changed(connection, "delete from " + table)).as(table + ": delete").isZero();
    assertThat(changed(connection, "update " + table + " set coalition_id = coalition_id"))
        .as(table + ": update")
        .isZero();
    assertThat(refused(connection, copyOfRow(connection, table, A)))
        .as(table + ": insert for another organization")
        .isTrue();
  }

  private static void tryAll(Connection connection, String table) throws SQLException {
    insertRowOfA(connection, table);
    execute(connection, "set local role " + TestDatabase.user());
    // As the product itself, so that the wall between organizations does not hide a hole in this.
    execute(connection, "set local prasan.organization = '" + new UUID(0, 0) + "'");
    within(connection, A.toString());
    assertThat(count(connection, table)).as("%s shows its own coalition the row", table).isOne();
    for (var context : List.of(B.toString(), "")) {
      within(connection, context);
      var who = table + " within '" + context + "'";
      assertThat(count(connection, table)).as(who + ": select").isZero();
      assertThat(changed(connection, "delete from " + table)).as(who + ": delete").isZero();
      assertThat(changed(connection, "update " + table + " set coalition_id = coalition_id"))
          .as(who + ": update")
          .isZero();
      assertThat(refused(connection, copyOfRow(connection, table, A)))
          .as(who + ": insert for another coalition")
          .isTrue();
    }
    within(connection, A.toString());
    assertThat(refused(connection, "update " + table + " set coalition_id = '" + B + "'"))
        .as("%s: a row moved into another coalition", table)
        .isTrue();
    assertThat(count(connection, table)).isOne();
  }

  /** Whatever a table demands of its rows does not matter here: its checks are dropped for it. */
  private static void insertRowOfA(Connection connection, String table) throws SQLException {
    execute(connection, "set local session_replication_role = replica");
    for (var check :
        strings(
            connection,
            "select conname from pg_constraint where contype = 'c' and conrelid = '%s'::regclass"
                .formatted(table)))
      execute(connection, "alter table " + table + " drop constraint \"" + check + "\"");
    execute(connection, copyOfRow(connection, table, A));
    execute(connection, "set local session_replication_role = origin");
  }

  private static String copyOfRow(Connection connection, String table, UUID coalition)
      throws SQLException {
    var columns = new ArrayList<String>();
    var values = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select quote_ident(attname), format_type(atttypid, null), attname = 'coalition_id'
                from pg_attribute where attrelid = '%s'::regclass and attnum > 0
                  and not attisdropped and attgenerated = '' and (attnotnull or attname = 'id')
                order by attnum
                """
                    .formatted(table))) {
      while (rows.next()) {
        columns.add(rows.getString(1));
        values.add(rows.getBoolean(3) ? "'" + coalition + "'" : value(rows.getString(2)));
      }
    }
    return "insert into %s (%s) values (%s)"
        .formatted(table, String.join(",", columns), String.join(",", values));
  }

  private static String value(String type) {
    if (type.endsWith("[]")) return "'{}'";
    return switch (type) {
      case "uuid" -> "'" + UUID.randomUUID() + "'";
      case "boolean" -> "true";
      case "date" -> "date '2026-11-23'";
      case "time without time zone" -> "time '08:30'";
      case "timestamp with time zone" -> "timestamptz '2026-11-23 10:00+07'";
      case "jsonb", "json" -> "'{}'";
      case "bytea" -> "'\\x00'";
      case "text", "character varying", "character" -> "'x'";
      case "tsvector" -> "''";
      case "bit" -> "repeat('0', 2048)::bit(2048)";
      default -> "1";
    };
  }

  private static void within(Connection connection, String coalition) throws SQLException {
    execute(connection, "set local prasan.coalition = '" + coalition + "'");
  }

  private static long count(Connection connection, String table) throws SQLException {
    return Long.parseLong(
        strings(connection, "select count(*) from " + table + " where coalition_id = '" + A + "'")
            .getFirst());
  }

  /** A right that the application does not have at all protects as well. */
  private static int changed(Connection connection, String sql) throws SQLException {
    var before = connection.setSavepoint();
    try (var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("42501");
      connection.rollback(before);
      return 0;
    }
  }

  private static boolean refused(Connection connection, String sql) throws SQLException {
    var before = connection.setSavepoint();
    try {
      execute(connection, sql);
      return false;
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("42501");
      return true;
    } finally {
      connection.rollback(before);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) found.add(rows.getString(1));
    }
    return found;
  }

  private static Throwable catchError(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    return org.assertj.core.api.Assertions.catchThrowable(work);
  }

  private static TableCatalog catalog(Connection connection) {
    return new TableCatalog(
        connection, TestDatabase.owner(), TestDatabase.user(), GlobalTables.REASONS.keySet());
  }
}
