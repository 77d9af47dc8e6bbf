package org.prasan.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.util.function.SingletonSupplier;

/** Gives connections of a data source that is known only once the database is open. */
final class WaitingDataSource extends AbstractDataSource {
  private final Supplier<? extends DataSource> awaited;

  WaitingDataSource(Supplier<? extends DataSource> awaited) {
    this.awaited = SingletonSupplier.of(awaited);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return awaited.get().getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return awaited.get().getConnection(user, password);
  }
}
