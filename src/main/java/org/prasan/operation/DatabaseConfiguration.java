package org.prasan.operation;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /** Works as the application role, which owns nothing and bypasses nothing. */
  @Bean
  HikariDataSource dataSource(Settings settings, Database database) {
    int connections = settings.database().connections();
    var pool = new SharedPool(new FairShare(connections));
    return filled(pool, "prasan", database.asApplication(), connections);
  }

  /**
   * Sessions are read and written while a page holds one of the other connections. From the same
   * pool, a few people at once would wait for each other.
   */
  @Bean(defaultCandidate = false)
  @SpringSessionDataSource
  HikariDataSource sessionDataSource(Settings settings, Database database) {
    int connections = Math.max(2, settings.database().connections() / 3);
    return filled(new HikariDataSource(), "prasan-sessions", database.forSessions(), connections);
  }

  private static HikariDataSource filled(
      HikariDataSource pool, String name, DataSource application, int connections) {
    pool.setPoolName(name);
    pool.setDataSource(application);
    pool.setMaximumPoolSize(connections);
    // Opening all of them at once would cost a start more than it gives; what nobody needs is given
    // back.
    pool.setMinimumIdle(1);
    pool.setIdleTimeout(Duration.ofMinutes(1).toMillis());
    pool.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
    return pool;
  }

  @Bean
  DatabaseWatch databaseWatch(Database database) {
    return new DatabaseWatch(database);
  }

  /** No page is served before the database is open and its schema is of this version. */
  @Bean
  SmartLifecycle databaseGate(Database database) {
    return new SmartLifecycle() {
      @Override
      public void start() {
        database.await();
      }

      @Override
      public void stop() {}

      @Override
      public boolean isRunning() {
        return database.isOpen();
      }

      @Override
      public int getPhase() {
        return Integer.MIN_VALUE;
      }
    };
  }
}
