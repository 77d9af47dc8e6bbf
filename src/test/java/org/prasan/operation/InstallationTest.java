package org.prasan.operation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One installation with sample data as its operator meets it: served once in a process of its own,
 * which takes longer than all that is tried beside it and with what it left.
 */
class InstallationTest {
  private static final String PASSPHRASE =
      "--prasan.backup.passphrase=five words nobody would guess";
  private static final String REAL = "--prasan.sample=false";

  @TempDir static Path parent;
  private static Path data;
  private static Path backup;
  private static String said;
  private static PrasanProcess backingUp;
  private static RefusedStart second;

  @TempDir Path temp;

  @BeforeAll
  static void servesWhileItIsBackedUpAndStartedOnceMore() {
    data = parent.resolve("data");
    backup = parent.resolve("all.backup");
    try (var running =
        PrasanProcess.start(data, "--prasan.sample=true").untilReady(Duration.ofMinutes(3))) {
      second = RefusedStart.of(data);
      backingUp = PrasanProcess.start(data, "backup", backup.toString(), PASSPHRASE);
      backingUp.exitCode();
      said = running.output();
    }
  }

  @Test
  void saysWhatItIsAndNoneOfItsSecrets() throws Exception {
    assertThat(said)
        .containsPattern("ประสาน · Prasan .*")
        .containsPattern("tables +[0-9a-f]{12}\\n")
        .contains("data folder    " + data, "http://127.0.0.1:", data.resolve("postgres") + " (");
    try (var secrets = Files.list(data.resolve("secrets"))) {
      for (var secret : secrets.toList())
        assertThat(said).doesNotContain(Files.readString(secret, ISO_8859_1).strip());
    }
  }

  @Test
  void aSecondOneInTheSameFolderIsRefused() {
    assertRefused(second, "Another copy of Prasan is using the data folder", "--prasan.data");
  }

  @Test
  void realWorkBesideSampleAccountsIsRefused() {
    var refused = RefusedStart.of(data, REAL);
    assertRefused(refused, "sample accounts, whose passwords", "new data folder");
    assertRefused(refused, "มีบัญชีทดลอง", "--prasan.data");
  }

  @Test
  void anotherMasterKeyIsRefused() {
    var refused = RefusedStart.of(data, "--prasan.keys.vault-file=" + temp.resolve("other"));
    assertRefused(refused, "is not the one that sealed", "prasan.keys.vault-file");
  }

  @Test
  void aBackupMadeWhilePrasanRunsIsRestoredIntoANewFolderAndStarts() throws Exception {
    assertThat(backingUp.exitCode()).as(backingUp.output()).isZero();
    assertThat(backingUp.output()).contains("was read back");
    assertThat(said).doesNotContain("ERROR");

    var fresh = temp.resolve("fresh");
    var restore = PrasanProcess.start(fresh, "restore", backup.toString(), PASSPHRASE);
    assertThat(restore.exitCode()).as(restore.output()).isZero();
    assertThat(restore.output()).contains("every row was compared");
    try (var _ = PrasanProcess.start(fresh).untilReady()) {
      var verified = PrasanProcess.start(fresh, "verify-audit");
      assertThat(verified.exitCode()).as(verified.output()).isZero();
      assertThat(verified.output()).contains("this installation: complete");
    }
  }

  @Test
  void aWrongPassphraseIsToldOnce() {
    var wrong = "--prasan.backup.passphrase=another passphrase altogether";
    var refused = RefusedStart.of(temp.resolve("fresh"), "restore", backup.toString(), wrong);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output())
        .containsOnlyOnce("The passphrase does not open the backup")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void whatIsThereIsNotOverwrittenByABackup() {
    var refused = RefusedStart.of(data, "restore", backup.toString(), PASSPHRASE);
    assertRefused(refused, "There is data already in " + data, "new folder");
  }

  @Test
  void aDamagedBackupLeavesNothingBehind() throws Exception {
    var file = Files.writeString(temp.resolve("all.backup"), "not a backup");
    var restored = temp.resolve("data");
    var refused = RefusedStart.of(restored, "restore", file.toString(), PASSPHRASE);
    assertRefused(refused, "is not a backup of Prasan", "made by the command backup");
    assertThat(restored).doesNotExist();
    assertThat(temp.resolve("data.restoring")).doesNotExist();
  }

  private static void assertRefused(RefusedStart refused, String what, String cure) {
    assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
    assertThat(refused.output())
        .contains(what, cure, "กรุณา")
        .doesNotContain("\tat ", "Caused by", "WARN");
  }
}
