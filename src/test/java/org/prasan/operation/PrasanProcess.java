package org.prasan.operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Prasan in a process of its own, so that it can be refused, stopped and killed like in life. */
final class PrasanProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** One for all questions: to make one takes time that the process needs which is asked. */
  private static final HttpClient ASKING = HttpClient.newHttpClient();

  private final Process process;
  private final Path output;
  private final int port;
  private final int managementPort;

  private PrasanProcess(Process process, Path output, int port, int managementPort) {
    this.process = process;
    this.output = output;
    this.port = port;
    this.managementPort = managementPort;
  }

  static PrasanProcess start(Path data, String... more) {
    return start(List.of(), "org.prasan.Prasan", data, more);
  }

  static PrasanProcess start(List<String> before, String main, Path data, String... more) {
    try {
      var management = freePort();
      var command = new ArrayList<>(before);
      command.addAll(
          List.of(
              ProcessHandle.current().info().command().orElse("java"),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Xmx400m",
              "-cp",
              System.getProperty("java.class.path"),
              main));
      command.add("--prasan.data=" + data);
      command.add("--prasan.database.binaries=" + TestDatabase.binaries());
      var port = freePort();
      if (Arrays.stream(more).noneMatch(setting -> setting.startsWith("--server.port="))) {
        command.add("--server.port=" + port);
      }
      command.add("--management.server.port=" + management);
      command.addAll(List.of(more));
      var output = Files.createTempFile("prasan-process", ".log");
      output.toFile().deleteOnExit();
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new PrasanProcess(process, output, port, management);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  PrasanProcess untilReady() {
    return untilReady(PATIENCE);
  }

  /** Loading all that samples show takes longer. */
  PrasanProcess untilReady(Duration patience) {
    if (!becomesReady(patience)) throw new AssertionError("It ended early:\n" + output());
    return this;
  }

  /** Or it ends before. */
  boolean becomesReady() {
    return becomesReady(PATIENCE);
  }

  private boolean becomesReady(Duration patience) {
    var end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) return false;
      if (isReady()) return true;
      pause();
    }
    throw new AssertionError("It did not become ready:\n" + output());
  }

  /** Where its pages are, unless the test gave it a port. */
  URI page(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  long pid() {
    return process.pid();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  boolean isReady() {
    var address = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
    try {
      return ASKING
              .send(
                  HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int exitCode() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("It still runs:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** As {@code kill -9}: nothing in the process gets a chance to tidy up. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  void stop() {
    askToStop();
    exitCode();
  }

  /** As a service manager does, which then waits. */
  void askToStop() {
    process.destroy();
  }

  /** Until it is asked again, or the process ends. */
  private void pause() {
    try {
      process.waitFor(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) stop();
  }
}
