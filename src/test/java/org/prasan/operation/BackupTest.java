package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("data")
class BackupTest {
  private static final Secret PASSPHRASE = new Secret("five words nobody would guess");

  /** Tables with everything that makes copying hard: circles, generated columns, odd characters. */
  private static final String CREATE =
      """
      create table sample.line (
        coalition_id uuid not null, id int not null, parent int, favourite int,
        words text, bytes bytea, moment timestamptz, list text[], facts jsonb, amount numeric,
        twice int generated always as (id * 2) stored, "order" text,
        primary key (coalition_id, id),
        foreign key (coalition_id, parent) references sample.line (coalition_id, id));
      create table sample.note (
        coalition_id uuid not null, id int not null, line int not null,
        primary key (coalition_id, id),
        foreign key (coalition_id, line) references sample.line (coalition_id, id));
      alter table sample.line add foreign key (coalition_id, favourite) references sample.note (coalition_id, id);
      alter table sample.line enable row level security;
      alter table sample.line force row level security;
      create policy coalition on sample.line
        using (coalition_id = nullif(current_setting('prasan.coalition', true), '')::uuid);
      """;

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final MigrationScripts FIRST = scripts(CREATE);
  private static final MigrationScripts SECOND =
      scripts(CREATE, "alter table sample.note add column later text not null default 'ใหม่'");

  @TempDir Path temp;
  private static Database.Place original;
  private static Database.Place empty;
  private Path folder;
  private SealedArchive archive;

  @BeforeAll
  static void migrateOnce() throws SQLException {
    var server = TestDatabase.started();
    server.createMigrated("prasan_test_first");
    execute(server.place("prasan_test_first"), "drop schema sample cascade");
    Migrations.bring(server.place("prasan_test_first"), FIRST);
    server.createLike("prasan_test_original", "prasan_test_first");
    original = server.place("prasan_test_original");
    empty = server.place("prasan_test_empty");
    write(original, 0, null);
  }

  @BeforeEach
  void fill() throws IOException {
    folder = temp.resolve("data");
    Files.createDirectories(folder.resolve("files/ab"));
    Files.writeString(folder.resolve("files/ab/หลักฐาน"), "สำเนาทะเบียน");
    Files.createDirectories(folder.resolve("files/incoming"));
    Files.writeString(folder.resolve("files/incoming/half"), "สำ");
    Files.writeString(folder.resolve("audit-seals.txt"), "seal");
    Files.createDirectories(folder.resolve("secrets"));
    Files.writeString(folder.resolve("secrets/database-owner"), "of this machine");
    Files.writeString(folder.resolve("secrets/signing"), "of this installation");
    archive = cheap(temp.resolve("all.backup"), PASSPHRASE);
  }

  @Test
  void aRestoredDatabaseHasTheSameRowsAndFiles() throws Exception {
    TestDatabase.started().create("prasan_test_empty");
    archive = new SealedArchive(archive.file(), PASSPHRASE);
    var written = new WriteBackup(original, folder).to(archive);
    var restored = RestoreBackup.restore(archive, empty, temp.resolve("new"), FIRST);

    assertThat(restored).isEqualTo(written);
    assertThat(sums(empty)).isEqualTo(sums(original)).isNotEmpty();
    assertThat(temp.resolve("new/files/ab/หลักฐาน")).hasContent("สำเนาทะเบียน");
    assertThat(temp.resolve("new/secrets/signing")).exists();
    assertThat(temp.resolve("new/audit-seals.txt")).hasContent("seal");
    assertThat(temp.resolve("new/files/incoming")).doesNotExist();
    assertThat(temp.resolve("new/secrets/database-owner")).doesNotExist();
  }

  @Test
  void nobodyIsSignedInAgainByARestore() throws Exception {
    var kept = new WriteBackup(original, folder).to(archive).tables().keySet();
    assertThat(kept).contains("identity.account").noneMatch(table -> table.contains("session"));
  }

  @Test
  void theWallsStandAgainAfterARestore() throws Exception {
    withTablesAndNothingInThem();
    new WriteBackup(original, folder).to(archive);
    RestoreBackup.restore(archive, empty, temp.resolve("new"), FIRST);

    assertThat(number(empty.asApplication(), "select count(*) from sample.line")).isZero();
    assertThat(
            number(
                empty.asOwner(),
                "select count(*) from pg_class where relforcerowsecurity and relname = 'line'"))
        .isOne();
    assertThat(foreignKeys(empty)).isEqualTo(foreignKeys(original)).isEqualTo(3);
  }

  @Test
  void aBackupTakenWhilePeopleWorkShowsOneMoment() throws Exception {
    takenWhilePeopleWork(1);
  }

  @Test
  @Tag("slow")
  void soDoesEachOfTwentyTakenAtDifferentMoments() throws Exception {
    takenWhilePeopleWork(20);
  }

  private void takenWhilePeopleWork(int moments) throws Exception {
    var random = new Random(8);
    var worked = another();
    var stop = new AtomicBoolean();
    var writers = new ArrayList<Thread>();
    var all = new ArrayList<Taken>();
    for (int writer = 1; writer <= 4; writer++) {
      var first = writer * 1_000_000;
      writers.add(Thread.ofPlatform().start(() -> writeUntil(stop, worked, first)));
    }
    try {
      long enough = 50;
      for (int moment = 0; moment < moments; moment++) {
        var more = enough + random.nextInt(50);
        Awaitility.await().atMost(PATIENCE).until(() -> lines(worked) > more);
        all.add(take(worked, moment));
        enough = all.getLast().after();
      }
    } finally {
      stop.set(true);
      for (var writer : writers) writer.join();
    }
    for (var taken : all) restoresWhole(taken);
  }

  /** A backup, and how many lines there were before and after it was taken. */
  private record Taken(SealedArchive archive, Inventory written, long before, long after) {}

  private Taken take(Database.Place worked, int moment) throws Exception {
    var archive = cheap(temp.resolve(moment + ".backup"), PASSPHRASE);
    var before = lines(worked);
    var written = new WriteBackup(worked, folder).to(archive);
    return new Taken(archive, written, before, lines(worked));
  }

  /** With all references between rows, and with each file that a row names. */
  private void restoresWhole(Taken taken) throws Exception {
    var restored = temp.resolve("new-" + taken.archive().file().getFileName());
    withTablesAndNothingInThem();
    RestoreBackup.restore(taken.archive(), empty, restored, FIRST);

    var lines = lines(empty);
    assertThat(lines)
        .isEqualTo(number(empty.asOwner(), "select count(*) from sample.note"))
        .isBetween(taken.before(), taken.after());
    assertThat(taken.written().tables().get("sample.line")).startsWith(lines + " ");
    assertThat(foreignKeys(empty)).as("proved, not only declared").isEqualTo(3);
    for (var file : namedFiles(empty))
      assertThat(restored.resolve("files/" + file)).as("named by a row").hasContent(file);
  }

  /** To make the tables anew for each would take longest. */
  private static void withTablesAndNothingInThem() throws SQLException {
    TestDatabase.started().createLike("prasan_test_empty", "prasan_test_first");
  }

  /** Like the original, for whoever changes it. */
  private static Database.Place another() throws SQLException {
    var server = TestDatabase.started();
    server.createLike("prasan_test_changed", "prasan_test_original");
    return server.place("prasan_test_changed");
  }

  private static long lines(Database.Place place) throws SQLException {
    return number(place.asOwner(), "select count(*) from sample.line");
  }

  private static List<String> namedFiles(Database.Place place) throws SQLException {
    var named = new ArrayList<String>();
    try (var connection = place.asOwner().getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select \"order\" from sample.line where \"order\" is not null")) {
      while (row.next()) named.add(row.getString(1));
    }
    assertThat(named).isNotEmpty();
    return named;
  }

  @Test
  void anOlderBackupIsBroughtToThePresentVersion() throws Exception {
    withTablesAndNothingInThem();
    new WriteBackup(original, folder).to(archive);
    RestoreBackup.restore(archive, empty, temp.resolve("new"), SECOND);
    assertThat(number(empty.asOwner(), "select count(*) from sample.note where later = 'ใหม่'"))
        .isPositive();
  }

  @Test
  void aBackupOfANewerVersionIsRefused() throws Exception {
    withTablesAndNothingInThem();
    var newer = another();
    Migrations.bring(newer, SECOND);
    new WriteBackup(newer, folder).to(archive);
    assertThatThrownBy(() -> RestoreBackup.restore(archive, empty, temp.resolve("new"), FIRST))
        .hasMessageContaining("A newer Prasan has already changed this database");
    assertThat(
            number(empty.asOwner(), "select count(*) from pg_namespace where nspname = 'sample'"))
        .isZero();
  }

  @Test
  void aWrongPassphraseIsToldApartFromDamage() throws Exception {
    new WriteBackup(original, folder).to(archive);
    var guessed = cheap(archive.file(), new Secret("another passphrase"));
    assertThatThrownBy(() -> new ReadBackup(guessed).check())
        .hasMessageContaining("The passphrase does not open the backup");
  }

  @Test
  void aFlippedBitAnywhereIsNoticed() throws Exception {
    new WriteBackup(original, folder).to(archive);
    var whole = Files.readAllBytes(archive.file());
    var random = new Random(7);
    for (int round = 0; round < 12; round++) {
      var damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertRefused(damaged);
    }
  }

  @Test
  void aTornOrProlongedBackupIsNoticed() throws Exception {
    new WriteBackup(original, folder).to(archive);
    var whole = Files.readAllBytes(archive.file());
    for (var length : List.of(0, 10, 50, whole.length / 2, whole.length - 1, whole.length + 1)) {
      assertRefused(java.util.Arrays.copyOf(whole, length));
    }
  }

  @Test
  void aBackupShowsNothingOfItsContent() throws Exception {
    new WriteBackup(original, folder).to(archive);
    assertThat(Files.readString(archive.file(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("sample.line")
        .doesNotContain("inventory");
  }

  @Test
  void guessingAPassphraseCostsMemoryAndTime() throws Exception {
    var ordinary = new SealedArchive(archive.file(), PASSPHRASE);
    ordinary.write().close();
    var header = ByteBuffer.wrap(Files.readAllBytes(ordinary.file())).position(32);
    assertThat(header.getInt()).as("KiB").isEqualTo(64 * 1024);
    assertThat(header.getInt()).as("rounds").isEqualTo(3);
  }

  /** For what is not about guessing, as cheap as a backup may be. */
  private static SealedArchive cheap(Path file, Secret passphrase) {
    return new SealedArchive(file, passphrase, SealedArchive.Effort.FOR_TESTS);
  }

  private void assertRefused(byte[] damaged) throws IOException {
    var copy = Files.write(temp.resolve("damaged.backup"), damaged);
    assertThatThrownBy(() -> new ReadBackup(cheap(copy, PASSPHRASE)).check())
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("Your live data was not touched");
  }

  private void writeUntil(AtomicBoolean stop, Database.Place place, int first) {
    try {
      for (int id = first; !stop.get(); id++) write(place, id, id % 20 == 0 ? upload(id) : null);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** There before a row names it, as everything that people attach. */
  private String upload(int id) throws IOException {
    var name = "ab/" + id;
    Files.writeString(folder.resolve("files/" + name), name);
    return name;
  }

  /** One line and one note about it, in one transaction. */
  private static void write(Database.Place place, int id, @Nullable String file)
      throws SQLException {
    try (var connection = place.asApplication().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      var coalition = "00000000-0000-0000-0000-000000000001";
      statement.execute("set local prasan.coalition = '" + coalition + "'");
      statement.execute(
          """
          insert into sample.line (coalition_id, id, parent, words, bytes, moment, list, facts, amount, "order")
          values ('%1$s', %2$d, %2$d, E'เด็ก\\t\\\\ \\n"x" \\\\.', '\\xdeadbeef', now(), '{ก,"ข ค",null}', '{"ก": 1}', 1.50, %3$s);
          insert into sample.note (coalition_id, id, line) values ('%1$s', %2$d, %2$d);
          update sample.line set favourite = %2$d where coalition_id = '%1$s' and id = %2$d\
          """
              .formatted(coalition, id, file == null ? "null" : "'" + file + "'"));
      connection.commit();
    }
  }

  private static List<String> sums(Database.Place place) throws SQLException, IOException {
    var sums = new ArrayList<String>();
    try (var connection = place.asOwner().getConnection()) {
      connection.setAutoCommit(false);
      var copy = new TableCopy(connection);
      for (var table : Tables.toKeep(connection)) sums.add(table.entry() + copy.sum(table));
    }
    return sums;
  }

  private static long foreignKeys(Database.Place place) throws SQLException {
    return number(
        place.asOwner(),
        "select count(*) from pg_constraint where contype = 'f' and convalidated"
            + " and connamespace = 'sample'::regnamespace");
  }

  private static void execute(Database.Place place, String sql) throws SQLException {
    try (var connection = place.asOwner().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(javax.sql.DataSource source, String sql) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static MigrationScripts scripts(String... sql) {
    var scripts = new ArrayList<>(MigrationScripts.onClasspath().scripts());
    scripts.removeIf(script -> script.module().equals("sample"));
    for (int version = 1; version <= sql.length; version++) {
      scripts.add(
          new MigrationScripts.Script("sample", "V" + version + "__trial.sql", sql[version - 1]));
    }
    return MigrationScripts.of(scripts);
  }
}
