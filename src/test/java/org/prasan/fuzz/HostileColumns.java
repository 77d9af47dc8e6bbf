package org.prasan.fuzz;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.prasan.Scene;
import org.prasan.operation.TestDatabase;

/** Words that nobody should type, in every column of a coalition in which somebody wrote Thai. */
final class HostileColumns {
  static final String FORMULA = "=1+zq7 ";
  static final String HEADER = "\r\nX-Zq7: 1\r\n";
  private static final String STATEMENT = "'; drop table audit.entry; --";
  private static final String LONG = "กำ";

  /** Whichever of them is the first that the field takes. */
  static final List<String> TYPED =
      List.of(
          FORMULA + OddWords.MARK + STATEMENT + "\u202e" + HEADER + LONG.repeat(2000),
          FORMULA + OddWords.MARK + STATEMENT + HEADER + LONG.repeat(300),
          FORMULA + OddWords.MARK + STATEMENT + HEADER,
          FORMULA + OddWords.MARK,
          FORMULA + OddWords.MARK.substring(0, 30));

  /** In what is kept as JSON, where quotes would end the word. */
  private static final String PLAIN = "zq7<script>zq7</script>${1234*4321}[[${1234*4321}]]";

  private HostileColumns() {}

  private record Column(String table, String name, boolean json) {}

  /** The same with a number, by which one finds again where it came from. */
  static String numbered(String words, int number) {
    return words.replace("zq7</script>", "zq7c" + number + "</script>");
  }

  /**
   * Answers into which, by the number that stands in what was written there.
   *
   * @param words the first of them that the column takes
   */
  static Map<Integer, String> write(Scene scene, List<String> words) throws SQLException {
    var written = new TreeMap<Integer, String>();
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      // Also what may only be added to, as a history.
      statement.execute("set session_replication_role = replica");
      int number = 0;
      for (var column : columns(connection))
        if (write(connection, scene, column, words, ++number))
          written.put(number, column.table() + "." + column.name());
    }
    return written;
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

  private static boolean write(
      Connection connection, Scene scene, Column column, List<String> words, int number)
      throws SQLException {
    for (var word : column.json() ? List.of(PLAIN) : words) {
      var typed = numbered(word, number);
      try (var update =
          connection.prepareStatement(
              (column.json()
                      ? """
                      update %1$s set %2$s = regexp_replace(
                          %2$s::text, '"([^"\\\\]*[ก-๙][^"\\\\]*)"', '"\\1' || ? || '"', 'g')::jsonb
                      where coalition_id = ? and %2$s::text ~ '[ก-๙]'
                      """
                      : """
                      update %1$s set %2$s = left(?, 7) || %2$s || substr(?, 8)
                      where coalition_id = ? and %2$s ~ '[ก-๙]' and %2$s !~ 'zq7|^[[{]'
                      """)
                  .formatted(column.table(), column.name()))) {
        int at = 1;
        update.setString(at++, typed);
        if (!column.json()) update.setString(at++, typed);
        update.setObject(at, scene.id().value());
        return update.executeUpdate() > 0;
      } catch (SQLException refused) {
        if (!refused.getSQLState().startsWith("23")) throw refused;
        // The table itself takes less.
      }
    }
    return false;
  }
}
