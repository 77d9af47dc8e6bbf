package org.prasan.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  /** Only what is thrown away afterwards may be lost when the machine loses power. */
  enum Durability {
    KEPT("on", "128MB", "512MB"),
    FOR_TESTS("off", "128MB", "512MB"),
    /** A second server beside the first, on a machine that may be small. */
    FOR_A_PROOF("off", "32MB", "128MB");

    final String setting;
    final String buffers;
    final String log;

    Durability(String setting, String buffers, String log) {
      this.setting = setting;
      this.buffers = buffers;
      this.log = log;
    }
  }

  /** Starts the server of a data folder that the caller has locked. */
  static EmbeddedPostgres start(
      DataFolder folder, Path binaries, int wantedPort, Durability durability) {
    var programs = PostgresBinaries.unpackedIn(binaries);
    Cluster.refuseOtherVersion(folder, programs);
    Cluster.createUnlessThere(folder, programs, durability);
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
      this.port = wantedPort == 0 ? freePort() : ifFree(wantedPort);
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
    source.setLogServerErrorDetail(false);
    return source.getConnection();
  }

  /** Starts the server again, on the same port, if its process has ended by itself. */
  void revive() {
    if (Postmaster.of(folder.postgres()) != null) return;
    log.warn("The database server has ended by itself and is started again");
    run();
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
    write(folder.postgres().resolve("postgresql.conf"), configuration(port).text());
    write(
        folder.postgres().resolve("pg_hba.conf"),
        "# Only this machine, only with a password.\nhost all all 127.0.0.1/32 scram-sha-256\n");
    var started = tryToRun();
    // Processes of a server that was killed outlive it for a moment, and must be waited for.
    for (int tries = 0; !started.succeeded() && tries < 100 && othersStillThere(); tries++) {
      pause();
      started = tryToRun();
    }
    if (!started.succeeded()) throw whyNotStarted(started.output());
  }

  private PostgresBinaries.Outcome tryToRun() {
    var data = folder.postgres().toString();
    var log = startLog().toString();
    return binaries.run("pg_ctl", "start", "-D", data, "-w", "-t", "600", "-l", log);
  }

  private boolean othersStillThere() {
    return tail(startLog()).contains("pre-existing shared memory block");
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private CannotStart whyNotStarted(String output) {
    var said = tail(newestLog());
    if (said.contains("No space left on device") || NoRoom.isIn(folder.path())) {
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

  static String lastLine(String text) {
    var lines = text.strip().lines().filter(line -> line.contains("FATAL")).toList();
    return lines.isEmpty()
        ? text.strip().lines().reduce("", (a, b) -> b)
        : Objects.requireNonNull(lines.getLast());
  }

  /** Early failures are in the start log, later ones in the log of the day. */
  private Path newestLog() {
    try (var logs = Files.list(folder.log())) {
      return logs.filter(file -> file.toString().endsWith(".log"))
          .max(java.util.Comparator.comparingLong(file -> file.toFile().lastModified()))
          .orElse(startLog());
    } catch (IOException e) {
      return startLog();
    }
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
          .equals(configuration(left.port()).text())) return false;
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

  private int freePort() {
    var kept = folder.path().resolve("postgres.port");
    try {
      var last = lastPort(kept);
      if (last != 0 && isFree(last)) return last;
      try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
        Files.writeString(kept, String.valueOf(socket.getLocalPort()));
        return socket.getLocalPort();
      }
    } catch (IOException e) {
      throw folder.notWritable(e);
    }
  }

  /** A power failure may leave the file without what was written into it. */
  private static int lastPort(Path kept) throws IOException {
    if (!Files.exists(kept)) return 0;
    try {
      return Integer.parseInt(Files.readString(kept).strip());
    } catch (NumberFormatException | CharacterCodingException e) {
      return 0;
    }
  }

  private static int ifFree(int port) {
    if (!isFree(port)) throw CannotStart.because("database-port", String.valueOf(port));
    return port;
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

  private PostgresConfiguration configuration(int port) {
    return new PostgresConfiguration(folder, port, durability);
  }

  private static String tail(Path file) {
    try {
      var lines = Files.readAllLines(file);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }
}
