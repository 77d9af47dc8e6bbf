package org.prasan.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Asks the database every second whether it is there, so that health and pages can say so at once
 * instead of waiting for it, and starts our own server again when its process has ended.
 */
public final class DatabaseWatch implements HealthIndicator, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final long BETWEEN = 1000;
  private static final int SECONDS = 2;

  private final Database database;
  private volatile boolean away;
  private volatile boolean running;
  private @Nullable Thread thread;
  private @Nullable Connection asked;
  private String trouble = "";

  DatabaseWatch(Database database) {
    this.database = database;
  }

  /** Whether it gave no answer when it was last asked. */
  public boolean isAway() {
    return away;
  }

  @Override
  public Health health() {
    return (away ? Health.down() : Health.up()).build();
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().daemon().name("database-watch").start(this::watch);
  }

  @Override
  public void stop() {
    running = false;
    var watching = thread;
    if (watching == null) return;
    watching.interrupt();
    try {
      watching.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the database was opened, and until no page is served any more. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 1;
  }

  private void watch() {
    var source = source();
    try {
      while (running) {
        look(source);
        Thread.sleep(BETWEEN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      letGo();
    }
  }

  private PGSimpleDataSource source() {
    var source = database.await().asApplication();
    source.setApplicationName("prasan watch");
    source.setConnectTimeout(SECONDS);
    source.setSocketTimeout(SECONDS);
    return source;
  }

  private void look(PGSimpleDataSource source) {
    boolean answers = answers(source);
    if (answers && away) LOG.info("The database answers again");
    if (!answers && !away) LOG.error("The database does not answer: pages wait until it is back");
    away = !answers;
    if (answers) trouble = "";
    else revive();
  }

  private boolean answers(PGSimpleDataSource source) {
    try {
      if (asked != null && asked.isValid(SECONDS)) return true;
      letGo();
      asked = source.getConnection();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private void letGo() {
    var old = asked;
    asked = null;
    try {
      if (old != null) old.close();
    } catch (SQLException e) {
      LOG.debug("The connection was broken already", e);
    }
  }

  /** What keeps it from starting is told once, and tried again until it is cured. */
  private void revive() {
    try {
      database.revive();
    } catch (RuntimeException e) {
      var told = String.valueOf(e.getMessage());
      if (!trouble.equals(told)) LOG.error("{}", told);
      trouble = told;
    }
  }
}
