package org.prasan.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was tried for backups, written by the owner of the tables where every copy finds it. */
final class BackupLog {
  private static final String NEWEST =
      """
      select * from operation.backup_run
      where kind = ? and (trouble is null or not ?) order by at desc limit 1\
      """;

  private BackupLog() {}

  static void note(Database.Place place, BackupRun run) throws SQLException {
    try (var owner = place.asOwner().getConnection()) {
      if (!isThere(owner)) return;
      forgetOld(owner);
      try (var statement =
          owner.prepareStatement(
              """
              insert into operation.backup_run
                (id, kind, at, trouble, place, bytes, seconds, rows, files)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
              """)) {
        statement.setObject(1, UUID.randomUUID());
        statement.setString(2, run.kind().name());
        statement.setObject(3, run.at().atOffset(ZoneOffset.UTC));
        statement.setString(4, run.trouble() == null ? null : run.trouble().name());
        statement.setString(5, run.place());
        statement.setLong(6, run.bytes());
        statement.setLong(7, run.seconds());
        statement.setLong(8, run.rows());
        statement.setLong(9, run.files());
        statement.executeUpdate();
      }
    }
  }

  /** The newest try, or the newest that went well. */
  static Optional<BackupRun> newest(Connection owner, BackupRun.Kind kind, boolean good)
      throws SQLException {
    if (!isThere(owner)) return Optional.empty();
    try (var statement = owner.prepareStatement(NEWEST)) {
      statement.setString(1, kind.name());
      statement.setBoolean(2, good);
      try (var row = statement.executeQuery()) {
        return row.next() ? Optional.of(run(row)) : Optional.empty();
      }
    }
  }

  static BackupRun run(java.sql.ResultSet row) throws SQLException {
    return new BackupRun(
        BackupRun.Kind.valueOf(row.getString("kind")),
        row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
        trouble(row.getString("trouble")),
        row.getString("place"),
        row.getLong("bytes"),
        row.getLong("seconds"),
        row.getLong("rows"),
        row.getLong("files"));
  }

  private static BackupRun.@Nullable Trouble trouble(@Nullable String name) {
    return name == null ? null : BackupRun.Trouble.valueOf(name);
  }

  /** A command may meet tables of a version that kept no such log. */
  private static boolean isThere(Connection owner) throws SQLException {
    try (var statement = owner.createStatement();
        var row =
            statement.executeQuery("select to_regclass('operation.backup_run') is not null")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static void forgetOld(Connection owner) throws SQLException {
    try (var statement = owner.prepareStatement("delete from operation.backup_run where at < ?")) {
      statement.setObject(
          1, Instant.now().minus(java.time.Duration.ofDays(365)).atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }
}
