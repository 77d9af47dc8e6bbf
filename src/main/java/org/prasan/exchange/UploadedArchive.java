package org.prasan.exchange;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.prasan.exchange.UploadedTable.ArchiveBomb;
import org.prasan.exchange.UploadedTable.Legible;
import org.prasan.exchange.UploadedTable.NotATable;
import org.prasan.exchange.UploadedTable.Refused;

/** What could be made of an archive of comma-separated files that somebody brought in. */
public sealed interface UploadedArchive {
  /** Its tables by the names of their files, without folders and endings. */
  record Tables(Map<String, Legible> byName) implements UploadedArchive {
    public Tables {
      byName = Map.copyOf(byName);
    }
  }

  /** It is not read, for the same reasons as a single table. */
  record No(Refused because) implements UploadedArchive {}

  static boolean isArchive(byte[] bytes) {
    return UploadedBytes.isArchive(bytes);
  }

  static UploadedArchive read(byte[] bytes, UploadLimits limits) {
    return switch (ArchiveGate.verdict(bytes)) {
      case BOMB -> new No(new ArchiveBomb());
      case BROKEN -> new No(new NotATable(NotATable.Reason.BROKEN));
      case HARMLESS -> readHarmless(bytes, limits);
    };
  }

  private static UploadedArchive readHarmless(byte[] bytes, UploadLimits limits) {
    var tables = new LinkedHashMap<String, Legible>();
    try (var archive = ArchiveGate.open(bytes)) {
      for (var entries = archive.getEntries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        var file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (!file.endsWith(".csv")) continue;
        try (var content = archive.getInputStream(entry)) {
          switch (UploadedTable.read(content, limits)) {
            case NotATable(var reason) when reason == NotATable.Reason.EMPTY -> {}
            case Refused refused -> {
              return new No(refused);
            }
            case Legible table -> tables.put(file.substring(0, file.length() - 4), table);
          }
        }
      }
    } catch (IOException broken) {
      return new No(new NotATable(NotATable.Reason.BROKEN));
    }
    return tables.isEmpty()
        ? new No(new NotATable(NotATable.Reason.OTHER_KIND))
        : new Tables(tables);
  }
}
