package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Five hundred slow requests on ten connections: nobody else notices. */
@PrasanTest
@Timeout(120)
class ManySlowRequestsTest {
  private static final int SLOW = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired HikariDataSource pool;
  @LocalServerPort int port;
  private final HttpClient people = HttpClient.newHttpClient();

  @Test
  void aPageWhoseQueriesHangStarvesNoOther() throws Exception {
    var scene = scenes.fresh();
    var staff = scene.as(Role.STAFF);
    var patience = pool.getConnectionTimeout();
    pool.getHikariConfigMXBean().setConnectionTimeout(3000);
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor();
        var lock = TestDatabase.asSuperuser()) {
      lock.setAutoCommit(false);
      hold(lock, "directory.service");
      var answers = new ArrayList<Future<Integer>>();
      for (int i = 0; i < SLOW; i++)
        answers.add(crowd.submit(() -> status(scene.url("/services?q=x"), staff)));
      untilHeldUp(lock);
      for (int i = 0; i < 10; i++) {
        var before = Instant.now();
        assertThat(status(scene.url("/organizations"), staff)).isEqualTo(200);
        assertThat(Duration.between(before, Instant.now())).isLessThan(PATIENCE);
      }
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> answers.stream().filter(Future::isDone).count() >= SLOW - 10);
      lock.rollback();
      for (var answer : answers) assertThat(answer.get()).isIn(200, 503);
    } finally {
      pool.getHikariConfigMXBean().setConnectionTimeout(patience);
    }
    assertThat(status(scene.url("/services?q=x"), staff)).isEqualTo(200);
  }

  private int status(String address, RequestPostProcessor who) {
    return pages.get().uri(address).with(who).exchange().getResponse().getStatus();
  }

  @Test
  void formsThatTrickleInStarveNobody() throws Exception {
    var scene = scenes.fresh();
    var trickling = new ArrayList<Socket>();
    try {
      for (int i = 0; i < SLOW; i++) trickling.add(begun());
      for (int i = 0; i < 20; i++) {
        for (var socket : trickling) socket.getOutputStream().write('x');
        assertServedSoon(scene.url(""));
      }
    } finally {
      for (var socket : trickling) socket.close();
    }
  }

  /** One of which the rest never comes. */
  private Socket begun() throws IOException {
    var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
    socket
        .getOutputStream()
        .write(
            """
            POST /sign-in HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: 1000\r
            \r
            """
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private void assertServedSoon(String address) throws Exception {
    var before = Instant.now();
    assertThat(status(address)).isEqualTo(200);
    assertThat(Duration.between(before, Instant.now())).isLessThan(PATIENCE);
  }

  private int status(String address) throws Exception {
    return people
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static void hold(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("lock table " + table + " in access exclusive mode");
    }
  }

  private static void untilHeldUp(Connection lock) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              try (var statement = lock.createStatement();
                  var row =
                      statement.executeQuery(
                          "select count(*) from pg_locks where not granted"
                              + " and relation = 'directory.service'::regclass")) {
                return row.next() && row.getInt(1) >= 3;
              }
            });
  }
}
