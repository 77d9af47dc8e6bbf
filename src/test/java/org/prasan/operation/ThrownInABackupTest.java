package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prasan.Faults;

/**
 * Each method that checks, seals or notes a backup is made to throw in turn: there is a whole one
 * or none, with the keys of its clients, and no word of it lies open anywhere.
 */
@Tag("slow")
class ThrownInABackupTest {
  private static final Pattern MAKING =
      Pattern.compile(
          "org[.]prasan[.]operation[.](MakeBackup|WriteBackup|ReadBackup|SealedArchive|BackupPart.*"
              + "|BackupLog|BackupRun.*|DatabaseCheck|Inventory|RowSum|SchemaVersions|TableCopy|Tables.*"
              + "|OwnerOnly)");
  private static final Pattern PROVING =
      Pattern.compile("org[.]prasan[.]operation[.](ReadBackup|RestoreBackup|SealedArchive)");
  private static final Secret PASSPHRASE = new Secret("five words nobody would guess");
  private static final String WORD = "สำเนาทะเบียนของเอื้องคำ";

  @TempDir Path temp;
  private Database.Place place;
  private Settings settings;
  private Path backup;

  @BeforeEach
  void aDatabase() throws SQLException, IOException {
    var server = TestDatabase.started();
    server.createMigrated("prasan_test_thrown");
    place = server.place("prasan_test_thrown");
    var data = temp.resolve("data");
    new DataFolder(data).prepare();
    Files.writeString(data.resolve("files/หลักฐาน"), WORD);
    settings = settings(data);
    var folder = BackupFolder.of(settings);
    folder.prepare();
    backup = folder.fileAt(LocalDateTime.of(2026, 11, 28, 2, 0));
  }

  @Test
  void whereItThrowsWhileItIsMadeThereIsAWholeOneOrNone() throws Exception {
    var wrong = new ArrayList<String>();
    try (var faults = new Faults(MAKING)) {
      var called = faults.calledBy(this::make);
      assertThat(called).hasSizeGreaterThan(25);
      for (var method : called.keySet())
        for (int call : Set.copyOf(List.of(0, called.getOrDefault(method, 1) - 1))) {
          clear();
          boolean came = faults.throwFrom(method, call, () -> assertThat(make()).isFalse());
          if (!came) wrong.add(method + " was not called");
          for (var left : left()) wrong.add(method + " " + call + ": " + left);
        }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whereItThrowsWhileItIsProvedNothingOfItIsLeftOpen() throws Exception {
    assertThat(make()).isTrue();
    var wrong = new ArrayList<String>();
    try (var faults = new Faults(PROVING);
        var proof = new ProveBackup(settings)) {
      var called = faults.calledBy(() -> proof.of(backup, PASSPHRASE, 0));
      assertThat(called).hasSizeGreaterThan(10);
      for (var method : called.keySet()) {
        faults.throwFrom(
            method, 0, () -> assertThat(proof.of(backup, PASSPHRASE, 0).good()).isFalse());
        for (var left : left()) wrong.add(method + ": " + left);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Whether it was made. */
  private boolean make() {
    try {
      new MakeBackup(settings, place, PASSPHRASE, SealedArchive.Effort.FOR_TESTS).into(backup);
      return true;
    } catch (Faults.Thrown e) {
      return false;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void clear() throws IOException {
    Files.deleteIfExists(backup);
    Files.deleteIfExists(BackupPart.keysBeside(backup));
  }

  /** What must not be there. */
  private List<String> left() throws IOException, SQLException {
    var left = new ArrayList<String>();
    var keys = BackupPart.keysBeside(backup);
    for (var file : files())
      if (!file.equals(backup) && !file.equals(keys) && tells(file)) left.add("open " + file);
      else if (file.toString().endsWith(".part")) left.add("half " + file);
    if (Files.exists(backup) && !Files.exists(keys)) left.add("without keys");
    if (Files.exists(settings.data().resolve("proof"))) left.add("what was restored");
    for (var whole : List.of(backup, keys))
      if (Files.exists(whole)) new ReadBackup(new SealedArchive(whole, PASSPHRASE)).check();
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      open.map(ThrownInABackupTest::target)
          .filter(target -> target.contains(temp.toString()) && target.contains(".part"))
          .forEach(target -> left.add("held " + target));
    }
    return left;
  }

  /** But for what the data folder has anyway. */
  private List<Path> files() throws IOException {
    var own = settings.data().resolve("files");
    try (Stream<Path> all = Files.walk(temp)) {
      return all.filter(file -> Files.isRegularFile(file) && !file.startsWith(own)).toList();
    }
  }

  private static boolean tells(Path file) {
    try {
      var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      var word = new String(WORD.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      return text.contains(word);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty if it was closed meanwhile. */
  private static String target(Path open) {
    try {
      return Files.readSymbolicLink(open).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static Settings settings(Path data) {
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
        new Settings.Backup(null, null, true),
        new Settings.Keys(null, null),
        URI.create("https://prasan.example.org"),
        "th",
        ZoneId.of("Asia/Bangkok"),
        false);
  }
}
