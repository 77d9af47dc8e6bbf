package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore as the operator does them, with processes of their own. */
class BackupCommandTest {
  private static final String PASSPHRASE =
      "--prasan.backup.passphrase=five words nobody would guess";

  @TempDir Path temp;

  @Test
  void aBackupMadeWhilePrasanRunsIsRestoredIntoANewFolderAndStarts() throws Exception {
    var data = temp.resolve("data");
    var file = temp.resolve("all.backup");
    try (var running = PrasanProcess.start(data).untilReady()) {
      var backup = PrasanProcess.start(data, "backup", file.toString(), PASSPHRASE);
      assertThat(backup.exitCode()).as(backup.output()).isZero();
      assertThat(backup.output()).contains("was read back");
      assertThat(running.output()).doesNotContain("ERROR");
    }
    var verified = PrasanProcess.start(data, "verify-audit");
    assertThat(verified.exitCode()).as(verified.output()).isZero();
    var wrong = "--prasan.backup.passphrase=another passphrase altogether";
    var refused = PrasanProcess.start(temp.resolve("fresh"), "restore", file.toString(), wrong);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output())
        .containsOnlyOnce("The passphrase does not open the backup")
        .doesNotContain("Exception", "\tat ");

    var again = PrasanProcess.start(data, "restore", file.toString(), PASSPHRASE);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.output()).contains("There is data already in " + data);

    var fresh = temp.resolve("fresh");
    var restore = PrasanProcess.start(fresh, "restore", file.toString(), PASSPHRASE);
    assertThat(restore.exitCode()).as(restore.output()).isZero();
    assertThat(restore.output()).contains("every row was compared");
    PrasanProcess.start(fresh).untilReady().stop();
  }

  @Test
  void aDamagedBackupLeavesNothingBehind() throws Exception {
    var file = Files.writeString(temp.resolve("all.backup"), "not a backup");
    var restore = PrasanProcess.start(temp.resolve("data"), "restore", file.toString(), PASSPHRASE);
    assertThat(restore.exitCode()).isEqualTo(1);
    assertThat(restore.output()).contains("is not a backup of Prasan").doesNotContain("\tat ");
    assertThat(temp.resolve("data")).doesNotExist();
    assertThat(temp.resolve("data.restoring")).doesNotExist();
  }
}
