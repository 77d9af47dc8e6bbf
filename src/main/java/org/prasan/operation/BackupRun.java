package org.prasan.operation;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to make a backup, or to prove one by restoring it.
 *
 * @param at when it ended
 * @param trouble null if all went well
 * @param place the file
 */
public record BackupRun(
    Kind kind,
    Instant at,
    @Nullable Trouble trouble,
    String place,
    long bytes,
    long seconds,
    long rows,
    long files) {

  /** What was tried. */
  public enum Kind {
    BACKUP,
    PROOF
  }

  /** Why it failed, as far as somebody can do something about it. */
  public enum Trouble {
    /** There is not enough space on the disk. */
    SPACE,
    /** The folder cannot be read or written. */
    FOLDER,
    /** The passphrase is too short, or not the one that sealed the file. */
    PASSPHRASE,
    /** What was written cannot be read back. */
    DAMAGED,
    /** What was restored is not what was backed up. */
    DIFFERS,
    /** The keys of clients in the folder are not known to be of this installation. */
    KEYS,
    /** The database refused. */
    DATABASE,
    /** No server could be started to restore into. */
    SERVER,
    /** Something nobody has foreseen; the log tells it. */
    OTHER;

    static Trouble of(Exception failure) {
      var refusal = CannotStart.in(failure);
      if (refusal != null) return of(refusal.reason());
      if (String.valueOf(failure.getMessage()).contains("No space left")) return SPACE;
      if (failure instanceof IOException) return FOLDER;
      return failure instanceof SQLException ? DATABASE : OTHER;
    }

    private static Trouble of(String reason) {
      return switch (reason) {
        case "disk-full", "backup-space" -> SPACE;
        case "data-folder", "backup-io", "backup-not-there" -> FOLDER;
        case "passphrase-short", "backup-passphrase" -> PASSPHRASE;
        case "backup-damaged", "backup-not-ours" -> DAMAGED;
        case "backup-differs", "backup-schema" -> DIFFERS;
        case "keys-of-another", "keys-unknown" -> KEYS;
        case "database-connect", "rows-hidden" -> DATABASE;
        case "database-start", "create-database", "platform", "root", "run", "unpack" -> SERVER;
        default -> OTHER;
      };
    }
  }

  public boolean good() {
    return trouble == null;
  }
}
