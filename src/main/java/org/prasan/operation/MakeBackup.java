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
import java.util.List;

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
    var keys = BackupPart.keysBeside(target);
    var both = List.of(keys, target);
    var former = new FormerKeys(keys, settings.data(), passphrase);
    former.refuseUnlessOwn(place);
    try {
      var written = write(target, BackupPart.DATA);
      // After the data, so that each client in it has its key unless erased since.
      write(keys, BackupPart.CLIENT_KEYS);
      // Only once both are whole, and the keys first: a backup without them opens no client's file.
      for (var whole : both) Files.move(part(whole), whole, StandardCopyOption.ATOMIC_MOVE);
      former.note();
      Files.writeString(settings.data().resolve(LAST), Instant.now().toString());
      BackupLog.note(place, good(target, begun, written));
      return written;
    } finally {
      // On a disk that is full, half a backup would leave no room for anything else.
      for (var whole : both) Files.deleteIfExists(part(whole));
    }
  }

  private static Path part(Path whole) {
    return whole.resolveSibling(whole.getFileName() + ".part");
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
    var part = part(target);
    var archive = new SealedArchive(part, passphrase, effort);
    Files.deleteIfExists(part);
    var written = new WriteBackup(place, settings.data(), what).to(archive);
    try (var file = FileChannel.open(part, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    // Read back what the disk has, before anybody relies on it.
    new ReadBackup(archive).check();
    return written;
  }
}
