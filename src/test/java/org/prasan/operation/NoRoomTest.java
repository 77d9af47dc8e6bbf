package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prasan.SmallDisk;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The disk for backups gets full at any moment of one. */
class NoRoomTest {
  @TempDir Path temp;

  @Test
  void aBackupWithoutRoomSaysSoLeavesNothingAndIsMadeOnceThereIsRoom() throws Exception {
    withoutRoom(2);
  }

  @Test
  @Tag("slow")
  @Tag("faults")
  void soItIsAtFiftyMoments() throws Exception {
    withoutRoom(50);
  }

  private void withoutRoom(int moments) throws Exception {
    var server = TestDatabase.started();
    server.createMigrated("prasan_test_no_room");
    var backup = new Backup(settings("prasan_test_no_room"));
    try (var disk = SmallDisk.over(temp.resolve("backups"))) {
      var folder = temp.resolve("backups");
      var target = folder.resolve("all.backup");
      backup.run(to(target));
      long whole = Files.size(target);
      deleteAll(folder);
      var random = new Random(6);
      for (int moment = 0; moment < moments; moment++) {
        disk.leave(random.nextLong(whole - 4096));
        assertThatThrownBy(() -> backup.run(to(target)))
            .isInstanceOf(CannotStart.class)
            .hasMessageContaining("No space left on device");
        assertThat(folder).isEmptyDirectory();
        disk.leavePlenty();
      }
      assertThat(backup.run(to(target))).isZero();
      assertThat(target).exists();
    }
  }

  private static Arguments to(Path target) {
    return new Arguments(List.of(target.toString()));
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      for (var file : all.toList()) Files.delete(file);
    }
  }

  private Settings settings(String database) {
    Map<String, Object> given = new HashMap<>();
    for (var setting : TestDatabase.started().settingsFor(database)) {
      int sign = setting.indexOf('=');
      given.put(setting.substring(0, sign), setting.substring(sign + 1));
    }
    given.put("prasan.data", temp.resolve("data").toString());
    given.put("prasan.backup.passphrase", "five words nobody would guess");
    new DataFolder(temp.resolve("data")).prepare();
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", given));
    return Settings.of(environment);
  }
}
