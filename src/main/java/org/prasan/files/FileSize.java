package org.prasan.files;

import java.util.Locale;

/** Sizes as people say them. */
public final class FileSize {
  private FileSize() {}

  public static String inWords(long bytes) {
    if (bytes < 1024 * 1024) return Math.max(1, bytes / 1024) + " KB";
    var megabytes = String.format(Locale.ROOT, "%.1f", bytes / (1024.0 * 1024.0));
    return megabytes.replace(".0", "") + " MB";
  }
}
