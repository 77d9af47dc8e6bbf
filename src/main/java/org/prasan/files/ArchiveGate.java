package org.prasan.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.prasan.files.StoreOutcome.ArchiveBomb;
import org.prasan.files.StoreOutcome.Unreadable;

/**
 * Unpacks an archive into nowhere to learn how large it really is: the sizes in its headers may
 * lie, and whoever opens it later may not look.
 */
final class ArchiveGate {
  private static final long MOST_IN_ALL = 200L << 20;
  private static final long MOST_IN_ONE = 64L << 20;
  private static final int MOST_ENTRIES = 5000;

  private ArchiveGate() {}

  static void pass(Path file) throws IOException, FileRefused {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ENTRIES) throw new FileRefused(new ArchiveBomb());
      long total = 0;
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        if (leadsOut(entry.getName())) throw new FileRefused(new Unreadable());
        total += unpacked(zip, entry);
        if (total > MOST_IN_ALL) throw new FileRefused(new ArchiveBomb());
      }
    } catch (ZipException e) {
      throw new FileRefused(new Unreadable());
    }
  }

  private static long unpacked(ZipFile zip, ZipEntry entry) throws IOException, FileRefused {
    var buffer = new byte[1 << 16];
    long size = 0;
    try (var in = zip.getInputStream(entry)) {
      if (in == null) throw new FileRefused(new Unreadable());
      for (int read; (read = in.read(buffer)) > 0; ) {
        size += read;
        if (size > MOST_IN_ONE) throw new FileRefused(new ArchiveBomb());
      }
    }
    return size;
  }

  private static boolean leadsOut(String name) {
    return name.startsWith("/")
        || name.contains("\\")
        || name.indexOf('\0') >= 0
        || ("/" + name + "/").contains("/../");
  }
}
