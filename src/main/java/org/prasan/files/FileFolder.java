package org.prasan.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.prasan.files.StoreOutcome.TooLarge;
import org.prasan.operation.OwnerOnly;
import org.prasan.operation.Settings;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/**
 * The folder that holds the bytes: {@code files/<coalition>/<two letters>/<sha256>}. Nothing that
 * anybody sent becomes part of a path.
 */
@Component
class FileFolder {
  private final Path root;

  private final Clock clock;

  FileFolder(Settings settings, Clock clock) {
    root = settings.data().resolve("files");
    this.clock = clock;
  }

  Path root() {
    return root;
  }

  Path of(CoalitionId coalition, String sha256) {
    return root.resolve(coalition.toString()).resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /** A place for a fresh file on the same disk, so that moving it to its place is one step. */
  Path incoming() throws IOException {
    return OwnerOnly.folder(root.resolve("incoming")).resolve(UUID.randomUUID().toString());
  }

  /** The bytes that still fit on its disk. */
  long room() throws IOException {
    return Files.getFileStore(root).getUsableSpace();
  }

  /** Copies in small pieces and stops as soon as it is too much. */
  static void take(InputStream in, Path to, long largest) throws IOException, FileRefused {
    var buffer = new byte[1 << 16];
    long size = 0;
    try (var out = Files.newOutputStream(OwnerOnly.file(to))) {
      for (int read; (read = in.read(buffer)) > 0; ) {
        size += read;
        if (size > largest) throw new FileRefused(new TooLarge(largest));
        out.write(buffer, 0, read);
      }
    }
  }

  /**
   * Moves a file to its place for good: a row must never point to bytes that a power failure takes
   * back. Where the same bytes lie already, they count as new, or the sweep could take them away.
   */
  void keep(Path incoming, CoalitionId coalition, String sha256) throws IOException {
    var ofCoalition = root.resolve(coalition.toString());
    var letters = OwnerOnly.folder(ofCoalition.resolve(sha256.substring(0, 2)));
    var place = letters.resolve(sha256);
    if (!renewed(place)) {
      try (var bytes = FileChannel.open(incoming, WRITE)) {
        bytes.force(true);
      }
      Files.move(incoming, place, ATOMIC_MOVE);
    }
    for (var folder : List.of(letters, ofCoalition, root)) forceNames(folder);
  }

  private boolean renewed(Path place) throws IOException {
    try {
      Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
      return true;
    } catch (NoSuchFileException firstOfItsKind) {
      return false;
    }
  }

  private static void forceNames(Path folder) throws IOException {
    try (var names = FileChannel.open(folder, READ)) {
      names.force(true);
    } catch (AccessDeniedException windows) {
      // There a folder cannot be opened; its names are written by the journal of the disk.
    }
  }
}
