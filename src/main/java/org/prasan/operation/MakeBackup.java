package org.prasan.operation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Puts everything of this moment into one sealed file, and the keys of clients into another beside
 * it that replaces its predecessor; also while people work.
 */
final class MakeBackup {
  /** Written beside the data after each good backup, so that its age can be shown. */
  static final String LAST = "last-backup";

  private final Settings settings;
  private final Database.Place place;
  private final Secret passphrase;
  private final SealedArchive.Effort effort;

  MakeBackup(Settings settings, Database.Place place, Secret passphrase) {
    this(settings, place, passphrase, SealedArchive.Effort.FULL);
  }

  MakeBackup(
      Settings settings, Database.Place place, Secret passphrase, SealedArchive.Effort effort) {
    this.settings = settings;
    this.place = place;
    this.passphrase = passphrase;
    this.effort = effort;
  }

  Inventory into(Path target) throws IOException, SQLException {
    var begun = Instant.now();
    var written = write(target, BackupPart.DATA);
    // After the data, so that each client in it has its key unless erased since.
    write(BackupPart.keysBeside(target), BackupPart.CLIENT_KEYS);
    Files.writeString(settings.data().resolve(LAST), Instant.now().toString());
    BackupLog.note(place, good(target, begun, written));
    return written;
  }

  private static BackupRun good(Path target, Instant begun, Inventory written) throws IOException {
    var now = Instant.now();
    return new BackupRun(
        BackupRun.Kind.BACKUP,
        now,
        null,
        target.toAbsolutePath().toString(),
        Files.size(target),
        Duration.between(begun, now).toSeconds(),
        written.rows(),
        written.files().size());
  }

  private Inventory write(Path target, BackupPart what) throws SQLException, IOException {
    var part = target.resolveSibling(target.getFileName() + ".part");
    var archive = new SealedArchive(part, passphrase, effort);
    Files.deleteIfExists(part);
    try {
      var written = new WriteBackup(place, settings.data(), what).to(archive);
      try (var file = FileChannel.open(part, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      // Read back what the disk has, before anybody relies on it.
      new ReadBackup(archive).check();
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return written;
    } finally {
      // On a disk that is full, half a backup would leave no room for anything else.
      Files.deleteIfExists(part);
    }
  }
}
