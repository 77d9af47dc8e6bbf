package org.prasan.operation;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * A disk that loses power: an ext4 file system in a file, which is told by Linux's own means to
 * write nothing any more, neither data nor its journal. What was not synced by then is gone when it
 * is mounted again. A cache within the disk is not part of it.
 */
final class ForgetfulDisk implements AutoCloseable {
  private static final long SIZE = 1L << 30;

  /** {@code EXT4_IOC_SHUTDOWN}, and its way without writing the journal. */
  private static final long SHUTDOWN = 0x8004587dL;

  private static final int WITHOUT_JOURNAL = 2;

  private final Path image;
  private final Path folder;

  ForgetfulDisk(Path parent) throws IOException {
    image = parent.resolve("disk");
    folder = Files.createDirectories(parent.resolve("mounted"));
    try (var file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(SIZE);
    }
    if (run("mkfs.ext4", "-q", "-F", image.toString()) != 0 || !mount())
      throw new IOException("Power is cut where a test may mount a file system: as root on Linux");
  }

  Path folder() {
    return folder;
  }

  /** From this moment nothing reaches it; whoever uses it must be killed. */
  @SuppressWarnings("restricted")
  void cutPower() throws Throwable {
    var linker = Linker.nativeLinker();
    var known = linker.defaultLookup();
    try (var memory = Arena.ofConfined()) {
      var open =
          linker.downcallHandle(
              known.findOrThrow("open"),
              FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
              Linker.Option.firstVariadicArg(2));
      var ioctl =
          linker.downcallHandle(
              known.findOrThrow("ioctl"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
              Linker.Option.firstVariadicArg(2));
      var close =
          linker.downcallHandle(
              known.findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
      MemorySegment path = memory.allocateFrom(folder.toString());
      int opened = (int) open.invokeExact(path, 0);
      int answer =
          (int) ioctl.invokeExact(opened, SHUTDOWN, memory.allocateFrom(JAVA_INT, WITHOUT_JOURNAL));
      int closed = (int) close.invokeExact(opened);
      if (opened < 0 || answer != 0 || closed != 0)
        throw new IllegalStateException("The disk could not be cut off: " + answer);
    }
  }

  /** With whatever it has: its journal is read as after a power failure. */
  void powerUp() {
    unmount();
    if (!mount()) throw new IllegalStateException("The disk cannot be mounted again");
  }

  private boolean mount() {
    return run("mount", "-o", "loop", image.toString(), folder.toString()) == 0;
  }

  /** The last process may still hold it for a moment. */
  private void unmount() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> run("umount", folder.toString()) == 0);
  }

  @Override
  public void close() {
    unmount();
  }

  private static int run(String... command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
