package org.prasan.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whether it was for want of room on a disk that something failed. */
final class NoRoom {
  /**
   * Where less than this is left, the server may find no room for the next file of its log, and
   * then ends without a word.
   */
  private static final long LEAST = 32L << 20;

  private NoRoom() {}

  static boolean isBehind(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("No space left on device")) return true;
      if (cause instanceof SQLException refused && "53100".equals(refused.getSQLState()))
        return true;
    }
    return false;
  }

  static boolean isIn(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < LEAST;
    } catch (IOException e) {
      return false;
    }
  }

  /** Rather than to serve for a moment, and then to fail wherever something is written first. */
  static void refuseIn(Path folder) {
    if (isIn(folder)) throw CannotStart.because("disk-full", folder.toString());
  }
}
