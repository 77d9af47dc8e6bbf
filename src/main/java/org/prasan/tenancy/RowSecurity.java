package org.prasan.tenancy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that tell the database whose rows it may show: before the first statement of a
 * transaction, and again when {@link Tenancy} names another coalition or organization within it.
 * SET LOCAL rather than set_config(), because Citus hands only SET LOCAL on to its workers.
 */
public final class RowSecurity extends DelegatingDataSource {
  public RowSecurity(DataSource connections) {
    super(connections);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return guarded(super.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return guarded(super.getConnection(user, password));
  }

  private static Connection guarded(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            RowSecurity.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new Following(connection));
  }

  private static final class Following implements InvocationHandler {
    private final Connection connection;
    private Told told = Told.NOTHING;

    Following(Connection connection) {
      this.connection = connection;
    }

    /** What the database knows in this transaction; after a savepoint nobody can tell. */
    private record Told(boolean surely, Tenancy.@Nullable Scope scope) {
      static final Told NOTHING = new Told(true, null);
      static final Told UNSURE = new Told(false, null);
    }

    @Override
    public @Nullable Object invoke(
        Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      switch (method.getName()) {
        case "createStatement", "prepareStatement", "prepareCall" -> tell(Tenancy.current());
        case "commit", "setAutoCommit" -> told = Told.NOTHING;
        case "rollback" -> told = method.getParameterCount() == 0 ? Told.NOTHING : Told.UNSURE;
        default -> {}
      }
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private void tell(Tenancy.@Nullable Scope scope) throws SQLException {
      var known = told;
      if (known.surely() && Objects.equals(known.scope(), scope)) return;
      // Without a transaction the setting would be gone before the statement; no row is shown then.
      if (connection.getAutoCommit()) return;
      try (var statement = connection.createStatement()) {
        statement.execute(settings(known, scope));
      }
      told = new Told(true, scope);
    }

    private static String settings(Told known, Tenancy.@Nullable Scope scope) {
      var coalition =
          "set local prasan.coalition = '" + (scope == null ? "" : scope.coalition()) + "'";
      var organization = scope == null ? null : scope.organization();
      if (organization == null && known.equals(Told.NOTHING)) return coalition;
      return coalition
          + "; set local prasan.organization = '"
          + (organization == null ? "" : organization)
          + "'";
    }
  }
}
