package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of clients stand beside a backup, so that an older one brings nobody back. */
@Tag("data")
class ClientKeysBackupTest {
  private static final Secret PASSPHRASE = new Secret("five words nobody would guess");
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
  void aBackupHoldsNoKeyOfAClient() throws Exception {
    var written = new WriteBackup(original, temp).to(archive("all.backup"));
    assertThat(written.tables().keySet())
        .contains("vault.key_share")
        .doesNotContain("vault.data_key");
  }

  @Test
  void whoWasErasedSinceStaysErasedWhenAnOlderBackupIsRestored() throws Exception {
    var older = archive("all.backup");
    new WriteBackup(original, temp).to(older);
    asProduct(
        "update vault.data_key set wrapped = null, destroyed_at = now() where id = '%s'"
            .formatted(erased));
    var keys = archive("client-keys.prasan");
    new WriteBackup(original, temp, BackupPart.CLIENT_KEYS).to(keys);

    var folder = Files.createDirectory(temp.resolve("new"));
    RestoreBackup.restore(older, empty, folder, SCRIPTS);
    RestoreBackup.restore(keys, empty, folder, SCRIPTS, BackupPart.CLIENT_KEYS);

    assertThat(keyLeft(stays)).isTrue();
    assertThat(keyLeft(erased)).isFalse();
    assertThat(forced()).as("the wall stands again").isTrue();
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
