package org.prasan.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction of the owner of the tables, who stands outside the walls between organizations:
 * for what takes a coalition out whole, or brings one in.
 */
@Component
public class OwnersTransaction {
  private final Database database;
  private final PlatformTransactionManager manager;
  private final DataSource source;

  OwnersTransaction(Database database, PlatformTransactionManager manager, DataSource source) {
    this.database = database;
    this.manager = manager;
    this.source = source;
  }

  /** What is done in it, also through whatever else works on this database. */
  public interface Work<R extends @Nullable Object> {
    R with(Connection owner) throws SQLException;
  }

  /** Sees one moment, and every row of it or none. */
  public <R extends @Nullable Object> R reading(Work<R> work) {
    var transaction = new TransactionTemplate(manager);
    transaction.setReadOnly(true);
    transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return in(
        transaction,
        owner -> {
          DatabaseCheck.refuseRowsHiddenFromOwner(owner);
          return work.with(owner);
        });
  }

  public <R extends @Nullable Object> R writing(Work<R> work) {
    return in(new TransactionTemplate(manager), work);
  }

  /** The version of each module's tables. */
  public static Map<String, String> schema(Connection owner) throws SQLException {
    return SchemaVersions.in(owner).versions();
  }

  /** The transaction takes the connection that it finds, and leaves it to be closed here. */
  private <R extends @Nullable Object> R in(TransactionTemplate transaction, Work<R> work) {
    var place = database.await();
    try (var owner = place.asOwner().getConnection()) {
      TransactionSynchronizationManager.bindResource(source, new ConnectionHolder(owner));
      try {
        return transaction.execute(status -> done(work, owner, place));
      } finally {
        TransactionSynchronizationManager.unbindResource(source);
      }
    } catch (SQLException e) {
      throw failed(place, e);
    }
  }

  private static <R extends @Nullable Object> R done(
      Work<R> work, Connection owner, Database.Place place) {
    try {
      return work.with(owner);
    } catch (SQLException e) {
      throw failed(place, e);
    }
  }

  private static CannotStart failed(Database.Place place, SQLException problem) {
    return CannotStart.because(
        "database-connect", place.location(), String.valueOf(problem.getMessage()));
  }
}
