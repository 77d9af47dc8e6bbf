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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class EmbeddedPostgresTest {
  /** To make one takes longer than to start it. */
  @TempDir static Path made;

  @TempDir Path temp;

  @BeforeAll
  static void make() {
    start(made, 0).close();
  }

  @BeforeEach
  void one() throws Exception {
    var copied = new ProcessBuilder("cp", "-a", made + "/.", temp.toString()).inheritIO().start();
    assertThat(copied.waitFor()).isZero();
  }

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
    try (var secrets = Files.list(made.resolve("secrets"))) {
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
    int usual = Integer.parseInt(Files.readString(temp.resolve("postgres.port")));
    try (var other = new ServerSocket(usual, 1, InetAddress.ofLiteral("127.0.0.1"));
        var next = start(0)) {
      assertThat(next.port()).isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void startsThoughAPowerFailureEmptiedTheFileWithItsPort() throws Exception {
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
    Files.writeString(temp.resolve("postgres/PG_VERSION"), "99\n");
    assertThatThrownBy(() -> start(0)).hasMessageContaining("belongs to PostgreSQL 99");
  }

  @Test
  void refusesDataWithoutItsPasswords() throws IOException {
    Files.delete(temp.resolve("secrets/database-superuser"));
    assertThatThrownBy(() -> start(0)).hasMessageContaining("passwords are missing");
  }

  @Test
  void beginsAgainWhenItsCreationWasInterrupted() throws Exception {
    FileSystemUtils.deleteRecursively(temp.resolve("postgres"));
    Files.createDirectories(temp.resolve("postgres.new/base"));
    Files.writeString(temp.resolve("postgres.new/PG_VERSION"), "18");
    try (var server = start(0)) {
      assertThat(setting(server, "server_encoding")).isEqualTo("UTF8");
    }
  }

  private EmbeddedPostgres start(int port) {
    return start(temp, port);
  }

  private static EmbeddedPostgres start(Path data, int port) {
    var folder = new DataFolder(data);
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
