package org.prasan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.prasan.operation.TestDatabase;

/** Looks for planted words in everything the database holds, in clear or as bytes. */
public final class Planted {
  private Planted() {}

  /** Table and word of each find. */
  public static List<String> anywhere(Collection<String> words) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = TestDatabase.asSuperuser()) {
      for (var table : tables(connection)) found.addAll(in(connection, table, words));
    }
    return found;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname !~ '^pg_'
                  and n.nspname <> 'information_schema'
                """)) {
      while (rows.next()) tables.add(rows.getString(1));
    }
    assertThat(tables).contains("client.file", "client.note", "audit.entry", "vault.data_key");
    return tables;
  }

  /** Each row as text, where bytes stand in hexadecimal digits; put into words once for all. */
  public static List<String> in(Connection connection, String table, Collection<String> words)
      throws SQLException {
    var found = new ArrayList<String>();
    try (var statement =
        connection.prepareStatement(
            """
            with line as materialized (select t::text as said from %s t)
            select word from unnest(?, ?) sought (word, bytes)
            where exists (
              select from line where position(word in said) > 0 or position(bytes in said) > 0)
            """
                .formatted(table))) {
      statement.setArray(1, connection.createArrayOf("text", words.toArray()));
      statement.setArray(
          2, connection.createArrayOf("text", words.stream().map(Planted::hex).toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) found.add(table + ": " + rows.getString(1));
      }
    }
    return found;
  }

  public static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
