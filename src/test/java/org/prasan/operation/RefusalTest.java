package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each way in which a start can go wrong, as the operator meets it on the terminal. In a process of
 * its own where that is the point, and once at least; {@link InstallationTest} has what is refused
 * beside or after one that served.
 */
class RefusalTest {
  private static final String PASSPHRASE =
      "--prasan.backup.passphrase=five words nobody would guess";
  private static final List<String> NEEDS_NO_DATA = List.of("serve", "restore", "config", "help");

  @TempDir Path temp;

  @Test
  void anOccupiedPortIsNamed() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var refused = refused("--server.port=" + other.getLocalPort());
      assertRefused(
          refused, "Another program already uses port " + other.getLocalPort(), "--server.port");
      assertThat(temp.resolve("postgres")).doesNotExist();
    }
  }

  @Test
  void aFolderOfANewerPostgresIsLeftAlone() throws Exception {
    ofANewerPostgres();
    assertRefused(refused(), "belongs to PostgreSQL 99", "newest Prasan");
    assertThat(temp.resolve("postgres/PG_VERSION")).hasContent("99");
  }

  @Test
  void aFileInPlaceOfTheDataFolderIsNamed() throws Exception {
    Files.writeString(temp.resolve("file"), "");
    var refused = RefusedStart.of(temp.resolve("file"));
    assertRefused(refused, "data folder " + temp.resolve("file") + " cannot be used", "own");
  }

  @Test
  void aFolderThatMayNotBeReadIsNamed() throws Exception {
    var closed = Files.createDirectory(temp.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    var refused = PrasanProcess.start(asOrdinaryUser(), "org.prasan.Prasan", closed);
    assertRefused(refused, "data folder " + closed + " cannot be used", "--prasan.data");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aDatabaseThatCannotHoldThaiIsRefused() throws Exception {
    var server = TestDatabase.started();
    try (var connection = server.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists prasan_test_latin");
      statement.execute(
          "create database prasan_test_latin owner prasan_test_owner encoding 'LATIN1'"
              + " locale_provider libc locale 'C' template template0");
    }
    assertRefused(refusedOn("prasan_test_latin"), "stores characters as LATIN1", "create database");
  }

  @Test
  void anApplicationRoleThatBypassesTheWallIsRefused() throws Exception {
    var server = TestDatabase.started();
    server.create("prasan_test_strong");
    try (var connection = server.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("drop role if exists prasan_test_strong");
      statement.execute("create role prasan_test_strong login bypassrls password 'for-tests-only'");
    }
    assertRefused(
        refusedOn("prasan_test_strong", "--prasan.database.user=prasan_test_strong"),
        "can look over the wall",
        "alter role prasan_test_strong");
  }

  @Test
  void aMisspelledSettingIsNamed() {
    assertRefused(
        refused("--prasan.baseurl-x=1"), "no setting called prasan.baseurl-x", "spelling");
  }

  @Test
  void aMisspelledSettingOfSpringBootIsNamedWithTheOneThatWasMeant() {
    assertRefused(
        refused("--spring.mail.hsot=mail.example.org"),
        "no setting called spring.mail.hsot",
        "Did you mean spring.mail.host?");
  }

  @Test
  void aSettingThatCannotBeReadIsNamed() {
    assertRefused(refused("--prasan.sample=perhaps"), "prasan.sample", "perhaps");
    assertRefused(refused("--server.port=abc"), "server.port has the value “abc”", "configuration");
    assertThat(temp).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "prasan.backup.passphrase, too-short, 12 characters",
    "prasan.backup.passphrase, aaaaaaaaaaaaaa, 12 characters",
    "prasan.keys.sign-in, thirty-one-characters-are-few--, 32 random characters",
    "prasan.database.password, changeme, 8 random characters",
    "prasan.database.owner-password, prasan_owner, 8 random characters"
  })
  void aSecretThatAnybodyWouldGuessIsRefusedAndNotRepeated(
      String setting, String secret, String cure) {
    var refused = refused("--" + setting + "=" + secret);
    assertRefused(refused, "too short", cure);
    assertThat(refused.output()).doesNotContain(secret);
  }

  @Test
  void aPasswordInTheAddressOfTheDatabaseIsNotShown() {
    var refused =
        refused("--prasan.database.url=jdbc:postgresql://127.0.0.1:1/x?password=hush-hush&ssl=no");
    assertRefused(refused, "127.0.0.1:1/x?password=…&ssl=no", "prasan.database.*");
    assertThat(refused.output()).doesNotContain("hush-hush");
  }

  @Test
  void aCommandOnAFolderWithoutDataIsRefusedAndMakesNothing() {
    var mistyped = temp.resolve("dta");
    for (var command : OperatorText.commands()) {
      if (NEEDS_NO_DATA.contains(command)) continue;
      assertRefused(
          RefusedStart.of(mistyped, command, temp.resolve("all.backup").toString(), PASSPHRASE),
          "here is no Prasan data in " + mistyped,
          "--prasan.data");
      assertThat(temp).as(command).isEmptyDirectory();
    }
  }

  @Test
  void soIsOneOnADatabaseWithoutTables() throws Exception {
    TestDatabase.started().create("prasan_test_bare");
    for (var command : List.of("backup", "verify-audit"))
      assertRefused(
          refusedOn("prasan_test_bare", command, temp.resolve("all.backup").toString(), PASSPHRASE),
          "There is no Prasan data in jdbc:postgresql:",
          "prasan.database.url");
    assertThat(temp.resolve("all.backup")).doesNotExist();
  }

  @Test
  void aBackupWithoutATerminalAsksForThePassphraseInWords() throws Exception {
    ofANewerPostgres();
    assertRefused(
        start("backup", temp.resolve("all.backup").toString()),
        "The passphrase of the backup is not known",
        "PRASAN_BACKUP_PASSPHRASE_FILE");
  }

  @Test
  void aRestoreIntoAFullFolderIsRefusedInOneSentence() throws Exception {
    Files.writeString(temp.resolve("something"), "is here");
    assertRefused(
        refused("restore", temp.resolve("all.backup").toString()),
        "There is data already in " + temp,
        "new folder");
  }

  @Test
  void anUnknownCommandShowsWhatThereIs() {
    var refused = refused("dance");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.output()).contains("There is no command “dance”", "config");
  }

  private void ofANewerPostgres() throws Exception {
    Files.createDirectories(temp.resolve("postgres"));
    Files.writeString(temp.resolve("postgres/PG_VERSION"), "99\n");
  }

  private PrasanProcess start(String... more) {
    return PrasanProcess.start(temp, more);
  }

  private RefusedStart refused(String... more) {
    return RefusedStart.of(temp, more);
  }

  private RefusedStart refusedOn(String database, String... more) {
    var settings =
        new java.util.ArrayList<>(
            TestDatabase.started().settingsFor(database).stream().map(s -> "--" + s).toList());
    for (var setting : more) {
      settings.removeIf(old -> old.startsWith(setting.replaceAll("=.*", "=")));
      settings.add(setting);
    }
    return refused(settings.toArray(String[]::new));
  }

  private static void assertRefused(PrasanProcess refused, String what, String cure) {
    assertRefused(new RefusedStart(refused.exitCode(), refused.output()), what, cure);
  }

  private static void assertRefused(RefusedStart refused, String what, String cure) {
    assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
    assertThat(refused.output())
        .contains(what, cure, "กรุณา")
        .doesNotContain("\tat ", "Caused by", "WARN");
  }

  /** Root may read everything; a user namespace takes that privilege away. */
  private static List<String> asOrdinaryUser() {
    return "root".equals(System.getProperty("user.name"))
        ? List.of("unshare", "--user")
        : List.of();
  }
}
