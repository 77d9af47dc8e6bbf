package org.prasan.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * {@code backup <file>}: everything of this moment in one sealed file, and the keys of clients in
 * another beside it; also while people work.
 */
class Backup implements Command {
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
    try (var database = Database.joining(settings, place -> {})) {
      var passphrase = Passphrase.fresh(settings);
      var written = new MakeBackup(settings, database.await(), passphrase).into(target);
      System.out.println(
          OperatorText.both(
              "backup.done",
              target.toString(),
              String.valueOf(written.tables().size()),
              String.valueOf(written.rows()),
              String.valueOf(written.files().size()),
              BackupPart.keysBeside(target).toString()));
      return 0;
    } catch (IOException | SQLException e) {
      throw CannotStart.because("backup-io", target.toString(), String.valueOf(e.getMessage()));
    }
  }
}
