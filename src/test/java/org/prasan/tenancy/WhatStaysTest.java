package org.prasan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.operation.TestDatabase;

/**
 * What people have said, decided and signed stays as it is, whatever goes wrong in the application:
 * it has no right in the database to change it or take it away.
 */
@PrasanTest
@Tag("data")
class WhatStaysTest {
  /** Only ever added to. */
  private static final List<String> ADDED_ONLY =
      List.of(
          "agreement.signature",
          "agreement.text_version",
          "audit.entry",
          "client.own_term",
          "coalition.rule_change",
          "commitment.entry",
          "commitment.evidence",
          "meeting.decision_link",
          "meeting.minutes_version",
          "referral.entry",
          "referral.message",
          "standing.fact");

  /** Where of what stays something more may be said later: what may be, and no more. */
  private static final Map<String, List<String>> SAID_LATER =
      Map.of(
          "meeting.correction",
          List.of("answer", "answered_at", "answered_by", "answered_for", "state"),
          "report.published",
          List.of("taken_back_at", "taken_back_by"));

  /** Changes as it goes on, and stays. */
  private static final List<String> NEVER_GONE =
      List.of(
          "client.file",
          "commitment.call",
          "commitment.commitment",
          "meeting.decision",
          "meeting.decision_number",
          "meeting.feed",
          "meeting.meeting",
          "meeting.minutes",
          "meeting.minutes_text",
          "meeting.proposal",
          "meeting.series",
          "referral.referral");

  @Test
  void theApplicationTakesNoneOfItAway() throws SQLException {
    try (var connection = TestDatabase.asSuperuser()) {
      var staying = new TreeSet<>(ADDED_ONLY);
      staying.addAll(SAID_LATER.keySet());
      staying.addAll(NEVER_GONE);
      staying.removeIf(table -> !has(connection, table, "delete, truncate"));
      assertThat(staying).isEmpty();
    }
  }

  @Test
  void andChangesOfItNothingButWhatIsSaidLater() throws SQLException {
    try (var connection = TestDatabase.asSuperuser()) {
      var changeable = new TreeMap<String, List<String>>();
      for (var table : ADDED_ONLY) changeable.put(table, columns(connection, table));
      changeable.values().removeIf(List::isEmpty);
      for (var table : SAID_LATER.keySet()) changeable.put(table, columns(connection, table));
      assertThat(changeable).isEqualTo(new TreeMap<>(SAID_LATER));
    }
  }

  private static boolean has(Connection connection, String table, String rights) {
    try (var statement = connection.prepareStatement("select has_table_privilege(?, ?, ?)")) {
      statement.setString(1, TestDatabase.user());
      statement.setString(2, table);
      statement.setString(3, rights);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    var found = new TreeSet<String>();
    try (var statement =
        connection.prepareStatement(
            """
            select attname from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped
              and has_column_privilege(?, attrelid, attnum, 'update')
            """)) {
      statement.setString(1, table);
      statement.setString(2, TestDatabase.user());
      try (var row = statement.executeQuery()) {
        while (row.next()) found.add(row.getString(1));
      }
    }
    return List.copyOf(found);
  }
}
