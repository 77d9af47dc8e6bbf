package org.prasan.tenancy;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells the database at the start of each transaction whose rows it may show. SET LOCAL rather than
 * set_config(), because Citus hands only SET LOCAL on to its workers.
 */
@Component
class RowSecurityContext implements TransactionExecutionListener {
  private final DataSource dataSource;

  RowSecurityContext(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    var scope = Tenancy.current();
    if (scope == null || failure != null) return;
    var connection = DataSourceUtils.getConnection(dataSource);
    try (var statement = connection.createStatement()) {
      statement.execute(settings(scope));
    } catch (SQLException e) {
      throw new CannotGetJdbcConnectionException("Cannot set the coalition of a transaction", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static String settings(Tenancy.Scope scope) {
    var coalition = "set local prasan.coalition = '" + scope.coalition() + "'";
    return scope.organization() == null
        ? coalition
        : coalition + "; set local prasan.organization = '" + scope.organization() + "'";
  }
}
