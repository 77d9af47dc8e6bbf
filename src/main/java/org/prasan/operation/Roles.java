package org.prasan.operation;

import java.sql.Connection;
import java.sql.SQLException;

/** The two roles of Prasan and its database: one owns the tables, the other one works in them. */
final class Roles {
  private Roles() {}

  static void create(
      Connection superuser,
      String database,
      String owner,
      Secret ownerPassword,
      String user,
      Secret password)
      throws SQLException {
    role(superuser, owner, ownerPassword);
    role(superuser, user, password);
    keepWordsOutOfTheLog(superuser, user);
    if (exists(superuser, "select 1 from pg_database where datname = ?", database)) return;
    try (var statement = superuser.createStatement()) {
      statement.execute(
          "create database %s owner %s template template0 encoding 'UTF8'"
              .formatted(statement.enquoteIdentifier(database, true), quoted(superuser, owner)));
    }
  }

  private static void role(Connection superuser, String name, Secret password) throws SQLException {
    if (exists(superuser, "select 1 from pg_roles where rolname = ?", name)) return;
    try (var statement = superuser.createStatement()) {
      statement.execute(
          "create role %s login nosuperuser nobypassrls nocreatedb nocreaterole password %s"
              .formatted(quoted(superuser, name), statement.enquoteLiteral(password.reveal())));
    }
  }

  /**
   * What the server refuses the application, it would write into its own log, with the word that
   * cannot be read; the application tells it as {@link LoggedFailure}.
   */
  private static void keepWordsOutOfTheLog(Connection superuser, String user) throws SQLException {
    var done =
        """
        select 1 from pg_roles where rolname = ? and 'log_min_messages=log' = any (rolconfig)\
        """;
    if (exists(superuser, done, user)) return;
    try (var statement = superuser.createStatement()) {
      statement.execute(
          "alter role %s set log_min_messages = 'log'".formatted(quoted(superuser, user)));
    }
  }

  private static String quoted(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.enquoteIdentifier(name, true);
    }
  }

  private static boolean exists(Connection connection, String sql, String value)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
