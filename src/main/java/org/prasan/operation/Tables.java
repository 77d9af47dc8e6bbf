package org.prasan.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables of all modules, as the database itself knows them. */
final class Tables {
  /** Sessions end with a restore: whoever was signed out since must not be signed in again. */
  private static final List<String> SESSIONS =
      List.of("identity.session", "identity.session_attributes");

  /**
   * The keys of clients stand in a file of their own, of which only the newest is kept: an older
   * backup must not bring back whom somebody has erased since.
   */
  static final String CLIENT_KEYS = "vault.data_key";

  /** Each names the key of its client. */
  static final String CLIENT_FILES = "client.file";

  private Tables() {}

  /** A table with the columns that hold what somebody wrote, not what the database computes. */
  record Table(String schema, String name, List<String> columns) {
    String quoted() {
      return "\"" + schema + "\".\"" + name + "\"";
    }

    String columnList() {
      return "\"" + String.join("\", \"", columns) + "\"";
    }

    String entry() {
      return schema + "." + name;
    }
  }

  static List<Table> toKeep(Connection connection) throws SQLException {
    return all(connection).stream().filter(table -> !isClientKeys(table)).toList();
  }

  static List<Table> clientKeys(Connection connection) throws SQLException {
    return all(connection).stream().filter(Tables::isClientKeys).toList();
  }

  private static boolean isClientKeys(Table table) {
    return table.entry().equals(CLIENT_KEYS);
  }

  private static List<Table> all(Connection connection) throws SQLException {
    var tables = new ArrayList<Table>();
    try (var statement =
        connection.prepareStatement(
            """
            select n.nspname, c.relname,
                   array(select a.attname::text from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                           and a.attgenerated = '' order by a.attnum) as columns
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition
              and n.nspname = any (?) and c.relname <> ? and n.nspname || '.' || c.relname <> all (?)
            order by n.nspname, c.relname\
            """)) {
      statement.setArray(1, connection.createArrayOf("text", Migrations.MODULES.toArray()));
      statement.setString(2, Migrations.HISTORY);
      statement.setArray(3, connection.createArrayOf("text", SESSIONS.toArray()));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          tables.add(
              new Table(
                  row.getString(1),
                  row.getString(2),
                  List.of((String[]) row.getArray(3).getArray())));
        }
      }
    }
    return List.copyOf(tables);
  }
}
