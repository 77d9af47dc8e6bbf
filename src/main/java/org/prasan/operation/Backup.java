package org.prasan.operation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;

/**
 * {@code backup <file>}: everything of this moment in one sealed file, and the keys of clients in
 * another beside it that replaces its predecessor; also while people work.
 */
class Backup implements Command {
  /** Written beside the data after each good backup, so that its age can be shown. */
  static final String LAST = "last-backup";

  private final Settings settings;

  Backup(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public int run(Arguments arguments) {
    var target = Path.of(arguments.first().orElseThrow(() -> CannotStart.because("backup-file")));
    if (Files.exists(target)) throw CannotStart.because("backup-exists", target.toString());
    var passphrase = Passphrase.fresh(settings);
    var keys = BackupPart.keysBeside(target);
    try (var database = Database.joining(settings, place -> {})) {
      var written = write(database.await(), target, passphrase, BackupPart.DATA);
      // After the data, so that each client in it has its key unless erased since.
      write(database.await(), keys, passphrase, BackupPart.CLIENT_KEYS);
      Files.writeString(settings.data().resolve(LAST), Instant.now().toString());
      System.out.println(
          OperatorText.both(
              "backup.done",
              target.toString(),
              String.valueOf(written.tables().size()),
              String.valueOf(written.rows()),
              String.valueOf(written.files().size()),
              keys.toString()));
      return 0;
    } catch (IOException | SQLException e) {
      throw CannotStart.because("backup-io", target.toString(), String.valueOf(e.getMessage()));
    }
  }

  private Inventory write(Database.Place place, Path target, Secret passphrase, BackupPart what)
      throws SQLException, IOException {
    var part = target.resolveSibling(target.getFileName() + ".part");
    var archive = new SealedArchive(part, passphrase);
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
