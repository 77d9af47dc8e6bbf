package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir Path temp;

  @Test
  void keepsEveryConfirmedChangeAndChecksItsPages() throws SQLException {
    try (var server = start(0)) {
      assertThat(setting(server, "fsync")).isEqualTo("on");
      assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(server, "full_page_writes")).isEqualTo("on");
      assertThat(setting(server, "data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void cannotBeMadeForgetfulByTheOperatorsOwnSettings() throws Exception {
    Files.writeString(temp.resolve("postgresql.conf"), "fsync = off\nwork_mem = 9MB\n");
    try (var server = start(0)) {
      assertThat(setting(server, "fsync")).isEqualTo("on");
      assertThat(setting(server, "work_mem")).isEqualTo("9MB");
    }
  }

  @Test
  void listensOnThisMachineOnlyAndAsksForAPassword() throws SQLException {
    try (var server = start(0)) {
      assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThatThrownBy(
              () ->
                  java.sql.DriverManager.getConnection(
                      EmbeddedPostgres.url(server.port(), "postgres"), "postgres", "guess"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void hidesItsPasswordsFromOtherUsersOfTheMachine() throws IOException {
    start(0).close();
    try (var secrets = Files.list(temp.resolve("secrets"))) {
      assertThat(secrets)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void isAdoptedWhenAnEarlierRunLeftItBehind() throws SQLException {
    var left = start(0);
    assertThat(left.adopted()).isFalse();
    try (var next = start(0)) {
      assertThat(next.adopted()).isTrue();
      assertThat(next.port()).isEqualTo(left.port());
      assertThat(setting(next, "fsync")).isEqualTo("on");
    }
  }

  @Test
  void isStartedAnewWhenTheOneLeftBehindHasOtherSettings() throws Exception {
    start(0);
    var conf = temp.resolve("postgres/postgresql.conf");
    Files.writeString(conf, Files.readString(conf) + "work_mem = 7MB\n");
    try (var next = start(0)) {
      assertThat(next.adopted()).isFalse();
      assertThat(setting(next, "work_mem")).isEqualTo("8MB");
    }
  }

  @Test
  void takesAnotherPortWhenItsUsualOneIsOccupied() throws Exception {
    var first = start(0);
    first.close();
    try (var other = new ServerSocket(first.port(), 1, InetAddress.ofLiteral("127.0.0.1"));
        var next = start(0)) {
      assertThat(next.port()).isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void startsThoughAPowerFailureEmptiedTheFileWithItsPort() throws Exception {
    start(0).close();
    Files.writeString(temp.resolve("postgres.port"), "");
    try (var server = start(0)) {
      assertThat(server.port()).isPositive();
    }
  }

  @Test
  void saysSoWhenTheWantedPortIsOccupied() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> start(other.getLocalPort()))
          .hasMessageContaining("already uses the database port " + other.getLocalPort())
          .hasMessageContaining("prasan.database.port");
    }
  }

  @Test
  void refusesDataOfANewerPostgres() throws IOException {
    start(0).close();
    Files.writeString(temp.resolve("postgres/PG_VERSION"), "99\n");
    assertThatThrownBy(() -> start(0)).hasMessageContaining("belongs to PostgreSQL 99");
  }

  @Test
  void refusesDataWithoutItsPasswords() throws IOException {
    start(0).close();
    Files.delete(temp.resolve("secrets/database-superuser"));
    assertThatThrownBy(() -> start(0)).hasMessageContaining("passwords are missing");
  }

  @Test
  void beginsAgainWhenItsCreationWasInterrupted() throws Exception {
    Files.createDirectories(temp.resolve("postgres.new/base"));
    Files.writeString(temp.resolve("postgres.new/PG_VERSION"), "18");
    try (var server = start(0)) {
      assertThat(setting(server, "server_encoding")).isEqualTo("UTF8");
    }
  }

  private EmbeddedPostgres start(int port) {
    var folder = new DataFolder(temp);
    folder.prepare();
    return EmbeddedPostgres.start(
        folder, TestDatabase.binaries(), port, EmbeddedPostgres.Durability.KEPT);
  }

  private static String setting(EmbeddedPostgres server, String name) throws SQLException {
    try (var connection = server.connect("postgres");
        var statement = connection.createStatement();
        var row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }
}
