package org.prasan.fuzz;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.prasan.Scene;
import org.prasan.operation.TestDatabase;

/** Words that nobody should type, in every column of a coalition in which somebody wrote Thai. */
final class HostileColumns {
  private HostileColumns() {}

  record Column(String table, String name, boolean json) {
    @Override
    public String toString() {
      return table + "." + name;
    }
  }

  /** Answers into which, by the number that stands in what was written there. */
  static Map<Integer, Column> write(Scene scene) throws SQLException {
    var written = new TreeMap<Integer, Column>();
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      // Also what may only be added to, as a history.
      statement.execute("set session_replication_role = replica");
      int number = 0;
      for (var column : columns(connection))
        if (write(connection, scene, column, ++number)) written.put(number, column);
    }
    return written;
  }

  /** In which columns that stands which was typed into fields, by the number of the field. */
  static Map<Integer, Set<String>> typed(Scene scene) throws SQLException {
    var typed = new TreeMap<Integer, Set<String>>();
    try (var connection = TestDatabase.asSuperuser()) {
      for (var column : columns(connection))
        try (var query =
            connection.prepareStatement(
                """
                select distinct (regexp_matches(%2$s::text, 'zq7c([0-9]+)', 'g'))[1]::int
                from %1$s where coalition_id = ? and %2$s::text ~ 'zq7c'
                """
                    .formatted(column.table(), column.name()))) {
          query.setObject(1, scene.id().value());
          try (var rows = query.executeQuery()) {
            while (rows.next())
              typed.computeIfAbsent(rows.getInt(1), _ -> new TreeSet<>()).add(column.toString());
          }
        }
    }
    return typed;
  }

  /** What pages that show rows with this column may have in their address. */
  static Set<String> ids(Scene scene, Column column) throws SQLException {
    var ids = new TreeSet<String>();
    try (var connection = TestDatabase.asSuperuser();
        var query =
            connection.prepareStatement(
                """
                select distinct found[1] from %1$s row,
                  lateral regexp_matches(row::text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g')
                    as found
                where row.coalition_id = ? and row.%2$s::text ~ 'zq7c' limit 400
                """
                    .formatted(column.table(), column.name()))) {
      query.setObject(1, scene.id().value());
      try (var rows = query.executeQuery()) {
        while (rows.next()) ids.add(rows.getString(1));
      }
    }
    ids.remove(scene.id().toString());
    return ids;
  }

  private static List<Column> columns(Connection connection) throws SQLException {
    var columns = new ArrayList<Column>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select c.oid::regclass as of, quote_ident(a.attname) as name,
                  a.atttypid = 'jsonb'::regtype as json
                from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                join pg_attribute k on k.attrelid = c.oid and k.attname = 'coalition_id'
                where c.relkind = 'r' and a.attgenerated = ''
                  and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype)
                order by 1, 2
                """)) {
      while (rows.next())
        columns.add(
            new Column(rows.getString("of"), rows.getString("name"), rows.getBoolean("json")));
    }
    return columns;
  }

  /** Where a form has typed, its words get the number of the column. */
  private static boolean write(Connection connection, Scene scene, Column column, int number)
      throws SQLException {
    int typed = 0;
    try (var update =
        connection.prepareStatement(
            """
            update %1$s set %2$s = regexp_replace(%2$s::text, 'zq7c[0-9]+', 'zq7c%3$d', 'g')%4$s
            where coalition_id = ? and %2$s::text ~ 'zq7c[0-9]'
            """
                .formatted(
                    column.table(), column.name(), number, column.json() ? "::jsonb" : ""))) {
      update.setObject(1, scene.id().value());
      typed = update.executeUpdate();
    }
    for (var word :
        column.json() ? List.of(HostileWords.plain(number)) : HostileWords.written(number))
      try (var update =
          connection.prepareStatement(
              (column.json()
                      ? """
                      update %1$s set %2$s = regexp_replace(
                          %2$s::text, '"([^"\\\\]*[ก-๙][^"\\\\]*)"', '"\\1' || ? || '"', 'g')::jsonb
                      where coalition_id = ? and %2$s::text ~ '[ก-๙]' and %2$s::text !~ 'zq7c'
                      """
                      : """
                      update %1$s set %2$s = left(?, 7) || %2$s || substr(?, 8)
                      where coalition_id = ? and %2$s ~ '[ก-๙]' and %2$s !~ 'zq7|^[[{]'
                      """)
                  .formatted(column.table(), column.name()))) {
        int at = 1;
        update.setString(at++, word);
        if (!column.json()) update.setString(at++, word);
        update.setObject(at, scene.id().value());
        return update.executeUpdate() + typed > 0;
      } catch (SQLException refused) {
        if (!refused.getSQLState().startsWith("23")) throw refused;
        // The table itself takes less.
      }
    return typed > 0;
  }
}
