package org.prasan.operation;

import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.prasan.tenancy.RowSecurity;

/**
 * The database of this installation: the embedded server or one elsewhere. It is opened in the
 * background while the rest of Prasan starts; whoever asks for a connection waits for it.
 */
final class Database implements AutoCloseable {
  static final String NAME = "prasan";

  private final Settings settings;
  private final @Nullable FileLock lock;
  private final FirstStep first;
  private final CompletableFuture<Place> place;
  private volatile @Nullable EmbeddedPostgres server;

  /** Where the database is and how its two roles sign in. */
  record Place(
      String url,
      String owner,
      @Nullable Secret ownerPassword,
      String user,
      @Nullable Secret password,
      String location) {

    PGSimpleDataSource asOwner() {
      return source(owner, ownerPassword);
    }

    /** No page waits for ever on a line that was cut without a word. */
    PGSimpleDataSource asApplication() {
      var source = source(user, password);
      source.setSocketTimeout(120);
      return source;
    }

    private PGSimpleDataSource source(String name, @Nullable Secret word) {
      var source = new PGSimpleDataSource();
      source.setUrl(url);
      source.setUser(name);
      if (word != null) source.setPassword(word.reveal());
      source.setApplicationName("prasan");
      source.setLogServerErrorDetail(false);
      source.setConnectTimeout(10);
      source.setTcpKeepAlive(true);
      source.setPrepareThreshold(3);
      source.setReWriteBatchedInserts(true);
      return source;
    }
  }

  private Database(Settings settings, @Nullable FileLock lock, FirstStep first) {
    this.settings = settings;
    this.lock = lock;
    this.first = first;
    this.place = new CompletableFuture<>();
  }

  /** What is done with the database before anybody else may use it. */
  interface FirstStep {
    void with(Place place) throws SQLException;
  }

  /** Opens the database for the one running application. */
  static Database opening(Settings settings) {
    if (!settings.database().embedded()) return opening(settings, Migrations::bring);
    var folder = settings.data();
    return opening(
        settings,
        place -> {
          NoRoom.refuseIn(folder);
          Migrations.bring(place);
          NoRoom.refuseIn(folder);
        });
  }

  static Database opening(Settings settings, FirstStep first) {
    if (!settings.database().embedded()) return inBackground(new Database(settings, null, first));
    var folder = new DataFolder(settings.data());
    folder.prepare();
    var lock = folder.tryLock();
    if (lock == null) {
      throw CannotStart.because("already-running", folder.path().toString(), folder.lockedBy());
    }
    return inBackground(new Database(settings, lock, first));
  }

  /**
   * For a command: beside a running application through its server, else like the application. Only
   * a start and a restore make an installation; a command would answer for an empty one whoever
   * mistypes a folder.
   */
  static Database joining(Settings settings, FirstStep first) {
    return examining(
        settings,
        place -> {
          refuseWithoutTables(place);
          first.with(place);
        });
  }

  /** The same, also where a first start was interrupted before there were tables. */
  static Database examining(Settings settings, FirstStep first) {
    if (!settings.database().embedded()) return inBackground(new Database(settings, null, first));
    var folder = new DataFolder(settings.data());
    if (!Files.exists(folder.postgres()))
      throw CannotStart.because("no-installation", folder.path().toString());
    folder.prepare();
    return inBackground(new Database(settings, folder.tryLock(), first));
  }

  private static void refuseWithoutTables(Place place) throws SQLException {
    try (var owner = place.asOwner().getConnection()) {
      if (!Migrations.haveBegun(owner))
        throw CannotStart.because("no-installation", place.location());
    }
  }

  private static Database inBackground(Database database) {
    Thread.ofPlatform().daemon().name("database").start(database::open);
    return database;
  }

  private void open() {
    try {
      var opened = settings.database().embedded() ? embedded() : external();
      first.with(opened);
      place.complete(opened);
    } catch (SQLException e) {
      place.completeExceptionally(notReachable(e));
    } catch (RuntimeException | Error e) {
      place.completeExceptionally(e);
    }
  }

  private CannotStart notReachable(SQLException problem) {
    var given = settings.database();
    if (given.embedded() && (NoRoom.isBehind(problem) || NoRoom.isIn(settings.data())))
      return CannotStart.because("disk-full", settings.data().toString());
    var url = given.url() == null ? "embedded" : Secret.hiddenIn(given.url());
    return CannotStart.because("database-connect", url, String.valueOf(problem.getMessage()));
  }

  private Place external() {
    var given = settings.database();
    return new Place(
        java.util.Objects.requireNonNull(given.url()),
        given.owner(),
        given.ownerPassword(),
        given.user(),
        given.password(),
        Secret.hiddenIn(given.url()));
  }

  private Place embedded() throws SQLException {
    var folder = new DataFolder(settings.data());
    var given = settings.database();
    var owner = folder.secret("database-owner");
    var user = folder.secret("database-application");
    int port;
    if (lock == null) {
      var running = EmbeddedPostgres.portOfRunning(folder);
      if (running == null) {
        throw CannotStart.because("already-running", folder.path().toString(), folder.lockedBy());
      }
      port = running;
    } else {
      var binaries =
          given.binaries() == null ? folder.path().resolve("server") : Path.of(given.binaries());
      var started =
          EmbeddedPostgres.start(folder, binaries, given.port(), EmbeddedPostgres.Durability.KEPT);
      server = started;
      port = started.port();
      try (var superuser = started.connect(EmbeddedPostgres.SUPERUSER)) {
        Roles.create(superuser, NAME, given.owner(), owner, given.user(), user);
      }
    }
    return new Place(
        EmbeddedPostgres.url(port, NAME),
        given.owner(),
        owner,
        given.user(),
        user,
        folder.postgres() + " (127.0.0.1:" + port + ")");
  }

  Place await() {
    try {
      return place.join();
    } catch (CompletionException e) {
      var refusal = CannotStart.in(e);
      if (refusal != null) throw refusal;
      throw e;
    }
  }

  void refuseIfItWillNotOpen() {
    if (place.isCompletedExceptionally()) await();
  }

  boolean isOpen() {
    return place.isDone() && !place.isCompletedExceptionally();
  }

  /**
   * The data source of the application role, usable before the database is there; it shows the rows
   * of one coalition at a time.
   */
  DataSource asApplication() {
    return new RowSecurity(new WaitingDataSource(() -> await().asApplication()));
  }

  /** The same for sessions, which belong to no coalition. */
  DataSource forSessions() {
    return new WaitingDataSource(() -> await().asApplication());
  }

  /** Starts our own server again if its process has ended; one elsewhere is somebody else's. */
  void revive() {
    var running = server;
    if (running != null) running.revive();
  }

  Connection connectAsOwner() throws SQLException {
    return await().asOwner().getConnection();
  }

  @Override
  public void close() {
    place.exceptionally(e -> null).join();
    var running = server;
    server = null;
    if (running != null) running.close();
    if (lock != null) {
      try {
        lock.channel().close();
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
