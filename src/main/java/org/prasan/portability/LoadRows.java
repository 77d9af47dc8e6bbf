package org.prasan.portability;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.prasan.operation.CannotStart;

/**
 * Fills the tables of a coalition. Rows are first set down as they came and then written by one
 * statement for each table, so that those that refer to each other need no order.
 */
final class LoadRows {
  private final Connection owner;
  private final List<List<CoalitionTable>> order;
  private final Map<String, String> setDown = new HashMap<>();
  private final Map<String, Long> rows = new HashMap<>();

  LoadRows(Connection owner) throws SQLException {
    this.owner = owner;
    this.order = CoalitionTables.inOrder(owner);
  }

  /** Once the last table of a circle is there, all of it is written. */
  void take(String name, InputStream json) throws IOException {
    var circle =
        order.stream()
            .filter(tables -> tables.stream().anyMatch(table -> table.name().equals(name)))
            .findFirst()
            .orElseThrow(() -> CannotStart.because("import-schema", name));
    if (setDown.containsKey(name)) throw CannotStart.because("import-row", name);
    try {
      setDown(name, json);
      if (circle.stream().allMatch(table -> setDown.containsKey(table.name()))) write(circle);
    } catch (SQLException e) {
      throw CannotStart.because("import-row", name);
    }
  }

  List<CoalitionTable> tables() {
    return order.stream().flatMap(List::stream).toList();
  }

  /** How many came for a table. */
  long rows(CoalitionTable table) {
    return rows.getOrDefault(table.name(), -1L);
  }

  private void setDown(String name, InputStream json) throws SQLException, IOException {
    var place = "set_down_" + setDown.size();
    execute("create temporary table " + place + " (line json not null) on commit drop");
    // Characters that stand in no JSON: each line is taken as it is.
    var copy =
        "copy %s from stdin with (format csv, delimiter e'\\x02', quote e'\\x01')".formatted(place);
    rows.put(name, owner.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, json));
    setDown.put(name, place);
  }

  private void write(List<CoalitionTable> circle) throws SQLException {
    var inserts = circle.stream().map(this::insert).toList();
    var all = new StringBuilder();
    for (int n = 0; n < inserts.size() - 1; n++)
      all.append(n == 0 ? "with " : ", ").append("circle_%d as (%s) ".formatted(n, inserts.get(n)));
    execute(all + inserts.getLast());
    for (var table : circle) execute("drop table " + setDown.get(table.name()));
  }

  private String insert(CoalitionTable table) {
    return "insert into %1$s (%2$s) select %3$s from %4$s s cross join lateral json_populate_record(null::%1$s, s.line) r"
        .formatted(
            table.quoted(), table.columnsOf(""), table.columnsOf("r."), setDown.get(table.name()));
  }

  private void execute(String sql) throws SQLException {
    try (var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
