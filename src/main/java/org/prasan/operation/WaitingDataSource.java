package org.prasan.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.util.function.SingletonSupplier;

/** Gives connections of a data source that is known only once the database is open. */
final class WaitingDataSource extends AbstractDataSource {
  private static final int CLOSING_SECONDS = 2;

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

  /**
   * A pool that is closed waits so long for connections that it has just begun to open. Without
   * waiting, each command that ends soon after its start said that the pool gave up.
   */
  @Override
  public int getLoginTimeout() {
    return CLOSING_SECONDS;
  }
}
