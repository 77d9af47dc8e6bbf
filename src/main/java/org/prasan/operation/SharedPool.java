package org.prasan.operation;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The connections of the application, of which each kind of request has a fair share. */
final class SharedPool extends HikariDataSource {
  private final FairShare shares;

  SharedPool(FairShare shares) {
    this.shares = shares;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var kind = shares.take(getConnectionTimeout());
    Connection connection;
    try {
      connection = super.getConnection();
    } catch (SQLException | RuntimeException e) {
      shares.giveBack(kind);
      throw e;
    }
    return kind == null ? connection : givingBack(connection, kind);
  }

  private Connection givingBack(Connection connection, String kind) {
    var open = new AtomicBoolean(true);
    return (Connection)
        Proxy.newProxyInstance(
            SharedPool.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (method.getName().equals("close") && open.getAndSet(false))
                  shares.giveBack(kind);
              }
            });
  }
}
