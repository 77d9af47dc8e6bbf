package org.prasan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.prasan.tenancy.Coalition;

/**
 * What stands of one coalition in every table and in the outbox, and of the installation beside all
 * coalitions, seen past every wall.
 */
public final class Rows implements AutoCloseable {
  private static final Set<String> TABLES = new LinkedHashSet<>();

  /** In which an installation keeps what belongs to no coalition. */
  private static final List<String> OF_ALL =
      List.of(
          "tenancy.coalition",
          "identity.account",
          "identity.second_factor",
          "identity.passkey",
          "identity.link",
          "coalition.district",
          "operation.installation");

  private final PreparedStatement asked;

  private Rows(Connection past, String what) throws SQLException {
    var each = new ArrayList<String>();
    for (var table : tables(past))
      each.add(
          "select '%s', count(*) || %s from %s t where coalition_id = ?"
              .formatted(table, what, table));
    for (var table : OF_ALL)
      each.add("select '%s', count(*) || %s from %s t".formatted(table, what, table));
    each.add(
        "select 'audit.entry of the installation', count(*) || '' from audit.entry"
            + " where coalition_id = '%s'".formatted(Coalition.NONE.id()));
    each.add(
        "select 'notification.outbox', count(*) || '' from notification.outbox where link like '%/'"
            + " || ? || '/%'");
    asked = past.prepareStatement(String.join(" union all ", each));
  }

  /** Tells rows that changed, too. */
  public static Rows fingerprints(Connection past) throws SQLException {
    return new Rows(past, "' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)");
  }

  /** How many there are, no more. */
  static Rows counts(Connection past) throws SQLException {
    return new Rows(past, "''");
  }

  public Map<String, String> of(Scene scene) throws SQLException {
    return of(scene.id().value(), scene.coalition().slug());
  }

  Map<String, String> of(UUID coalition, String slug) throws SQLException {
    int last = asked.getParameterMetaData().getParameterCount();
    for (int each = 1; each < last; each++) asked.setObject(each, coalition);
    asked.setString(last, slug);
    var found = new TreeMap<String, String>();
    try (var rows = asked.executeQuery()) {
      while (rows.next()) found.put(rows.getString(1), rows.getString(2));
    }
    return found;
  }

  private static Set<String> tables(Connection connection) throws SQLException {
    if (!TABLES.isEmpty()) return TABLES;
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select a.attrelid::regclass from pg_attribute a
                join pg_class c on c.oid = a.attrelid
                where a.attname = 'coalition_id' and c.relkind = 'r'
                """)) {
      while (rows.next()) TABLES.add(rows.getString(1));
    }
    if (!TABLES.contains("audit.entry")) throw new AssertionError("Not the tables: " + TABLES);
    return TABLES;
  }

  @Override
  public void close() throws SQLException {
    asked.close();
  }
}
