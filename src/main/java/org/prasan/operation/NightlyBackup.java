package org.prasan.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Backups that make themselves: one soon after the first start and one for each night, also if the
 * machine slept through it; and once a week the newest is proved by restoring it.
 */
final class NightlyBackup {
  private static final Logger log = LoggerFactory.getLogger(NightlyBackup.class);
  private static final LocalTime HOUR = LocalTime.of(2, 0);
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final Duration PROVED_FOR = Duration.ofDays(7);
  private static final Duration PROVED_AGAIN = Duration.ofDays(1);

  /** What the database itself needs on the same disk to go on. */
  private static final long ROOM = 300L << 20;

  private final Settings settings;
  private final Supplier<Database.Place> place;
  private final ProveBackup proof;
  private final SealedArchive.Effort effort;
  private final BackupFolder folder;

  NightlyBackup(
      Settings settings,
      Supplier<Database.Place> place,
      ProveBackup proof,
      SealedArchive.Effort effort) {
    this.settings = settings;
    this.place = place;
    this.proof = proof;
    this.effort = effort;
    this.folder = BackupFolder.of(settings);
  }

  /** What is due now. A failure is noted where people see it, and tried again after an hour. */
  void doWhatIsDue(Instant now) {
    if (!settings.backsUpByItself()) return;
    try {
      proof.sweep();
      folder.sweep();
      if (isBackupDue(now)) make(now);
      if (isProofDue(now)) prove();
    } catch (IOException | SQLException | RuntimeException e) {
      log.warn("The nightly backup failed: {}", BackupRun.Trouble.of(e), e);
    }
  }

  private boolean isBackupDue(Instant now) throws SQLException {
    try (var owner = place.get().asOwner().getConnection()) {
      var good = BackupLog.newest(owner, BackupRun.Kind.BACKUP, true);
      if (good.isPresent() && !good.get().at().isBefore(lastNight(now))) return false;
      return BackupLog.newest(owner, BackupRun.Kind.BACKUP, false)
          .filter(run -> !run.good() && run.at().plus(AGAIN).isAfter(now))
          .isEmpty();
    }
  }

  private Instant lastNight(Instant now) {
    var here = now.atZone(settings.timeZone());
    var night = here.with(HOUR);
    return (night.isAfter(here) ? night.minusDays(1) : night).toInstant();
  }

  private void make(Instant now) throws IOException, SQLException {
    var begun = Instant.now();
    var target = folder.fileAt(LocalDateTime.ofInstant(now, settings.timeZone()));
    try {
      folder.prepare();
      if (folder.free() < roomNeeded())
        throw CannotStart.because("backup-space", target.toString());
      var passphrase = Passphrase.unattended(settings);
      var written = new MakeBackup(settings, place.get(), passphrase, effort).into(target);
      log.info("Backup {} made: {} rows, {} files", target, written.rows(), written.files().size());
    } catch (IOException | SQLException | RuntimeException e) {
      BackupLog.note(place.get(), failed(target, begun, e));
      throw e;
    }
    folder.thin();
  }

  private static BackupRun failed(Path target, Instant begun, Exception failure) {
    var now = Instant.now();
    return new BackupRun(
        BackupRun.Kind.BACKUP,
        now,
        BackupRun.Trouble.of(failure),
        target.toString(),
        0,
        Duration.between(begun, now).toSeconds(),
        0,
        0);
  }

  private boolean isProofDue(Instant now) throws SQLException, IOException {
    if (folder.all().isEmpty()) return false;
    try (var owner = place.get().asOwner().getConnection()) {
      return BackupLog.newest(owner, BackupRun.Kind.PROOF, false)
          .map(run -> run.at().plus(run.good() ? PROVED_FOR : PROVED_AGAIN).isBefore(now))
          .orElse(true);
    }
  }

  private void prove() throws SQLException, IOException {
    var newest = folder.all().getFirst();
    log.info("Restoring {} into a place that is thrown away, to prove it", newest);
    var run = proof.of(newest, Passphrase.unattended(settings), restoredBytes());
    BackupLog.note(place.get(), run);
    if (run.good()) log.info("Backup {} proved by restoring it in {} s", newest, run.seconds());
    else log.warn("Backup {} could not be restored: {}", newest, run.trouble());
  }

  /** As much as the one before and a quarter more; at the first time, as if nothing shrank. */
  private long roomNeeded() throws SQLException, IOException {
    var before = folder.all();
    var bytes = before.isEmpty() ? restoredBytes() : Files.size(before.getFirst()) * 5 / 4;
    return bytes + ROOM;
  }

  private long restoredBytes() throws SQLException, IOException {
    try (var owner = place.get().asOwner().getConnection();
        var statement = owner.createStatement();
        var row = statement.executeQuery("select pg_database_size(current_database())")) {
      row.next();
      return row.getLong(1) + bytes(new DataFolder(settings.data()).files());
    }
  }

  private static long bytes(Path files) throws IOException {
    if (!Files.exists(files)) return 0;
    try (Stream<Path> all = Files.walk(files)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (NoSuchFileException e) {
      // Swept away meanwhile: it needs no room any more.
      return 0;
    }
  }
}
