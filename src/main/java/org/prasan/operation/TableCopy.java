package org.prasan.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Moves whole tables between the database and a stream, as PostgreSQL's own text. */
final class TableCopy {
  private final Connection connection;

  /** Expects an open transaction and fixes how values are written in it. */
  TableCopy(Connection connection) throws SQLException {
    this.connection = connection;
    try (var statement = connection.createStatement()) {
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

  RowSum out(Tables.Table table, OutputStream to) throws SQLException, IOException {
    var sum = new RowSum();
    var copy =
        manager()
            .copyOut(
                "copy (select %s from %s) to stdout".formatted(table.columnList(), table.quoted()));
    for (byte[] row; (row = copy.readFromCopy()) != null; ) {
      sum.add(row);
      to.write(row);
    }
    return sum;
  }

  RowSum sum(Tables.Table table) throws SQLException, IOException {
    return out(table, OutputStream.nullOutputStream());
  }

  long in(Tables.Table table, InputStream from) throws SQLException, IOException {
    return manager()
        .copyIn("copy %s (%s) from stdin".formatted(table.quoted(), table.columnList()), from);
  }

  private CopyManager manager() throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
