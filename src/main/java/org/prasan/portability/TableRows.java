package org.prasan.portability;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.prasan.exchange.CsvRows;
import org.prasan.tenancy.CoalitionId;

/**
 * The rows of one coalition, table by table, as they leave: row by row, in an order of their own.
 */
final class TableRows {
  private static final int SOME = 500;

  private final Connection owner;
  private final UUID coalition;

  /** Fixes how values are written in the transaction that is open. */
  TableRows(Connection owner, CoalitionId coalition) throws SQLException {
    this.owner = owner;
    this.coalition = coalition.value();
    try (var statement = owner.createStatement()) {
      statement.execute(
          """
          set local datestyle = 'ISO, YMD';
          set local intervalstyle = 'postgres';
          set local timezone = 'UTC';
          set local bytea_output = 'hex';
          set local extra_float_digits = 1\
          """);
    }
  }

  /** One object in each line, as PostgreSQL reads it again; answers how many. */
  long json(CoalitionTable table, OutputStream to) throws SQLException, IOException {
    var out = new BufferedOutputStream(to);
    long rows =
        each(
            "(select row_to_json(r) from (select %s) r)::text".formatted(table.columnsOf("t.")),
            table,
            row -> {
              out.write(row.getString(1).getBytes(StandardCharsets.UTF_8));
              out.write('\n');
            });
    out.flush();
    return rows;
  }

  /** For people and their spreadsheets; of bytes only how many there are. */
  void csv(CoalitionTable table, OutputStream to) throws SQLException, IOException {
    var csv = CsvRows.begin(to, table.columns());
    var cells =
        String.join(", ", table.columns().stream().map(column -> cell(table, column)).toList());
    each(cells, table, row -> csv.add(texts(row, table.columns().size())));
    csv.flush();
  }

  long count(CoalitionTable table) throws SQLException {
    try (var statement =
        owner.prepareStatement(
            "select count(*) from %s where coalition_id = ?".formatted(table.quoted()))) {
      statement.setObject(1, coalition);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private interface Taker {
    void take(ResultSet row) throws SQLException, IOException;
  }

  private long each(String what, CoalitionTable table, Taker taker)
      throws SQLException, IOException {
    try (var statement =
        owner.prepareStatement(
            "select %s from %s t where coalition_id = ? order by %s"
                .formatted(what, table.quoted(), String.join(", ", table.order())))) {
      statement.setFetchSize(SOME);
      statement.setObject(1, coalition);
      long rows = 0;
      try (var row = statement.executeQuery()) {
        for (; row.next(); rows++) taker.take(row);
      }
      return rows;
    }
  }

  private static String cell(CoalitionTable table, String column) {
    var quoted = CoalitionTable.quoted(column);
    return table.bytes().contains(column)
        ? "octet_length(" + quoted + ") || ' bytes'"
        : quoted + "::text";
  }

  private static List<String> texts(ResultSet row, int columns) throws SQLException {
    var texts = new ArrayList<String>();
    for (int column = 1; column <= columns; column++) {
      var text = row.getString(column);
      texts.add(text == null ? "" : text);
    }
    return texts;
  }
}
