package org.prasan.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import org.springframework.util.FileSystemUtils;

/**
 * {@code restore <file> [without-keys]}: puts a backup into an empty data folder, or changes
 * nothing at all. Clients whose keys are not there stay closed only if the operator says so.
 */
class Restore implements Command {
  private static final String WITHOUT_KEYS = "without-keys";

  private final Settings settings;

  Restore(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public int run(Arguments arguments) {
    var source = Path.of(arguments.first().orElseThrow(() -> CannotStart.because("restore-file")));
    var target = settings.data();
    refuseUnlessEmpty(target);
    var passphrase = Passphrase.known(settings);
    var archive = new SealedArchive(source, passphrase);
    var keys = new SealedArchive(BackupPart.keysBeside(source), passphrase);
    var aside = target.resolveSibling(target.getFileName() + ".restoring");
    try {
      new ReadBackup(archive).check();
      if (Files.exists(keys.file())) new ReadBackup(keys).check();
      FileSystemUtils.deleteRecursively(aside);
      var restored = into(aside, archive, keys, arguments.words().contains(WITHOUT_KEYS));
      Files.deleteIfExists(target);
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      System.out.println(
          OperatorText.both(
              "restore.done",
              target.toString(),
              String.valueOf(restored.tables().size()),
              String.valueOf(restored.rows()),
              String.valueOf(restored.files().size())));
      return 0;
    } catch (IOException | SQLException e) {
      throw CannotStart.because("backup-io", source.toString(), String.valueOf(e.getMessage()));
    } finally {
      removeQuietly(aside);
    }
  }

  /** Beside its final place, which it takes only when everything has proved right. */
  private Inventory into(Path aside, SealedArchive archive, SealedArchive keys, boolean withoutKeys)
      throws SQLException, IOException {
    try (var database = Database.opening(settings.on(aside), Restore::refuseUnlessEmpty)) {
      var scripts = MigrationScripts.onClasspath();
      var restored = RestoreBackup.restore(archive, database.await(), aside, scripts);
      if (Files.exists(keys.file()))
        RestoreBackup.restore(keys, database.await(), aside, scripts, BackupPart.CLIENT_KEYS);
      if (!withoutKeys) refuseClosedClients(database.await(), keys.file());
      return restored;
    }
  }

  private static void refuseClosedClients(Database.Place place, Path keys) throws SQLException {
    ClosedClients closed;
    try (var owner = place.asOwner().getConnection()) {
      closed = ClosedClients.in(owner);
    }
    if (!closed.any()) return;
    Migrations.undo(place);
    throw CannotStart.because(
        "restore-keys",
        String.valueOf(closed.number()),
        String.valueOf(closed.all()),
        keys.toString());
  }

  private static void refuseUnlessEmpty(Path folder) {
    if (!Files.exists(folder)) return;
    try (var content = Files.list(folder)) {
      if (content.findAny().isPresent()) {
        throw CannotStart.because("restore-not-empty", folder.toString());
      }
    } catch (IOException e) {
      throw new DataFolder(folder).notWritable(e);
    }
  }

  private static void refuseUnlessEmpty(Database.Place place) throws SQLException {
    try (var owner = place.asOwner().getConnection()) {
      if (Migrations.haveBegun(owner))
        throw CannotStart.because("restore-not-empty", place.location());
    }
  }

  private static void removeQuietly(Path aside) {
    try {
      FileSystemUtils.deleteRecursively(aside);
    } catch (IOException e) {
      System.err.println(aside + ": " + e.getMessage());
    }
  }
}
