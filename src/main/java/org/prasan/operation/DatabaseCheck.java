package org.prasan.operation;

import java.sql.Connection;
import java.sql.SQLException;

/** What a database must be like so that Thai is found and no coalition sees another one's rows. */
final class DatabaseCheck {
  private static final int OLDEST = 15;

  private DatabaseCheck() {}

  static void refuseUnfit(Connection owner, String ownerName, String user) throws SQLException {
    try (var statement =
        owner.prepareStatement(
            """
            select current_setting('server_version_num')::int / 10000 as version,
                   current_setting('server_encoding') as encoding,
                   current_database() as name,
                   has_database_privilege(current_database(), 'create') as may_create,
                   (select rolsuper or rolbypassrls from pg_roles where rolname = ?) as bypasses,
                   pg_has_role(?, ?, 'member') as is_owner\
            """)) {
      statement.setString(1, user);
      statement.setString(2, user);
      statement.setString(3, ownerName);
      try (var row = statement.executeQuery()) {
        row.next();
        var name = row.getString("name");
        if (row.getInt("version") < OLDEST) {
          throw CannotStart.because("old-server", name, row.getString("version"));
        }
        if (!"UTF8".equals(row.getString("encoding"))) {
          throw CannotStart.because("encoding", name, row.getString("encoding"));
        }
        if (!row.getBoolean("may_create")) throw CannotStart.because("rights", name, ownerName);
        if (row.getBoolean("bypasses") || row.getBoolean("is_owner")) {
          throw CannotStart.because("role-too-strong", user);
        }
      }
    } catch (SQLException e) {
      if ("42704".equals(e.getSQLState())) throw CannotStart.because("role-missing", user);
      throw e;
    }
  }

  /** With a plain C locale PostgreSQL takes no Thai letter for a letter, and finds nothing. */
  static void refuseWithoutThaiTrigrams(Connection owner) throws SQLException {
    try (var statement = owner.createStatement();
        var row =
            statement.executeQuery(
                "select cardinality(public.show_trgm('เด็ก')) > 0, current_database()")) {
      row.next();
      if (!row.getBoolean(1)) throw CannotStart.because("thai-locale", row.getString(2));
    }
  }
}
