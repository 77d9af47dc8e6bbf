package org.prasan.operation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What an archive holds: all but the keys of clients, or these alone. */
enum BackupPart {
  DATA {
    @Override
    List<Tables.Table> tables(Connection connection) throws SQLException {
      return Tables.toKeep(connection);
    }

    @Override
    List<String> kept() {
      return WriteBackup.KEPT;
    }
  },
  CLIENT_KEYS {
    @Override
    List<Tables.Table> tables(Connection connection) throws SQLException {
      return Tables.clientKeys(connection);
    }

    @Override
    List<String> kept() {
      return List.of();
    }
  };

  abstract List<Tables.Table> tables(Connection connection) throws SQLException;

  /** Files and folders of the data folder. */
  abstract List<String> kept();

  /** Beside each backup, always under the same name, so that a newer one takes its place. */
  static Path keysBeside(Path backup) {
    return backup.resolveSibling("client-keys.prasan");
  }
}
