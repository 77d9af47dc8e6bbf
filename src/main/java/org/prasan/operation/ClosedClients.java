package org.prasan.operation;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Clients whose files nobody can open: there is no key for what is sealed about them. Who was
 * erased is none of them; of that key a row without it is left.
 *
 * @param all who are not erased
 */
record ClosedClients(long number, long all) {
  /** For the owner of the tables, who sees the rows of all coalitions. */
  static final String SQL =
      """
      select count(*) filter (where k.id is null) as closed, count(*) as everybody
      from %s f left join %s k on k.coalition_id = f.coalition_id and k.id = f.key_id
      where f.erased_at is null\
      """
          .formatted(Tables.CLIENT_FILES, Tables.CLIENT_KEYS);

  boolean any() {
    return number > 0;
  }

  static ClosedClients in(Connection owner) throws SQLException {
    try (var statement = owner.createStatement();
        var row = statement.executeQuery(SQL)) {
      row.next();
      return new ClosedClients(row.getLong(1), row.getLong(2));
    }
  }
}
