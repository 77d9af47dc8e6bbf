package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people meet while a whole Prasan is asked to stop, and while its database hangs. */
@Tag("slow")
@Tag("faults")
class ServedMeanwhileTest {
  private static final int CROWD = 50;

  @TempDir Path data;
  private final HttpClient people = HttpClient.newHttpClient();

  @Test
  void fiftyRequestsEndOrAreToldToComeAgainWhenItIsAskedToStop() throws Exception {
    try (var prasan = start();
        var lock = lockCoalitions()) {
      var answers = crowd(prasan);
      untilTenWait(lock);
      var asked = Instant.now();
      prasan.askToStop();
      TimeUnit.SECONDS.sleep(2);
      lock.rollback();
      assertThat(answers.stream().map(CompletableFuture::join))
          .hasSize(CROWD)
          .allSatisfy(answer -> assertThat(answer.statusCode()).isIn(200, 503));
      assertOutWithinThirtySeconds(prasan, asked);
    }
  }

  @Test
  void itIsOutWithinThirtySecondsAlsoWhenSomeNeverEnd() throws Exception {
    try (var prasan = start();
        var lock = lockCoalitions()) {
      var answers = crowd(prasan);
      untilTenWait(lock);
      var asked = Instant.now();
      prasan.askToStop();
      assertOutWithinThirtySeconds(prasan, asked);
      assertThat(answers).allSatisfy(answer -> assertThat(answer).isDone());
    }
  }

  @Test
  void aDatabaseThatHangsForFiveMinutesIsToldAtOnceAndNeedsNoRestart() throws Exception {
    try (var prasan = start()) {
      var server = Objects.requireNonNull(Postmaster.of(data.resolve("postgres")));
      signal("STOP", server.pid());
      var since = Instant.now();
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !prasan.isReady());
      var noticed = Duration.between(since, Instant.now());
      var slowest = Duration.ZERO;
      while (Duration.between(since, Instant.now()).toMinutes() < 5) {
        var before = Instant.now();
        assertThat(ask(prasan).get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
        var took = Duration.between(before, Instant.now());
        if (took.compareTo(slowest) > 0) slowest = took;
        TimeUnit.SECONDS.sleep(5);
      }
      assertThat(slowest).isLessThan(Duration.ofSeconds(2));
      signal("CONT", server.pid());
      var back = Instant.now();
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(prasan::isReady);
      assertThat(ask(prasan).get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      assertThat(prasan.isRunning()).isTrue();
      System.out.printf(
          "A database that hung: noticed after %s, slowest page %s, ready %s after its return%n",
          noticed, slowest, Duration.between(back, Instant.now()));
    }
  }

  @Test
  void whenEveryConnectionIsKilledThePagesGoOn() throws Exception {
    try (var prasan = start();
        var superuser = connect();
        var statement = superuser.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'prasan_app'");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> ask(prasan).get(30, TimeUnit.SECONDS).statusCode() == 200);
      assertThat(prasan.isReady()).isTrue();
    }
  }

  private PrasanProcess start() {
    return PrasanProcess.start(data, "--prasan.sample=false").untilReady();
  }

  private static void assertOutWithinThirtySeconds(PrasanProcess prasan, Instant asked) {
    prasan.exitCode();
    var took = Duration.between(asked, Instant.now());
    assertThat(took).isLessThan(Duration.ofSeconds(30));
    System.out.printf("Asked to stop during %d requests: out after %s%n", CROWD, took);
  }

  private List<CompletableFuture<HttpResponse<String>>> crowd(PrasanProcess prasan) {
    return IntStream.range(0, CROWD).mapToObj(number -> ask(prasan)).toList();
  }

  private CompletableFuture<HttpResponse<String>> ask(PrasanProcess prasan) {
    return people.sendAsync(
        HttpRequest.newBuilder(prasan.page("/")).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Whoever asks for a page waits until this is taken back. */
  private Connection lockCoalitions() throws SQLException {
    var connection = connect();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table tenancy.coalition in access exclusive mode");
    }
    return connection;
  }

  private static void untilTenWait(Connection lock) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              try (var statement = lock.createStatement();
                  var row =
                      statement.executeQuery("select count(*) from pg_locks where not granted")) {
                return row.next() && row.getInt(1) >= 5;
              }
            });
  }

  private Connection connect() throws SQLException {
    var server = Objects.requireNonNull(Postmaster.of(data.resolve("postgres")));
    return DriverManager.getConnection(
        EmbeddedPostgres.url(server.port(), Database.NAME),
        EmbeddedPostgres.SUPERUSER,
        new DataFolder(data).secret("database-superuser").reveal());
  }

  /** The server and every process it has started. */
  private static void signal(String name, long server) throws IOException, InterruptedException {
    var process = ProcessHandle.of(server).orElseThrow();
    for (var one : Stream.concat(Stream.of(process), process.descendants()).toList())
      assertThat(
              new ProcessBuilder("kill", "-" + name, String.valueOf(one.pid())).start().waitFor())
          .isZero();
  }
}
