package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prasan.SmallDisk;

/** What was confirmed to somebody is still there after the process was killed, and only once. */
class DurabilityTest {
  /** Each goes on where another stopped: to make all tables anew would take longest. */
  @TempDir static Path temp;

  @Test
  void aKilledApplicationLosesNothingThatItConfirmed() throws Exception {
    killAndCompare(2, 1);
  }

  @Test
  @Tag("slow")
  @Tag("faults")
  void aHundredKillsLoseNothingThatWasConfirmed() throws Exception {
    killAndCompare(100, 2);
  }

  @Test
  void aKilledDatabaseServerIsStartedAgainUnderARunningApplication() throws Exception {
    killServerAndCompare(2, 3);
  }

  @Test
  @Tag("slow")
  @Tag("faults")
  void fiftyKillsOfTheDatabaseServerLoseNothingAndLeaveItSound() throws Exception {
    killServerAndCompare(50, 4);
  }

  @Test
  @Tag("slow")
  @Tag("faults")
  void fiftyPowerCutsLoseNothingThatWasConfirmed(@TempDir Path temp) throws Throwable {
    var random = new Random(7);
    var notes = temp.resolve("notes");
    try (var disk = new ForgetfulDisk(temp)) {
      var data = disk.folder().resolve("data");
      for (int cut = 0; cut < 50; cut++) {
        var writer = start(data, notes);
        untilGrownBy(notes, 1 + random.nextInt(12_000));
        var server = Objects.requireNonNull(Postmaster.of(data.resolve("postgres")));
        disk.cutPower();
        writer.destroyForcibly().waitFor();
        killWithAllItStarted(server.pid());
        disk.powerUp();
      }
      compare(data, notes);
    }
  }

  @Test
  @Tag("slow")
  @Tag("faults")
  void aFullDiskLosesNothingAndTheServerGoesOnOnceThereIsRoom(@TempDir Path temp) throws Exception {
    var random = new Random(8);
    var notes = temp.resolve("notes");
    try (var disk = SmallDisk.over(temp.resolve("disk"))) {
      var data = temp.resolve("disk/data");
      var writer = start(data, notes);
      untilGrownBy(notes, 1);
      for (int round = 0; round < 30; round++) {
        disk.leave(random.nextInt(400_000));
        untilNothingIsWritten(notes);
        disk.leavePlenty();
        untilGrownBy(notes, 1000);
      }
      assertThat(writer.isAlive()).isTrue();
      writer.destroyForcibly().waitFor();
      compare(data, notes);
    }
  }

  private static void untilNothingIsWritten(Path notes) {
    var last = new AtomicLong();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(300))
        .until(() -> last.getAndSet(sum(notes)) == sum(notes));
  }

  private static void killWithAllItStarted(long server) throws Exception {
    var process = ProcessHandle.of(server).orElse(null);
    if (process == null) return;
    var all = Stream.concat(process.descendants(), Stream.of(process)).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (var one : all) one.onExit().get(30, TimeUnit.SECONDS);
  }

  /** The application goes on, and must find its server again without anybody's help. */
  private void killServerAndCompare(int rounds, long seed) throws Exception {
    var random = new Random(seed);
    var notes = temp.resolve("notes");
    var data = temp.resolve("data");
    var writer = start(data, notes);
    var longest = Duration.ZERO;
    untilGrownBy(notes, 1);
    for (int round = 0; round < rounds; round++) {
      untilGrownBy(notes, random.nextInt(12_000));
      killServer(data);
      var killed = Instant.now();
      untilGrownBy(notes, 100);
      var away = Duration.between(killed, Instant.now());
      if (away.compareTo(longest) > 0) longest = away;
    }
    assertThat(writer.isAlive()).isTrue();
    writer.destroyForcibly().waitFor();
    compare(data, notes);
    System.out.printf("%d kills of the database server, away for %s at most%n", rounds, longest);
  }

  private static void untilGrownBy(Path notes, int more) throws Exception {
    var enough = sum(notes) + more;
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> sum(notes) >= enough);
  }

  /** Every second time the database server is killed as well, so that it must recover. */
  private void killAndCompare(int rounds, long seed) throws Exception {
    var random = new Random(seed);
    var notes = temp.resolve("notes");
    var data = temp.resolve("data");
    for (int round = 0; round < rounds; round++) {
      var before = sum(notes);
      var writer = start(data, notes);
      var enough = before + 1 + random.nextInt(12_000);
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> sum(notes) >= enough);
      writer.destroyForcibly().waitFor();
      if (round % 2 == 1) killServer(data);
      assertThat(sum(notes)).isGreaterThan(before);
    }
    compare(data, notes);
  }

  private void compare(Path data, Path notes) throws Exception {
    var folder = new DataFolder(data);
    try (var server =
            EmbeddedPostgres.start(
                folder, TestDatabase.binaries(), 0, EmbeddedPostgres.Durability.KEPT);
        var connection = server.connect(Database.NAME);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select writer, count(*), max(number), (select lines from ledger.total t where t.writer = l.writer)
                from ledger.line l group by writer order by writer\
                """)) {
      var confirmed = LedgerWriter.confirmed(notes);
      for (int writer = 1; writer <= LedgerWriter.WRITERS; writer++) {
        assertThat(row.next()).isTrue();
        var lines = row.getInt(2);
        assertThat(row.getInt(3)).as("no gap").isEqualTo(lines);
        assertThat(row.getInt(4)).as("none counted twice").isEqualTo(lines);
        assertThat(lines)
            .as("all confirmed, and at most one more that nobody heard of")
            .isBetween(
                Objects.requireNonNull(confirmed.get(writer)),
                Objects.requireNonNull(confirmed.get(writer)) + 1);
      }
      assertThat(Soundness.faultsOf(server)).isEmpty();
    }
  }

  private static void killServer(Path data) throws Exception {
    var server = Objects.requireNonNull(Postmaster.of(data.resolve("postgres")));
    var process = ProcessHandle.of(server.pid()).orElse(null);
    if (process == null) return;
    process.destroyForcibly();
    process.onExit().get(30, TimeUnit.SECONDS);
  }

  private static long sum(Path notes) throws Exception {
    return Files.exists(notes) ? Files.size(notes) : 0;
  }

  private Process start(Path data, Path notes) throws Exception {
    var builder =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LedgerWriter.class.getName(),
                    "--prasan.data=" + data,
                    "--prasan.database.binaries=" + TestDatabase.binaries()))
            .inheritIO();
    builder.environment().put("LEDGER", notes.toString());
    return builder.start();
  }
}
