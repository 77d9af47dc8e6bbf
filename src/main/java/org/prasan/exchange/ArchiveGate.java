package org.prasan.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Looks through an archive before anybody works with it: everything is unpacked to nowhere and
 * counted, since what its headers say of sizes is the sender's word.
 */
final class ArchiveGate {
  private static final int MOST_ENTRIES = 1000;
  private static final long LARGEST_ENTRY = 48L << 20;
  private static final long LARGEST_WHOLE = 96L << 20;

  private final ZipFile archive;
  private final Set<String> names = new HashSet<>();
  private final List<Extent> extents = new ArrayList<>();
  private long whole;

  private ArchiveGate(ZipFile archive) {
    this.archive = archive;
  }

  /** Whether an archive may be worked with. */
  enum Verdict {
    HARMLESS,
    BOMB,
    BROKEN
  }

  static Verdict verdict(byte[] bytes) {
    try (var archive = open(bytes)) {
      return new ArchiveGate(archive).verdict();
    } catch (IOException | RuntimeException broken) {
      // A stranger's file may break the reader in more ways than it declares.
      return Verdict.BROKEN;
    }
  }

  /** By its directory at the end, exactly as the workbook reader will. */
  static ZipFile open(byte[] bytes) throws IOException {
    return ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
  }

  private Verdict verdict() throws IOException {
    for (var entries = archive.getEntries(); entries.hasMoreElements(); ) {
      if (!isHarmless(entries.nextElement())) return Verdict.BOMB;
    }
    return overlaps() ? Verdict.BOMB : Verdict.HARMLESS;
  }

  private boolean isHarmless(ZipArchiveEntry entry) throws IOException {
    if (!names.add(entry.getName()) || names.size() > MOST_ENTRIES) return false;
    // Offices write no other kinds, and some of those unpack far more.
    if (entry.getMethod() != ZipArchiveEntry.STORED
        && entry.getMethod() != ZipArchiveEntry.DEFLATED) return false;
    try (var content = archive.getInputStream(entry)) {
      var beginning = content.readNBytes(4);
      if (UploadedBytes.isArchive(beginning) || !fits(content, beginning.length)) return false;
    }
    extents.add(Extent.of(entry));
    return SheetGate.isHarmless(archive, entry);
  }

  private boolean fits(InputStream content, int alreadyRead) throws IOException {
    var nowhere = new byte[1 << 16];
    long size = alreadyRead;
    for (var read = 0; read >= 0; read = content.read(nowhere)) {
      size += read;
      if (size > LARGEST_ENTRY || whole + size > LARGEST_WHOLE) return false;
    }
    whole += size;
    return true;
  }

  private boolean overlaps() {
    extents.sort(Comparator.comparingLong(Extent::start));
    for (var i = 1; i < extents.size(); i++) {
      if (extents.get(i).start() < extents.get(i - 1).end()) return true;
    }
    return false;
  }

  /** The bytes of the file that an entry takes. */
  private record Extent(long start, long end) {
    static Extent of(ZipArchiveEntry entry) {
      return new Extent(
          entry.getLocalHeaderOffset(), entry.getDataOffset() + entry.getCompressedSize());
    }
  }
}
