package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Backups that make themselves, kept, thinned out, and proved by restoring them. */
@Tag("data")
class NightlyBackupTest {
  private static final ZoneId HERE = ZoneId.of("Asia/Bangkok");
  private static final Secret PASSPHRASE = new Secret("five words nobody would guess");

  @TempDir Path temp;
  private Database.Place place;
  private Path data;

  @BeforeEach
  void aDatabase() throws SQLException, IOException {
    var server = TestDatabase.started();
    server.createMigrated("prasan_test_nightly");
    place = server.place("prasan_test_nightly");
    data = temp.resolve("data");
    new DataFolder(data).prepare();
    Files.writeString(data.resolve("files/หลักฐาน"), "สำเนาทะเบียน");
  }

  @AfterEach
  void nothingIsLeftOfAProof() {
    assertThat(data.resolve("proof")).doesNotExist();
  }

  @Test
  void theFirstOneIsMadeSoonAndProvedAndTheNextAtNight() throws Exception {
    var nightly = nightly(settings(null, true));
    var now = Instant.now();
    nightly.doWhatIsDue(now);
    assertThat(newest(BackupRun.Kind.BACKUP)).isNotNull().matches(BackupRun::good);
    assertThat(newest(BackupRun.Kind.PROOF))
        .isNotNull()
        .matches(BackupRun::good)
        .matches(run -> run.files() > 0)
        .matches(run -> run.rows() > 0);
    assertThat(data.resolve(MakeBackup.LAST)).exists();
    assertThat(backups()).hasSize(1);
    assertThat(data.resolve("backups/client-keys.prasan")).exists();

    nightly.doWhatIsDue(now.plusSeconds(1));
    assertThat(backups()).as("none is due before the night").hasSize(1);
    nightly.doWhatIsDue(now.plus(Duration.ofHours(25)));
    assertThat(backups()).hasSize(2);
    assertThat(proofs()).as("proved once a week").isOne();
  }

  @Test
  void withoutAPassphraseOneIsMadeThatOpensTheBackupUntilSomebodyHasNotedIt() throws Exception {
    var settings = settings(null, true);
    var pages = new Backups(JdbcClient.create(place.asOwner()), settings);
    var shown = pages.passphraseToNote().orElseThrow();
    assertThat(shown.reveal()).matches("([a-z2-9]{4}-){5}[a-z2-9]{4}");
    noProofIsDue();
    nightly(settings).doWhatIsDue(Instant.now());
    new ReadBackup(new SealedArchive(backups().getFirst(), shown)).check();

    pages.passphraseIsNoted();
    assertThat(pages.passphraseToNote()).isEmpty();
    assertThat(Passphrase.unattended(settings)).isEqualTo(shown);
    assertThat(OwnerOnly.isClosed(data.resolve("secrets"))).isTrue();
  }

  @Test
  void aFailureIsNotedAndTriedAgainAfterAnHour() throws Exception {
    noProofIsDue();
    var blocked = Files.writeString(temp.resolve("backups"), "no folder");
    var nightly = nightly(settings(blocked, true));
    nightly.doWhatIsDue(Instant.now());
    assertThat(newest(BackupRun.Kind.BACKUP))
        .isNotNull()
        .extracting(BackupRun::trouble)
        .isEqualTo(BackupRun.Trouble.FOLDER);
    Files.delete(blocked);
    nightly.doWhatIsDue(Instant.now());
    assertThat(blocked).as("not at once again").doesNotExist();
    nightly.doWhatIsDue(Instant.now().plus(Duration.ofMinutes(61)));
    assertThat(newest(BackupRun.Kind.BACKUP)).isNotNull().matches(BackupRun::good);
  }

  @Test
  void aBackupThatNobodyCouldRestoreIsToldApart() throws Exception {
    var settings = settings(null, true);
    var folder = BackupFolder.of(settings);
    folder.prepare();
    var file = folder.fileAt(Instant.now().atZone(HERE).toLocalDateTime());
    var cheap = SealedArchive.Effort.FOR_TESTS;
    new MakeBackup(settings, place, PASSPHRASE, cheap).into(file);
    try (var proof = new ProveBackup(settings)) {
      assertThat(proof.of(file, new Secret("another passphrase"), 0).trouble())
          .isEqualTo(BackupRun.Trouble.PASSPHRASE);
      assertThat(proof.of(file, PASSPHRASE, Long.MAX_VALUE / 2).trouble())
          .isEqualTo(BackupRun.Trouble.SPACE);
      var bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      assertThat(proof.of(file, PASSPHRASE, 0).trouble()).isEqualTo(BackupRun.Trouble.DAMAGED);
    }
  }

  @Test
  void sevenDaysAndFourWeeksAreKeptAndFilesOfOthersAreLeftAlone() throws Exception {
    var folder = new BackupFolder(Files.createDirectories(temp.resolve("many")));
    var others =
        List.of("2026-11-23-0230.backup", "client-keys.prasan", "prasan-before-upgrade.backup");
    for (var other : others) Files.createFile(folder.path().resolve(other));
    var last = LocalDateTime.of(2026, 11, 27, 2, 0);
    for (int day = 0; day < 60; day++)
      for (int hour : new int[] {0, 10})
        Files.createFile(folder.fileAt(last.minusDays(day).plusHours(hour)));
    folder.thin();
    assertThat(folder.all().stream().map(file -> file.getFileName().toString()))
        .containsExactly(
            "prasan-2026-11-27-120000.backup",
            "prasan-2026-11-26-120000.backup",
            "prasan-2026-11-25-120000.backup",
            "prasan-2026-11-24-120000.backup",
            "prasan-2026-11-23-120000.backup",
            "prasan-2026-11-22-120000.backup",
            "prasan-2026-11-21-120000.backup",
            "prasan-2026-11-15-120000.backup",
            "prasan-2026-11-08-120000.backup");
    for (var other : others) assertThat(folder.path().resolve(other)).exists();
  }

  @Test
  void whoHasSwitchedItOffOrTriesThingsOutGetsNone() throws Exception {
    nightly(settings(null, false)).doWhatIsDue(Instant.now());
    var trial = settings(null, true);
    nightly(sample(trial)).doWhatIsDue(Instant.now());
    assertThat(backups()).isEmpty();
    assertThat(data.resolve("secrets/backup-passphrase")).doesNotExist();
  }

  @Test
  void theStateNamesWhatSomebodyHasToLookAfter() throws Exception {
    var pages = new Backups(JdbcClient.create(place.asOwner()), settings(null, true));
    var now = Instant.now();
    assertThat(pages.state().concern(now)).isEqualTo(Backups.Concern.NONE);
    assertThat(pages.state().concern(now.plus(Duration.ofHours(27))))
        .as("none within a day of the first start")
        .isEqualTo(Backups.Concern.LATE);
    note(BackupRun.Kind.BACKUP, now, null);
    note(BackupRun.Kind.PROOF, now, null);
    assertThat(pages.state().concern(now.plus(Duration.ofHours(25))))
        .isEqualTo(Backups.Concern.NONE);
    assertThat(pages.state().concern(now.plus(Duration.ofHours(27))))
        .isEqualTo(Backups.Concern.LATE);
    note(BackupRun.Kind.PROOF, now.plusSeconds(1), BackupRun.Trouble.DIFFERS);
    assertThat(pages.state().concern(now)).isEqualTo(Backups.Concern.PROOF_FAILED);
    note(BackupRun.Kind.BACKUP, now.plusSeconds(2), BackupRun.Trouble.SPACE);
    assertThat(pages.state().concern(now)).isEqualTo(Backups.Concern.FAILED);
    assertThat(pages.state().newest()).isNotNull().matches(BackupRun::good);
    note(BackupRun.Kind.BACKUP, now.plusSeconds(3), null);
    note(BackupRun.Kind.PROOF, now.plusSeconds(4), null);
    assertThat(pages.state().concern(now)).isEqualTo(Backups.Concern.NONE);
    for (int day = 1; day < 10; day++)
      note(BackupRun.Kind.BACKUP, now.plus(Duration.ofDays(day)), null);
    assertThat(pages.state().concern(now.plus(Duration.ofDays(9)).plusSeconds(60)))
        .isEqualTo(Backups.Concern.PROOF_LATE);
  }

  /** Each takes seconds, and one test of them is enough. */
  private void noProofIsDue() throws SQLException {
    note(BackupRun.Kind.PROOF, Instant.now(), null);
  }

  private void note(BackupRun.Kind kind, Instant at, BackupRun.@Nullable Trouble trouble)
      throws SQLException {
    BackupLog.note(place, new BackupRun(kind, at, trouble, "file", 1, 1, 1, 1));
  }

  private @Nullable BackupRun newest(BackupRun.Kind kind) throws SQLException {
    try (var owner = place.asOwner().getConnection()) {
      return BackupLog.newest(owner, kind, false).orElse(null);
    }
  }

  private long proofs() throws SQLException {
    try (var owner = place.asOwner().getConnection();
        var statement = owner.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from operation.backup_run where kind = 'PROOF'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<Path> backups() throws IOException {
    return new BackupFolder(data.resolve("backups")).all();
  }

  private NightlyBackup nightly(Settings settings) {
    return new NightlyBackup(
        settings, () -> place, new ProveBackup(settings), SealedArchive.Effort.FOR_TESTS);
  }

  private Settings settings(@Nullable Path folder, boolean nightly) {
    return new Settings(
        data,
        new Settings.Database(
            null,
            "prasan_owner",
            null,
            "prasan_app",
            null,
            0,
            10,
            TestDatabase.binaries().toString()),
        new Settings.Backup(null, folder, nightly),
        new Settings.Keys(null, null),
        URI.create("https://prasan.example.org"),
        "th",
        HERE,
        false);
  }

  private static Settings sample(Settings one) {
    return new Settings(
        one.data(),
        one.database(),
        one.backup(),
        one.keys(),
        one.baseUrl(),
        one.language(),
        one.timeZone(),
        true);
  }
}
