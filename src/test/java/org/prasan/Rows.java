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
 * coalitions, seen past every wall. The end of a chain of the log follows its entries.
 */
public final class Rows implements AutoCloseable {
  /** What is noted of refusals, apart from what else the log has. */
  static final String REFUSALS = "audit.refusals";

  private static final String REFUSED = " and deed like '%.input-refused'";
  private static final Set<String> TABLES = new LinkedHashSet<>();

  /** In which an installation keeps what belongs to no coalition. */
  private static final List<String> OF_ALL =
      List.of(
          "tenancy.coalition",
          "identity.account",
          "identity.second_factor",
          "identity.recovery_code",
          "identity.passkey",
          "identity.link",
          "coalition.district",
          "operation.installation");

  /**
   * Whom sessions let in, by which factors, since when, and for whom they act. That somebody was
   * here, and what a page remembers for the next one, is not told.
   */
  private static final String SESSIONS =
      """
      (select principal_name, attribute_name, attribute_bytes
       from identity.session join identity.session_attributes on session_primary_id = primary_id
       where principal_name is not null and attribute_name
         similar to 'SPRING_SECURITY_CONTEXT|identity.(ends|confirmed)|mandate.%')
      """;

  private final PreparedStatement asked;

  private Rows(Connection past, String what, List<String> more) throws SQLException {
    var each = new ArrayList<String>();
    for (var table : tables(past)) each.add(row(table, what, table) + " where coalition_id = ?");
    each.replaceAll(row -> row.contains("'audit.entry'") ? row + not(REFUSED) : row);
    each.add(row(REFUSALS, "''", "audit.entry") + " where coalition_id = ?" + REFUSED);
    for (var table : OF_ALL) each.add(row(table, what, table));
    for (var from : more) each.add(row("identity.session", what, from));
    each.add(
        row("audit.entry of the installation", "''", "audit.entry")
            + " where coalition_id = '%s'".formatted(Coalition.NONE.id())
            + not(REFUSED));
    each.add(
        "select 'notification.outbox', count(*) || '' from notification.outbox where link like '%/'"
            + " || ? || '/%'");
    asked = past.prepareStatement(String.join(" union all ", each));
  }

  private static String row(String name, String what, String from) {
    return "select '%s', count(*) || %s from %s t".formatted(name, what, from);
  }

  private static String not(String condition) {
    return condition.replace(" like ", " not like ");
  }

  /** Tells rows that changed, too, and sessions. */
  public static Rows fingerprints(Connection past) throws SQLException {
    var what = "' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)";
    return new Rows(past, what, List.of(SESSIONS));
  }

  /** How many there are, no more. */
  static Rows counts(Connection past) throws SQLException {
    return new Rows(past, "''", List.of());
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
                  and c.oid <> 'audit.head'::regclass
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
