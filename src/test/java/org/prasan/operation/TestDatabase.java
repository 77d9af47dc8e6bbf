package org.prasan.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The one database server of a test run: an embedded one that forgets everything, or an external
 * one named by {@code PRASAN_TEST_DATABASE_URL} whose user (…_USER, …_PASSWORD) may create
 * databases and roles.
 */
public final class TestDatabase {
  static final Secret PASSWORD = new Secret("for-tests-only");
  private static final String RUN = "prasan_test_" + ProcessHandle.current().pid();
  private static final String OWNER = "prasan_test_owner";
  private static final String USER = "prasan_test_app";
  private static @Nullable TestDatabase started;

  private final String server;
  private final String superuser;
  private final @Nullable String password;
  private boolean isMigrated;

  private TestDatabase(String server, String superuser, @Nullable String password) {
    this.server = server;
    this.superuser = superuser;
    this.password = password;
  }

  /** The settings under which Prasan works on a fresh database of this run, as properties. */
  public static List<String> settings() {
    return started().settingsFor(RUN + "?socketFactory=" + Lines.class.getName());
  }

  /** The role by which the application works. */
  public static String user() {
    return USER;
  }

  /** The role that owns the tables. */
  public static String owner() {
    return OWNER;
  }

  /** Past every wall, to prepare what the application itself could never do. */
  public static Connection asSuperuser() throws SQLException {
    return started().connect(RUN);
  }

  static synchronized TestDatabase started() {
    if (started == null) {
      started = System.getenv("PRASAN_TEST_DATABASE_URL") == null ? embedded() : external();
      started.create(RUN);
    }
    return started;
  }

  List<String> settingsFor(String database) {
    return List.of(
        "prasan.database.url=" + server + database,
        "prasan.database.owner=" + OWNER,
        "prasan.database.owner-password=" + PASSWORD.reveal(),
        "prasan.database.user=" + USER,
        "prasan.database.password=" + PASSWORD.reveal());
  }

  Database.Place place(String database) {
    return new Database.Place(server + database, OWNER, PASSWORD, USER, PASSWORD, server);
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(server + database, superuser, password);
  }

  void create(String database) {
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(1)"); // roles are shared by runs on one server
      statement.execute("drop database if exists " + database);
      Roles.create(connection, database, OWNER, PASSWORD, USER, PASSWORD);
      statement.execute("alter role %s password '%s'".formatted(OWNER, PASSWORD.reveal()));
      statement.execute("alter role %s password '%s'".formatted(USER, PASSWORD.reveal()));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the test database " + database, e);
    }
  }

  /** One with all tables of today, far quicker than by migrating it anew. */
  void createMigrated(String database) throws SQLException {
    createLike(database, migrated());
  }

  /** Nobody may be connected to the other one meanwhile. */
  void createLike(String database, String other) throws SQLException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists " + database);
      statement.execute(
          "create database %s owner %s template %s".formatted(database, OWNER, other));
    }
  }

  private synchronized String migrated() throws SQLException {
    var name = RUN + "_migrated";
    if (!isMigrated) {
      create(name);
      Migrations.bring(place(name));
      isMigrated = true;
    }
    return name;
  }

  private static TestDatabase external() {
    var url = Objects.requireNonNull(System.getenv("PRASAN_TEST_DATABASE_URL"));
    var user = System.getenv("PRASAN_TEST_DATABASE_USER");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(RUN)));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> drop(RUN + "_migrated")));
    return new TestDatabase(
        url.replaceAll("/[^/]*$", "/"),
        user == null ? "postgres" : user,
        System.getenv("PRASAN_TEST_DATABASE_PASSWORD"));
  }

  private static void drop(String database) {
    try (var connection = started().connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists " + database + " with (force)");
    } catch (SQLException e) {
      System.err.println("Left behind the test database " + database + ": " + e.getMessage());
    }
  }

  private static TestDatabase embedded() {
    try {
      var folder = new DataFolder(Files.createTempDirectory("prasan-test-"));
      folder.prepare();
      var server =
          EmbeddedPostgres.start(folder, binaries(), 0, EmbeddedPostgres.Durability.FOR_TESTS);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    server.close();
                    FileSystemUtils.deleteRecursively(folder.path().toFile());
                  }));
      return new TestDatabase(
          EmbeddedPostgres.url(server.port(), ""),
          EmbeddedPostgres.SUPERUSER,
          folder.secret("database-superuser").reveal());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Where this run keeps its files. */
  public static Path data() {
    return Path.of("target", "test-data", RUN);
  }

  static Path binaries() {
    return Path.of("target", "postgresql").toAbsolutePath();
  }
}
