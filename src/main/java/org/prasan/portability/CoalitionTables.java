package org.prasan.portability;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every table that belongs to coalitions, as the database itself knows them: what a later version
 * adds is among them without being named anywhere.
 */
final class CoalitionTables {
  /** Keys stand in a file of their own, of which only the newest is kept. */
  static final String KEYS = "vault.data_key";

  private static final String CATALOG =
      """
      select n.nspname || '.' || c.relname as name,
        array(select a.attname::text from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                and a.attgenerated = '' order by a.attnum) as columns,
        array(select a.attname::text from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                and a.atttypid = 'bytea'::regtype) as bytes,
        array(select quote_ident(a.attname)
                || case when a.attcollation = 0 then '' else ' collate "C"' end
              from unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
              join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
              order by k.place) as ordering,
        array(select rn.nspname || '.' || rc.relname from pg_constraint f
              join pg_class rc on rc.oid = f.confrelid
              join pg_namespace rn on rn.oid = rc.relnamespace
              where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers
      from pg_index i
      join pg_class c on c.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute first on first.attrelid = c.oid and first.attnum = i.indkey[0]
      where i.indisprimary and first.attname = 'coalition_id'
        and c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname || '.' || c.relname <> '%s'
      order by 1
      """
          .formatted(KEYS);

  private CoalitionTables() {}

  /**
   * In the order in which rows can be written. Tables that refer to each other in a circle come
   * together, for they can only be filled by one statement.
   */
  static List<List<CoalitionTable>> inOrder(Connection connection) throws SQLException {
    var waiting = new TreeMap<String, CoalitionTable>();
    for (var table : all(connection)) waiting.put(table.name(), table);
    var order = new ArrayList<List<CoalitionTable>>();
    while (!waiting.isEmpty()) {
      var next =
          waiting.keySet().stream()
              .map(name -> reached(name, waiting))
              .min(Comparator.comparingInt(Set::size))
              .orElseThrow();
      order.add(next.stream().map(waiting::get).toList());
      waiting.keySet().removeAll(next);
    }
    return order;
  }

  private static Set<String> reached(String name, Map<String, CoalitionTable> waiting) {
    var reached = new TreeSet<String>();
    reach(name, waiting, reached);
    return reached;
  }

  private static void reach(String name, Map<String, CoalitionTable> waiting, Set<String> reached) {
    var table = waiting.get(name);
    if (table == null || !reached.add(name)) return;
    for (var other : table.refersTo()) reach(other, waiting, reached);
  }

  private static List<CoalitionTable> all(Connection connection) throws SQLException {
    var tables = new ArrayList<CoalitionTable>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(CATALOG)) {
      while (row.next())
        tables.add(
            new CoalitionTable(
                row.getString("name"),
                texts(row.getArray("columns")),
                Set.copyOf(texts(row.getArray("bytes"))),
                texts(row.getArray("ordering")),
                Set.copyOf(texts(row.getArray("refers")))));
    }
    return tables;
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
