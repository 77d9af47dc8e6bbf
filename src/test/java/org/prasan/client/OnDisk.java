package org.prasan.client;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.prasan.operation.TestDatabase;

/** What the database server keeps in files: what somebody would read who takes the disk away. */
final class OnDisk {
  private OnDisk() {}

  /** Where the write-ahead log stands now. */
  static String position() throws SQLException {
    return asked("select pg_current_wal_insert_lsn()::text");
  }

  /** What was written into the write-ahead log since then. */
  static List<byte[]> log(String since) throws SQLException {
    // A commit that waits for the disk brings all before it there.
    asked("set synchronous_commit = on; create temporary table waited (); drop table waited");
    return read(
        """
        select pg_read_binary_file('pg_wal/' || name) from pg_ls_waldir()
        where name between pg_walfile_name('%s') and pg_walfile_name(pg_current_wal_insert_lsn())
          and name ~ '^[0-9A-F]{24}$'
        """
            .formatted(since));
  }

  static List<String> inTables(List<String> schemas, Collection<String> words) throws SQLException {
    asked("checkpoint");
    var found = new ArrayList<String>();
    for (var schema : schemas)
      found.addAll(
          in(
              schema,
              read(
                  """
                  select pg_read_binary_file(pg_relation_filepath(c.oid))
                  from pg_class c
                  left join pg_class t on t.reltoastrelid = c.oid
                  join pg_namespace n on n.oid = coalesce(t.relnamespace, c.relnamespace)
                  where c.relkind in ('r', 'i', 't') and n.nspname = '%s'
                    and pg_relation_size(c.oid) > 0
                  """
                      .formatted(schema)),
              words));
    return found;
  }

  static List<String> in(String where, List<byte[]> files, Collection<String> words) {
    var found = new ArrayList<String>();
    for (var file : files) {
      var text = new String(file, StandardCharsets.ISO_8859_1);
      for (var word : words)
        if (text.contains(
            new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
          found.add(where + ": " + word);
    }
    return found;
  }

  private static String asked(String sql) throws SQLException {
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) return "";
      try (var row = statement.getResultSet()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static List<byte[]> read(String sql) throws SQLException {
    var files = new ArrayList<byte[]>();
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) files.add(rows.getBytes(1));
    }
    return files;
  }
}
