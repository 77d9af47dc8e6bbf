package org.prasan.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server that runs on a data folder, as its own {@code postmaster.pid} tells. */
record Postmaster(long pid, int port) {

  static @Nullable Postmaster of(Path data) {
    try {
      var lines = Files.readAllLines(data.resolve("postmaster.pid"));
      if (lines.size() < 4) return null;
      var server =
          new Postmaster(
              Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip()));
      return server.isAliveOn(data) ? server : null;
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }

  /** After a restart of the machine the number may belong to another program, not to be stopped. */
  private boolean isAliveOn(Path data) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .map(line -> line.contains(data.toString()))
                    .orElse(true))
        .isPresent();
  }
}
