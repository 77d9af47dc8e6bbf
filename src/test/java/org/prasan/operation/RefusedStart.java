package org.prasan.operation;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.prasan.Prasan;
import org.springframework.boot.ExitCodeGenerator;

/**
 * A start or a command that is refused before anything is done, made in this process: the same way
 * from the command line to the sentence on the terminal, in a fifth of the time a process of its
 * own takes.
 */
record RefusedStart(int exitCode, String output) {

  static RefusedStart of(Path data, String... more) {
    var settings =
        new ArrayList<>(
            List.of(
                "--prasan.data=" + data,
                "--prasan.database.binaries=" + TestDatabase.binaries(),
                "--management.server.port=" + PrasanProcess.freePort()));
    settings.addAll(List.of(more));
    if (settings.stream().noneMatch(setting -> setting.startsWith("--server.port=")))
      settings.add("--server.port=" + PrasanProcess.freePort());
    return of(settings.toArray(String[]::new));
  }

  private static RefusedStart of(String[] settings) {
    var printed = new ByteArrayOutputStream();
    var terminal = new PrintStream(printed, true, StandardCharsets.UTF_8);
    var out = System.out;
    var error = System.err;
    System.setOut(terminal);
    System.setErr(terminal);
    try {
      int code = exitCodeOf(settings);
      return new RefusedStart(code, printed.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(error);
    }
  }

  /** In a thread of its own: Spring would keep the code for the end of the main one. */
  private static int exitCodeOf(String[] settings) {
    var failure = new AtomicReference<Throwable>();
    var code = new AtomicInteger();
    var start =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((thread, thrown) -> failure.set(thrown))
            .start(() -> code.set(CommandLine.of(settings).codeOf(Prasan.class)));
    try {
      start.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (failure.get() != null) return code(failure.get());
    if (code.get() == 0) throw new AssertionError("It was not refused");
    return code.get();
  }

  private static int code(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause())
      if (cause instanceof ExitCodeGenerator refusal) return refusal.getExitCode();
    return 1;
  }
}
