package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prasan.SmallDisk;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.FileSystemUtils;

/**
 * The disk gets full at any moment of a first start, or of a later one that changes the tables: it
 * is said, the process ends, and the next start, with room, completes what was begun.
 */
@Tag("slow")
@Tag("faults")
class FullWhileStartingTest {
  private static final int MOMENTS = 5;

  /** So many parts have more than one change to their tables. */
  private static final int CHANGES = 15;

  @TempDir Path temp;
  private Path data;

  @BeforeEach
  void aDiskOfItsOwn() {
    data = temp.resolve("disk/data");
  }

  @Test
  void aFirstStartSaysSoAndTheNextOneCompletesIt() throws Exception {
    try (var disk = SmallDisk.over(temp.resolve("disk"))) {
      startedWithPlenty();
      long whole = size(data);
      fullAtEachMoment(disk, whole, () -> FileSystemUtils.deleteRecursively(data));
    }
  }

  @Test
  void aStartThatChangesTheTablesSaysSoAndTheNextOneCompletesIt() throws Exception {
    var before = temp.resolve("before");
    makeOfAnOlderVersion(before);
    var random = new Random(10);
    try (var disk = SmallDisk.over(temp.resolve("disk"))) {
      for (int moment = 0; moment < MOMENTS; moment++) {
        FileSystemUtils.deleteRecursively(data);
        FileSystemUtils.copyRecursively(before, data);
        close(data);
        int changes = random.nextInt(CHANGES);
        assertThat(isRefused(prasan -> fill(disk, prasan, changes, random.nextInt(100_000))))
            .isTrue();
        disk.leavePlenty();
        startedWithPlenty();
        assertThat(versions()).isEqualTo(newest());
      }
    }
  }

  /** Once so many parts have their newest tables. */
  private static void fill(SmallDisk disk, PrasanProcess prasan, int changes, long room) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> prasan.output().split("Schema ", -1).length > changes);
    disk.leave(room);
  }

  private static SchemaVersions newest() {
    var versions = new LinkedHashMap<String, String>();
    var all = MigrationScripts.onClasspath();
    for (var module : Migrations.MODULES)
      all.of(module).stream()
          .map(MigrationScripts.Script::version)
          .max(Comparator.naturalOrder())
          .ifPresent(version -> versions.put(module, version.toString()));
    return new SchemaVersions(versions);
  }

  private interface Work {
    void run() throws IOException;
  }

  private void fullAtEachMoment(SmallDisk disk, long whole, Work prepare) throws Exception {
    var random = new Random(9);
    var complete = versions();
    long enough = whole;
    int refused = 0;
    while (refused < MOMENTS) {
      prepare.run();
      long room = random.nextLong(enough);
      disk.leave(room);
      if (isRefused(_ -> {})) {
        refused++;
        disk.leavePlenty();
        startedWithPlenty();
        assertThat(versions()).as("with room for %d bytes at first", room).isEqualTo(complete);
      } else {
        enough = room;
        disk.leavePlenty();
      }
    }
  }

  /** Or there was just enough room. */
  private boolean isRefused(Consumer<PrasanProcess> meanwhile) throws Exception {
    try (var prasan = PrasanProcess.start(data, "--prasan.sample=false")) {
      meanwhile.accept(prasan);
      if (prasan.becomesReady()) return false;
      assertThat(prasan.exitCode()).as(prasan.output()).isEqualTo(1);
      assertThat(prasan.output())
          .contains("is full", "Free at least 500 MB", "กรุณา")
          .doesNotContain("\tat ", "Caused by");
      return true;
    }
  }

  private void startedWithPlenty() {
    try (var prasan = PrasanProcess.start(data, "--prasan.sample=false")) {
      prasan.untilReady();
    }
  }

  /** The newest change of each part is not made yet. */
  private void makeOfAnOlderVersion(Path folder) {
    var older = new ArrayList<MigrationScripts.Script>();
    var all = MigrationScripts.onClasspath();
    for (var module : Migrations.MODULES) {
      var scripts = all.of(module);
      var newest =
          scripts.stream().map(MigrationScripts.Script::version).max(Comparator.naturalOrder());
      scripts.stream()
          .filter(script -> scripts.size() == 1 || !script.version().equals(newest.orElseThrow()))
          .forEach(older::add);
    }
    try (var database =
        Database.opening(
            settings(folder), place -> Migrations.bring(place, MigrationScripts.of(older)))) {
      database.await();
    }
  }

  private SchemaVersions versions() throws SQLException {
    try (var database = Database.opening(settings(data), _ -> {});
        var owner = database.connectAsOwner()) {
      return SchemaVersions.in(owner);
    }
  }

  private static Settings settings(Path folder) {
    Map<String, Object> given = new HashMap<>();
    given.put("prasan.data", folder.toString());
    given.put("prasan.database.binaries", TestDatabase.binaries().toString());
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", given));
    return Settings.of(environment);
  }

  /** A copy is open to others, which the server refuses. */
  private static void close(Path folder) throws IOException {
    for (var closed : List.of("postgres", "secrets"))
      try (var all = Files.walk(folder.resolve(closed))) {
        for (var file : all.toList()) OwnerOnly.close(file);
      }
  }

  private static long size(Path folder) throws IOException {
    long size = 0;
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) size += Files.size(file);
    }
    return size;
  }
}
