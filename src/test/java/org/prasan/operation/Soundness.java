package org.prasan.operation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's own examination of what lies on its disk: every table row by row, every index
 * against its table, every page against its checksum.
 */
final class Soundness {
  private Soundness() {}

  /** Nothing is found in a sound database. */
  static List<String> faultsOf(EmbeddedPostgres server) throws SQLException {
    var faults = new ArrayList<String>();
    try (var connection = server.connect(Database.NAME);
        var statement = connection.createStatement()) {
      statement.execute("create extension if not exists amcheck");
      try (var tables =
          statement.executeQuery(
              """
              select c.oid::regclass::text || ': ' || found.msg
              from pg_class c, lateral verify_heapam(c.oid, check_toast => true) found
              where c.relkind in ('r', 'm', 't') and c.relpersistence = 'p'\
              """)) {
        while (tables.next()) faults.add(tables.getString(1));
      }
      // Throws at the first index that does not fit its table.
      statement.execute(
          """
          select bt_index_parent_check(i.indexrelid, heapallindexed => true)
          from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
          where a.amname = 'btree' and c.relkind = 'i' and c.relpersistence = 'p'\
          """);
      try (var sums =
          statement.executeQuery(
              "select datname, checksum_failures from pg_stat_database where checksum_failures"
                  + " > 0")) {
        while (sums.next()) faults.add(sums.getString(1) + ": " + sums.getString(2) + " pages");
      }
    }
    return faults;
  }
}
