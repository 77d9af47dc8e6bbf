package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of clients stand beside a backup, so that an older one brings nobody back. */
@Tag("data")
class ClientKeysBackupTest {
  private static final Secret PASSPHRASE = new Secret("five words nobody would guess");
  private static final Secret CHANGED = new Secret("other words nobody would guess");
  private static final String COALITION = "00000000-0000-0000-0000-000000000001";
  private static final MigrationScripts SCRIPTS = MigrationScripts.onClasspath();

  private final UUID stays = UUID.randomUUID();
  private final UUID erased = UUID.randomUUID();

  @TempDir Path temp;
  private Database.Place original;
  private Database.Place empty;

  @BeforeEach
  void twoClients() throws SQLException {
    var server = TestDatabase.started();
    server.createMigrated("prasan_test_with_keys");
    server.createMigrated("prasan_test_without_keys");
    original = server.place("prasan_test_with_keys");
    empty = server.place("prasan_test_without_keys");
    for (var client : new UUID[] {stays, erased})
      asProduct(
          "insert into vault.data_key (coalition_id, id, organization_id, wrapped, made_at)"
              + " values ('%s', '%s', '%s', '\\x01', now())"
                  .formatted(COALITION, client, UUID.randomUUID()));
  }

  @Test
  void whoWasErasedSinceStaysErasedWhenAnOlderBackupIsRestored() throws Exception {
    hasAFile(stays, "69-0001");
    hasAFile(erased, "69-0002");
    var older = archive("all.backup");
    var written = new WriteBackup(original, temp).to(older).tables().keySet();
    assertThat(written).contains("vault.key_share").doesNotContain("vault.data_key");
    asProduct(
        "update vault.data_key set wrapped = null, destroyed_at = now() where id = '%s'"
            .formatted(erased));
    var keys = archive("client-keys.prasan");
    new WriteBackup(original, temp, BackupPart.CLIENT_KEYS).to(keys);

    var folder = Files.createDirectory(temp.resolve("new"));
    RestoreBackup.restore(older, empty, folder, SCRIPTS);
    assertThat(closed(empty)).isEqualTo(new ClosedClients(2, 2));
    RestoreBackup.restore(keys, empty, folder, SCRIPTS, BackupPart.CLIENT_KEYS);
    assertThat(closed(empty)).as("erased is not closed").isEqualTo(new ClosedClients(0, 2));

    assertThat(keyLeft(stays)).isTrue();
    assertThat(keyLeft(erased)).isFalse();
    assertThat(forced()).as("the wall stands again").isTrue();
  }

  @Test
  void aFileOfKeysIsReplacedByNewerOnesOfTheSameInstallationAlone() throws Exception {
    var keys = temp.resolve("client-keys.prasan");
    backUp(original, "data", PASSPHRASE);
    backUp(original, "data", CHANGED);
    var ours = Files.readAllBytes(keys);

    assertThatThrownBy(() -> backUp(empty, "foreign", CHANGED))
        .hasMessageContaining("holds the keys of 2 clients who are not here")
        .extracting(refusal -> BackupRun.Trouble.of((Exception) refusal))
        .isEqualTo(BackupRun.Trouble.KEYS);
    assertThatThrownBy(() -> backUp(empty, "foreign", PASSPHRASE))
        .hasMessageContaining("Nobody can tell whose keys");
    assertThat(keys).hasBinaryContent(ours);

    asProduct(
        "update vault.data_key set wrapped = null, destroyed_at = now() where id = '%s'"
            .formatted(erased));
    backUp(original, "restored", CHANGED);
    assertThat(Files.readAllBytes(keys)).isNotEqualTo(ours);
  }

  @Test
  @Tag("slow")
  void aRestoreWithTheKeysOfAnotherInstallationSaysHowManyClientsStayClosed() throws Exception {
    hasAFile(stays, "69-0001");
    backUp(original, "data", PASSPHRASE);
    Files.delete(temp.resolve("client-keys.prasan"));
    new WriteBackup(empty, temp, BackupPart.CLIENT_KEYS).to(archive("client-keys.prasan"));
    TestDatabase.started().create("prasan_test_to_restore");
    var target = TestDatabase.started().place("prasan_test_to_restore");
    var restore = new Restore(settings(target, "new", PASSPHRASE));
    var backup = temp.resolve("data.backup").toString();

    assertThatThrownBy(() -> restore.run(new Arguments(List.of(backup))))
        .hasMessageContaining("1 of 1 clients could not be opened")
        .hasMessageContaining("without-keys");
    assertThat(temp.resolve("new")).doesNotExist();
    assertThat(restore.run(new Arguments(List.of(backup, "without-keys")))).isZero();
    assertThat(closed(target)).isEqualTo(new ClosedClients(1, 1));
  }

  private static ClosedClients closed(Database.Place place) throws SQLException {
    try (var owner = place.asOwner().getConnection()) {
      return ClosedClients.in(owner);
    }
  }

  private void backUp(Database.Place place, String data, Secret passphrase) throws Exception {
    var settings = settings(place, data, passphrase);
    Files.createDirectories(settings.data());
    Files.writeString(settings.data().resolve("audit-seals.txt"), "seal");
    var file = temp.resolve(data + ".backup");
    Files.deleteIfExists(file);
    new MakeBackup(settings, place, passphrase, SealedArchive.Effort.FOR_TESTS).into(file);
  }

  private void hasAFile(UUID client, String number) throws SQLException {
    asProduct(
        """
        insert into client.file (coalition_id, id, organization_id, key_id, number, age_band,
          opened_at, changed_at)
        values ('%1$s', '%2$s', '%2$s', '%2$s', '%3$s', 'UNKNOWN', now(), now())\
        """
            .formatted(COALITION, client, number));
  }

  private Settings settings(Database.Place place, String data, Secret passphrase) {
    return new Settings(
        temp.resolve(data),
        new Settings.Database(
            place.url(),
            place.owner(),
            place.ownerPassword(),
            place.user(),
            place.password(),
            0,
            10,
            null),
        new Settings.Backup(passphrase, null, true),
        new Settings.Keys(null, null),
        URI.create("https://prasan.example.org"),
        "th",
        ZoneId.of("Asia/Bangkok"),
        false);
  }

  private SealedArchive archive(String name) {
    return new SealedArchive(temp.resolve(name), PASSPHRASE, SealedArchive.Effort.FOR_TESTS);
  }

  private void asProduct(String sql) throws SQLException {
    try (var connection = original.asApplication().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local prasan.coalition = '" + COALITION + "'");
      statement.execute("set local prasan.organization = '" + new UUID(0, 0) + "'");
      statement.execute(sql);
      connection.commit();
    }
  }

  private boolean keyLeft(UUID client) throws SQLException {
    return asked("select wrapped is not null from vault.data_key where id = '" + client + "'");
  }

  private boolean forced() throws SQLException {
    return asked("select relforcerowsecurity from pg_class where oid = 'vault.data_key'::regclass");
  }

  private boolean asked(String sql) throws SQLException {
    try (var connection = empty.asOwner().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
