package org.prasan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of its own for a folder, that gets full and has room again when a test says so. */
public final class SmallDisk implements AutoCloseable {
  private static final long PLENTY = 2L << 30;
  private static final long PAGE = 4096;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Over a folder that need not be empty: what is in it comes back afterwards. */
  public static SmallDisk over(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var disk = new SmallDisk(folder.toAbsolutePath());
    if (!disk.mount())
      throw new IllegalStateException("A full disk is tried as root on Linux, who may mount one");
    return disk;
  }

  /** Whether this machine lets a test mount one at all. */
  public static boolean mayBeHad(Path folder) {
    var tried = new SmallDisk(folder.toAbsolutePath());
    boolean may = tried.mount();
    if (may) tried.close();
    return may;
  }

  private boolean mount() {
    return run("mount", "-t", "tmpfs", "-o", "size=" + PLENTY, "tmpfs", folder.toString()) == 0;
  }

  /** From now on only so many bytes more fit. */
  public void leave(long bytes) {
    try {
      var store = Files.getFileStore(folder);
      long used = store.getTotalSpace() - store.getUnallocatedSpace();
      resize(Math.max(PAGE, used + bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Room for bytes, but for no further file or folder. */
  public void leaveNoNames() {
    remount("nr_inodes=" + names());
  }

  public void leavePlenty() {
    remount("nr_inodes=1000000");
    resize(PLENTY);
  }

  private long names() {
    try (var all = Files.walk(folder)) {
      return all.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void resize(long bytes) {
    remount("size=" + bytes);
  }

  private void remount(String option) {
    if (run("mount", "-o", "remount," + option, folder.toString()) != 0)
      throw new IllegalStateException("The disk could not be changed: " + option);
  }

  @Override
  public void close() {
    run("umount", "-l", folder.toString());
  }

  private static int run(String... command) {
    try {
      var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
