package org.prasan.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Restores a backup into a database and a folder that are thrown away afterwards, and compares
 * every row and every file with it: what nobody has restored may be no backup.
 */
final class ProveBackup implements AutoCloseable {
  private static final long ROOM = 300L << 20;

  private final Settings settings;
  private final Path aside;
  private volatile @Nullable EmbeddedPostgres server;

  ProveBackup(Settings settings) {
    this.settings = settings;
    this.aside = settings.data().resolve("proof");
  }

  /** Tells how it ended, and leaves nothing behind. */
  BackupRun of(Path backup, Secret passphrase, long restoredBytes) {
    var begun = Instant.now();
    try {
      sweep();
      refuseWithoutRoom(restoredBytes);
      var restored = restore(backup, passphrase);
      return run(backup, begun, null, restored.rows(), restored.files().size());
    } catch (IOException | SQLException | RuntimeException e) {
      return run(backup, begun, BackupRun.Trouble.of(e), 0, 0);
    } finally {
      tidyUp();
    }
  }

  private static BackupRun run(
      Path backup, Instant begun, BackupRun.@Nullable Trouble trouble, long rows, long files) {
    var now = Instant.now();
    return new BackupRun(
        BackupRun.Kind.PROOF,
        now,
        trouble,
        backup.toString(),
        backup.toFile().length(),
        Duration.between(begun, now).toSeconds(),
        rows,
        files);
  }

  private void refuseWithoutRoom(long restoredBytes) throws IOException {
    var free = new BackupFolder(aside).free();
    if (free - restoredBytes < ROOM) throw CannotStart.because("backup-space", aside.toString());
  }

  private Inventory restore(Path backup, Secret passphrase) throws IOException, SQLException {
    var archive = new SealedArchive(backup, passphrase);
    var keys = new SealedArchive(BackupPart.keysBeside(backup), passphrase);
    new ReadBackup(archive).check();
    var place = throwAway();
    var scripts = MigrationScripts.onClasspath();
    var told = RestoreBackup.restore(archive, place, aside, scripts);
    if (Files.exists(keys.file())) {
      new ReadBackup(keys).check();
      RestoreBackup.restore(keys, place, aside, scripts, BackupPart.CLIENT_KEYS);
    }
    for (var file : told.files().entrySet())
      if (!file.getValue().equals(hash(aside.resolve(file.getKey()))))
        throw CannotStart.because("backup-differs", backup.toString(), file.getKey());
    return told;
  }

  private Database.Place throwAway() throws IOException, SQLException {
    OwnerOnly.folder(aside);
    var folder = new DataFolder(aside);
    folder.prepare();
    var started =
        EmbeddedPostgres.start(folder, binaries(), 0, EmbeddedPostgres.Durability.FOR_A_PROOF);
    server = started;
    var given = settings.database();
    var owner = folder.secret("database-owner");
    var user = folder.secret("database-application");
    try (var superuser = started.connect(EmbeddedPostgres.SUPERUSER)) {
      Roles.create(superuser, Database.NAME, given.owner(), owner, given.user(), user);
    }
    return new Database.Place(
        EmbeddedPostgres.url(started.port(), Database.NAME),
        given.owner(),
        owner,
        given.user(),
        user,
        aside.toString());
  }

  private Path binaries() {
    var given = settings.database().binaries();
    return given == null ? settings.data().resolve("server") : Path.of(given);
  }

  private static String hash(Path file) throws IOException {
    var digest = RowSum.sha256();
    try (var in = Files.newInputStream(file);
        var out = new DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** After a crash the server of a proof may still run, on a folder that nobody needs. */
  void sweep() throws IOException {
    if (!Files.exists(aside)) return;
    var left = new DataFolder(aside).postgres();
    if (Postmaster.of(left) != null)
      PostgresBinaries.unpackedIn(binaries())
          .run("pg_ctl", "stop", "-D", left.toString(), "-m", "immediate", "-w", "-t", "30");
    FileSystemUtils.deleteRecursively(aside);
  }

  private void tidyUp() {
    // Whoever stops the application interrupts us, and the server must be stopped all the same.
    boolean interrupted = Thread.interrupted();
    try {
      close();
      FileSystemUtils.deleteRecursively(aside);
    } catch (IOException e) {
      org.slf4j.LoggerFactory.getLogger(ProveBackup.class)
          .warn("What was restored for a proof is still in {}", aside);
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  /** Also while it is at work: what it restores into is gone then, and it fails. */
  @Override
  public void close() {
    var running = server;
    server = null;
    if (running != null) running.close();
  }
}
