package org.prasan.operation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one folder that holds everything Prasan keeps: database, files, keys. */
record DataFolder(Path path) {
  private static final SecureRandom RANDOM = new SecureRandom();

  Path postgres() {
    return path.resolve("postgres");
  }

  Path log() {
    return path.resolve("log");
  }

  Path secrets() {
    return path.resolve("secrets");
  }

  /** What people attached. */
  Path files() {
    return path.resolve("files");
  }

  void prepare() {
    try {
      Files.createDirectories(path);
      for (var folder : new Path[] {secrets(), log(), files()}) {
        Files.createDirectories(folder);
        OwnerOnly.close(folder);
      }
    } catch (IOException e) {
      throw notWritable(e);
    }
    if (!Files.isWritable(path) || !Files.isReadable(path)) {
      throw CannotStart.because("data-folder", path.toString(), "permission denied");
    }
  }

  /** Taken for the life of the process; the system releases it also after {@code kill -9}. */
  @Nullable FileLock tryLock() {
    try {
      var channel =
          FileChannel.open(
              path.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return null;
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.UTF_8)));
      return lock;
    } catch (java.nio.channels.OverlappingFileLockException e) {
      return null;
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  String lockedBy() {
    try {
      return Files.readString(path.resolve("lock")).strip();
    } catch (IOException e) {
      return "?";
    }
  }

  boolean knows(String secret) {
    return Files.exists(secrets().resolve(secret));
  }

  /** A random word, made at the first asking and readable by the owner of the folder alone. */
  Secret secret(String name) {
    return secret(name, DataFolder::randomWord);
  }

  /** The same for a word that is made otherwise. */
  Secret secret(String name, Supplier<String> fresh) {
    var file = secrets().resolve(name);
    try {
      if (Files.exists(file)) return new Secret(Files.readString(file).strip());
      var word = fresh.get();
      write(file, word);
      return new Secret(word);
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  private static String randomWord() {
    var bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void write(Path file, String word) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.write(
        OwnerOnly.file(fresh), word.getBytes(StandardCharsets.UTF_8), StandardOpenOption.SYNC);
    Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  CannotStart notWritable(IOException problem) {
    return NoRoom.isBehind(problem)
        ? CannotStart.because("disk-full", path.toString())
        : CannotStart.because("data-folder", path.toString(), reasonOf(problem));
  }

  private static String reasonOf(IOException problem) {
    return problem.getClass().getSimpleName() + ": " + problem.getMessage();
  }

  private static String pid() {
    return String.valueOf(ProcessHandle.current().pid());
  }
}
