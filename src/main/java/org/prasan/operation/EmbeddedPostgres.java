package org.prasan.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL server that comes with Prasan and keeps its data in the data folder. */
final class EmbeddedPostgres implements AutoCloseable {
  static final String SUPERUSER = "postgres";
  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String HOST = "127.0.0.1";

  private final DataFolder folder;
  private final PostgresBinaries binaries;
  private final Durability durability;
  private final Secret password;
  private final int port;
  private final boolean adopted;

  /** Tests may lose their data when the machine loses power; nobody else may. */
  enum Durability {
    KEPT("on"),
    FOR_TESTS("off");

    final String setting;

    Durability(String setting) {
      this.setting = setting;
    }
  }

  /** Starts the server of a data folder that the caller has locked. */
  static EmbeddedPostgres start(
      DataFolder folder, Path binaries, int wantedPort, Durability durability) {
    var programs = PostgresBinaries.unpackedIn(binaries);
    refuseOtherVersion(folder, programs);
    createUnlessThere(folder, programs, durability);
    return new EmbeddedPostgres(folder, programs, wantedPort, durability);
  }

  private EmbeddedPostgres(
      DataFolder folder, PostgresBinaries binaries, int wantedPort, Durability durability) {
    this.folder = folder;
    this.binaries = binaries;
    this.durability = durability;
    this.password = folder.secret("database-superuser");
    var left = Postmaster.of(folder.postgres());
    if (left != null && canAdopt(left, wantedPort)) {
      this.port = left.port();
      this.adopted = true;
      log.info("Adopted the database server that an earlier run left behind");
    } else {
      if (left != null) stop();
      this.port = wantedPort == 0 ? freePort() : wantedPort;
      this.adopted = false;
      run();
    }
  }

  /** The server that another process of the same data folder runs, if there is one. */
  static @Nullable Integer portOfRunning(DataFolder folder) {
    var running = Postmaster.of(folder.postgres());
    return running == null ? null : running.port();
  }

  int port() {
    return port;
  }

  boolean adopted() {
    return adopted;
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
  }

  Connection connect(String database) throws SQLException {
    return connect(port, database);
  }

  private Connection connect(int port, String database) throws SQLException {
    var source = new PGSimpleDataSource();
    source.setUrl(url(port, database));
    source.setUser(SUPERUSER);
    source.setPassword(password.reveal());
    source.setConnectTimeout(5);
    source.setApplicationName("prasan start");
    return source.getConnection();
  }

  /** Stops the server; it writes everything to disk first. */
  @Override
  public void close() {
    stop();
  }

  private void stop() {
    var data = folder.postgres().toString();
    var stopped = binaries.run("pg_ctl", "stop", "-D", data, "-m", "fast", "-w", "-t", "60");
    if (stopped.succeeded() || Postmaster.of(folder.postgres()) == null) return;
    log.warn("The database server did not stop in time: {}", stopped.output());
    binaries.run("pg_ctl", "stop", "-D", data, "-m", "immediate", "-w", "-t", "30");
  }

  private void run() {
    write(folder.postgres().resolve("postgresql.conf"), configuration(port));
    write(
        folder.postgres().resolve("pg_hba.conf"),
        "# Only this machine, only with a password.\nhost all all 127.0.0.1/32 scram-sha-256\n");
    var started =
        binaries.run(
            "pg_ctl",
            "start",
            "-D",
            folder.postgres().toString(),
            "-w",
            "-t",
            "600",
            "-l",
            startLog().toString());
    if (!started.succeeded()) throw whyNotStarted(started.output());
  }

  private CannotStart whyNotStarted(String output) {
    var said = tail(startLog());
    if (said.contains("Address already in use") || said.contains("could not bind")) {
      return CannotStart.because("database-port", String.valueOf(port));
    }
    if (said.contains("No space left on device")) {
      return CannotStart.because("disk-full", folder.path().toString());
    }
    if (said.contains("Permission denied") || said.contains("has wrong ownership")) {
      return CannotStart.because("data-folder", folder.postgres().toString(), lastLine(said));
    }
    return CannotStart.because(
        "database-start",
        lastLine(said.isBlank() ? output : said),
        folder.log().toString(),
        folder.postgres().toString());
  }

  private static String lastLine(String text) {
    var lines = text.strip().lines().filter(line -> line.contains("FATAL")).toList();
    return lines.isEmpty()
        ? text.strip().lines().reduce("", (a, b) -> b)
        : Objects.requireNonNull(lines.getLast());
  }

  private Path startLog() {
    return folder.log().resolve("postgres-start.log");
  }

  /**
   * A leftover server is taken over if it is ours, has our present settings and answers; whatever
   * its former clients were still doing is ended.
   */
  private boolean canAdopt(Postmaster left, int wantedPort) {
    if (wantedPort != 0 && wantedPort != left.port()) return false;
    try {
      if (!Files.readString(folder.postgres().resolve("postgresql.conf"))
          .equals(configuration(left.port()))) return false;
      try (var connection = connect(left.port(), SUPERUSER);
          var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "select current_setting('data_directory'),"
                      + " current_setting('server_version_num')::int / 10000,"
                      + " (select count(pg_terminate_backend(pid)) from pg_stat_activity"
                      + " where backend_type = 'client backend' and pid <> pg_backend_pid())")) {
        row.next();
        return Files.isSameFile(Path.of(row.getString(1)), folder.postgres())
            && row.getInt(2) == binaries.major();
      }
    } catch (IOException | SQLException e) {
      log.info("The database server left behind cannot be used further: {}", e.getMessage());
      return false;
    }
  }

  private static void refuseOtherVersion(DataFolder folder, PostgresBinaries binaries) {
    var file = folder.postgres().resolve("PG_VERSION");
    if (!Files.exists(folder.postgres())) return;
    int version;
    try {
      version = Integer.parseInt(Files.readString(file).strip());
    } catch (IOException | NumberFormatException e) {
      throw CannotStart.because(
          "data-folder", folder.postgres().toString(), e.getClass().getSimpleName() + ": " + file);
    }
    if (version > binaries.major()) {
      throw CannotStart.because(
          "newer-postgres",
          folder.postgres().toString(),
          String.valueOf(version),
          String.valueOf(binaries.major()));
    }
    if (version < binaries.major()) {
      throw CannotStart.because(
          "older-postgres",
          folder.postgres().toString(),
          String.valueOf(version),
          String.valueOf(binaries.major()));
    }
  }

  /** Made beside its place and moved there when whole, so that a kill in between leaves nothing. */
  private static void createUnlessThere(
      DataFolder folder, PostgresBinaries binaries, Durability durability) {
    if (Files.exists(folder.postgres())) {
      if (!folder.knows("database-superuser")) {
        throw CannotStart.because("secrets-missing", folder.secrets().toString());
      }
      return;
    }
    var fresh = folder.path().resolve("postgres.new");
    folder.secret("database-superuser");
    PostgresBinaries.Outcome outcome = null;
    for (var ctype : List.of("C.UTF-8", "en_US.UTF-8", "C")) {
      FileSystemUtils.deleteRecursively(fresh.toFile());
      outcome =
          binaries.run(
              "initdb",
              "--pgdata=" + fresh,
              "--username=" + SUPERUSER,
              "--pwfile=" + folder.secrets().resolve("database-superuser"),
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--lc-ctype=" + ctype,
              "--data-checksums",
              durability == Durability.KEPT ? "--no-instructions" : "--no-sync");
      if (outcome.succeeded()) break;
    }
    if (outcome == null || !outcome.succeeded()) {
      var said = outcome == null ? "" : outcome.output();
      FileSystemUtils.deleteRecursively(fresh.toFile());
      throw said.contains("No space left on device")
          ? CannotStart.because("disk-full", folder.path().toString())
          : CannotStart.because("create-database", folder.path().toString(), lastLine(said));
    }
    try {
      Files.move(fresh, folder.postgres(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw folder.notWritable(e);
    }
  }

  private int freePort() {
    var kept = folder.path().resolve("postgres.port");
    try {
      if (Files.exists(kept)) {
        var last = Integer.parseInt(Files.readString(kept).strip());
        if (isFree(last)) return last;
      }
      try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
        Files.writeString(kept, String.valueOf(socket.getLocalPort()));
        return socket.getLocalPort();
      }
    } catch (IOException e) {
      throw folder.notWritable(e);
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral(HOST))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw folder.notWritable(e);
    }
  }

  private static String tail(Path file) {
    try {
      var lines = Files.readAllLines(file);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Errors are logged tersely and without the statement: details of a refused row would put
   * personal data into the log.
   */
  private String configuration(int port) {
    return """
    # Written by Prasan at each start. Your own settings belong into %2$s
    shared_buffers = 128MB
    work_mem = 8MB
    maintenance_work_mem = 64MB
    effective_cache_size = 512MB
    random_page_cost = 1.1
    max_connections = 60
    max_wal_size = 512MB
    jit = off
    timezone = 'UTC'
    lc_messages = 'C'
    include_if_exists = '%2$s'
    # What follows is not for changing: it keeps every confirmed change, and keeps others out.
    listen_addresses = '127.0.0.1'
    port = %1$d
    unix_socket_directories = ''
    password_encryption = 'scram-sha-256'
    fsync = %3$s
    synchronous_commit = %3$s
    full_page_writes = %3$s
    logging_collector = on
    log_directory = '%4$s'
    log_filename = 'postgres-%%a.log'
    log_truncate_on_rotation = on
    log_rotation_age = 1d
    log_error_verbosity = terse
    log_min_error_statement = panic
    """
        .formatted(
            port,
            forPostgres(folder.path().resolve("postgresql.conf")),
            durability.setting,
            forPostgres(folder.log()));
  }

  private static String forPostgres(Path path) {
    return path.toString().replace('\\', '/').replace("'", "''");
  }
}
