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

  /**
   * A backup that silently lacks rows would be worse than none. A wall between organizations stands
   * within a coalition alone, and a backup is of none.
   */
  static void refuseRowsHiddenFromOwner(Connection owner) throws SQLException {
    try (var statement =
        owner.prepareStatement(
            """
            select c.oid::regclass::text
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and c.relrowsecurity and n.nspname = any (?)
              and (exists (select from pg_policy p
                           where p.polrelid = c.oid and not p.polpermissive
                             and strpos(pg_get_expr(p.polqual, p.polrelid),
                               '(COALESCE(current_setting(''prasan.coalition''::text, true), ''''::text) = ''''::text) OR') <> 2
                             and (p.polroles = '{0}' or (select oid from pg_roles where rolname = user) = any (p.polroles)))
                   or not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = ?))
            limit 1\
            """)) {
      statement.setArray(1, owner.createArrayOf("text", Migrations.MODULES.toArray()));
      statement.setString(2, Migrations.OWNER_POLICY);
      try (var row = statement.executeQuery()) {
        if (row.next()) throw CannotStart.because("rows-hidden", row.getString(1));
      }
    }
  }
}
