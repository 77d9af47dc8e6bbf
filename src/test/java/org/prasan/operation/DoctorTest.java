package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

@Tag("data")
class DoctorTest {
  private static final String WELL = "prasan_test_well";
  private static boolean wellIsThere;

  @TempDir Path temp;

  @Test
  void examinesThirtyThingsAndHasACureForEachInBothLanguages() throws Exception {
    var findings = doctor(WELL, false).examine();
    assertThat(findings).hasSizeGreaterThan(30);
    for (var finding : findings) {
      var ill = new Finding(finding.name(), Finding.State.ILL, "?");
      assertThat(ill.text().lines()).as(finding.name()).hasSize(3);
    }
  }

  @Test
  void findsAFreshDatabaseWell() throws Exception {
    assertThat(doctor(WELL, false).examine())
        .filteredOn(finding -> finding.state() == Finding.State.ILL)
        .extracting(Finding::name)
        // The server of the tests is allowed to forget.
        .isSubsetOf("fsync", "synchronous-commit", "full-page-writes");
  }

  @Test
  void noticesATableWithoutAWall() throws Exception {
    var doctor = doctor("prasan_test_ill", false);
    execute("create table public.naked (coalition_id uuid)");
    assertThat(state(doctor, "walls")).isEqualTo(Finding.State.ILL);
    execute("drop table public.naked");
    assertThat(state(doctor, "walls")).isEqualTo(Finding.State.WELL);
  }

  @Test
  void noticesARowLevelSecurityThatWouldHideRowsFromABackup() throws Exception {
    var doctor = doctor("prasan_test_ill", false);
    execute(
        "create policy narrow on tenancy.hidden as restrictive using (false)",
        "create schema if not exists tenancy; create table tenancy.hidden (coalition_id uuid);"
            + " alter table tenancy.hidden enable row level security");
    assertThat(state(doctor, "owner-sees-all")).isEqualTo(Finding.State.ILL);
  }

  @Test
  void noticesALogOfTheDatabaseThatRepeatsRows() throws Exception {
    var doctor = doctor("prasan_test_ill", false);
    asSuperuser("alter database prasan_test_ill set log_error_verbosity = 'default'");
    assertThat(state(doctor, "log-words")).isEqualTo(Finding.State.ATTENTION);
    asSuperuser("alter database prasan_test_ill set log_min_error_statement = panic");
    asSuperuser("alter database prasan_test_ill set log_error_verbosity = terse");
    assertThat(state(doctor, "log-words")).isEqualTo(Finding.State.WELL);
  }

  @Test
  void noticesSecretsThatOthersMayRead() throws Exception {
    var doctor = doctor(WELL, false);
    var secrets = Files.createDirectories(temp.resolve("secrets"));
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(state(doctor, "secrets")).isEqualTo(Finding.State.ILL);
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
    assertThat(state(doctor, "secrets")).isEqualTo(Finding.State.WELL);
  }

  @Test
  void noticesAttachedFilesThatOthersMayRead() throws Exception {
    var doctor = doctor(WELL, false);
    var files = Files.createDirectories(temp.resolve("files"));
    Files.setPosixFilePermissions(files, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(state(doctor, "files")).isEqualTo(Finding.State.ATTENTION);
    Files.setPosixFilePermissions(files, PosixFilePermissions.fromString("rwx------"));
    assertThat(state(doctor, "files")).isEqualTo(Finding.State.WELL);
  }

  @Test
  void noticesSampleModeUnderAPublicAddress() throws Exception {
    assertThat(state(doctor(WELL, true), "sample-address")).isEqualTo(Finding.State.ILL);
  }

  @Test
  void saysNothingThatIsNotSo() throws Exception {
    var bare = doctor(WELL, false, "http://prasan.example.org");
    assertThat(text(bare, "passphrase")).contains("no passphrase for backups is set");
    assertThat(text(bare, "backup")).contains("no backup was made").doesNotContain("ago");
    assertThat(text(bare, "mail")).contains("there is no mail server");
    assertThat(text(bare, "https")).contains("is not encrypted on the way");
    var alone = doctor(WELL, false, "http://localhost:8080");
    assertThat(text(alone, "address-here")).startsWith("!").contains("before others use it");
    assertThat(alone.examine()).extracting(Finding::name).doesNotContain("sample-address");
    var trying = doctor(WELL, true, "http://localhost:8080");
    assertThat(text(trying, "address-here")).startsWith("✓").contains("on this machine alone");
    assertThat(text(trying, "outbox")).startsWith("✓").contains("no mail server");
  }

  @Test
  void asksForADailyBackup() throws Exception {
    var doctor = doctor(WELL, false);
    assertThat(state(doctor, "backup")).isEqualTo(Finding.State.ATTENTION);
    Files.writeString(temp.resolve(MakeBackup.LAST), java.time.Instant.now().toString());
    assertThat(state(doctor, "backup")).isEqualTo(Finding.State.WELL);
  }

  private static Finding.State state(Doctor doctor, String name) {
    return finding(doctor, name).state();
  }

  private static String text(Doctor doctor, String name) {
    return finding(doctor, name).text();
  }

  private static Finding finding(Doctor doctor, String name) {
    return doctor.examine().stream()
        .filter(finding -> finding.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void execute(String last, String... before) throws Exception {
    try (var connection =
            TestDatabase.started().place("prasan_test_ill").asOwner().getConnection();
        var statement = connection.createStatement()) {
      for (var sql : before) statement.execute(sql);
      statement.execute(last);
    }
  }

  private static void asSuperuser(String sql) throws Exception {
    try (var connection = TestDatabase.started().connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Doctor doctor(String database, boolean sample) throws Exception {
    return doctor(database, sample, "https://prasan.example.org");
  }

  private Doctor doctor(String database, boolean sample, String address) throws Exception {
    var server = TestDatabase.started();
    // A well one is only looked at.
    if (!database.equals(WELL) || !wellIsThere) server.createMigrated(database);
    wellIsThere |= database.equals(WELL);
    var place = server.place(database);
    var settings =
        new Settings(
            temp,
            new Settings.Database(
                place.url(),
                place.owner(),
                place.ownerPassword(),
                place.user(),
                place.password(),
                0,
                10,
                null),
            new Settings.Backup(null, null, true),
            new Settings.Keys(null, null),
            URI.create(address),
            "th",
            java.time.ZoneId.of("Asia/Bangkok"),
            sample);
    return new Doctor(
        settings,
        new MockEnvironment()
            .withProperty("management.server.address", "127.0.0.1")
            .withProperty("server.port", String.valueOf(PrasanProcess.freePort())));
  }
}
