package org.prasan.operation;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The program that gets killed: writes without pause through Prasan's own data source and notes in
 * a file outside the database what was confirmed to it. A write without a note is tried again, also
 * while the program runs on and the database was killed.
 */
final class LedgerWriter {
  static final int WRITERS = 4;

  private LedgerWriter() {}

  public static void main(String[] args) throws Exception {
    var notes = Path.of(System.getenv("LEDGER"));
    var spring = new SpringApplication(DatabaseConfiguration.class);
    spring.setWebApplicationType(WebApplicationType.NONE);
    var context = spring.run(args);
    try (var owner = context.getBean(Database.class).connectAsOwner();
        var statement = owner.createStatement()) {
      statement.execute(
          """
          create schema if not exists ledger;
          create table if not exists ledger.line (writer int, number int, primary key (writer, number));
          create table if not exists ledger.total (writer int primary key, lines int not null);
          insert into ledger.total select n, 0 from generate_series(1, 4) n on conflict do nothing;
          grant usage on schema ledger to prasan_app;
          grant select, insert, update on all tables in schema ledger to prasan_app
          """);
    }
    var source = context.getBean(javax.sql.DataSource.class);
    var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    var jdbc = JdbcClient.create(source);
    var confirmed = confirmed(notes);
    var out = new FileOutputStream(notes.toFile(), true);
    for (int writer = 1; writer <= WRITERS; writer++) {
      var mine = writer;
      var next = confirmed.getOrDefault(writer, 0) + 1;
      Thread.ofPlatform().start(() -> write(transaction, jdbc, out, mine, next));
    }
  }

  private static void write(
      TransactionTemplate transaction,
      JdbcClient jdbc,
      FileOutputStream out,
      int writer,
      int first) {
    for (int number = first; ; number++) {
      while (!written(transaction, jdbc, writer, number)) pause();
      note(out, writer + " " + number + "\n");
    }
  }

  /** What fails may have been done nevertheless, and is then not done again. */
  private static boolean written(
      TransactionTemplate transaction, JdbcClient jdbc, int writer, int line) {
    try {
      transaction.executeWithoutResult(
          status -> {
            var added =
                jdbc.sql("insert into ledger.line values (?, ?) on conflict do nothing")
                    .params(writer, line)
                    .update();
            jdbc.sql("update ledger.total set lines = lines + ? where writer = ?")
                .params(added, writer)
                .update();
          });
      return true;
    } catch (DataAccessException | TransactionException e) {
      return false;
    }
  }

  private static void pause() {
    LockSupport.parkNanos(10_000_000);
  }

  private static void note(FileOutputStream out, String confirmed) {
    try {
      out.write(confirmed.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The last confirmed number of each writer. */
  static Map<Integer, Integer> confirmed(Path notes) throws IOException {
    var last = new HashMap<Integer, Integer>();
    if (!Files.exists(notes)) return last;
    for (var line : Files.readAllLines(notes)) {
      var space = line.indexOf(' ');
      last.merge(
          Integer.valueOf(line.substring(0, space)),
          Integer.valueOf(line.substring(space + 1)),
          Math::max);
    }
    return last;
  }
}
