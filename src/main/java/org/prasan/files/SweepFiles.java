package org.prasan.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Takes away bytes that no row needs: of uploads whose transaction did not come to its end, and of
 * files that were removed. It leaves alone whatever is younger than a day, since its row may not be
 * committed yet.
 */
@Service
class SweepFiles {
  private static final Logger LOG = LoggerFactory.getLogger(SweepFiles.class);
  private static final Duration SETTLED = Duration.ofDays(1);

  private final FileFolder folder;
  private final FileRows rows;
  private final Clock clock;

  SweepFiles(FileFolder folder, FileRows rows, Clock clock) {
    this.folder = folder;
    this.rows = rows;
    this.clock = clock;
  }

  @Scheduled(cron = "0 35 2 * * *")
  int sweep() {
    int removed = 0;
    for (var place : listed(folder.root())) {
      var name = place.getFileName().toString();
      if (name.equals("incoming")) removed += listed(place).stream().mapToInt(this::remove).sum();
      else if (name.length() == 36) removed += sweep(CoalitionId.of(name), place);
    }
    if (removed > 0) LOG.info("Removed {} files that nothing needs any more", removed);
    return removed;
  }

  private int sweep(CoalitionId coalition, Path place) {
    int removed = 0;
    for (var letters : listed(place)) {
      var found = listed(letters);
      var hashes = found.stream().map(file -> file.getFileName().toString()).toList();
      var needed = Tenancy.in(coalition, () -> rows.needed(coalition, hashes));
      for (var file : found)
        if (!needed.contains(file.getFileName().toString())) removed += remove(file);
    }
    return removed;
  }

  /**
   * Moved aside first: an upload of the same bytes in this moment then finds nothing and writes.
   */
  private int remove(Path file) {
    try {
      if (!settled(file)) return 0;
      var aside = folder.incoming();
      Files.move(file, aside);
      if (settled(aside)) {
        Files.delete(aside);
        return 1;
      }
      if (Files.notExists(file)) Files.move(aside, file);
      return 0;
    } catch (NoSuchFileException removedByAnotherCopy) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean settled(Path file) throws IOException {
    var written = Files.getLastModifiedTime(file).toInstant();
    return written.isBefore(clock.instant().minus(SETTLED));
  }

  private static List<Path> listed(Path place) {
    if (!Files.isDirectory(place)) return List.of();
    try (var found = Files.list(place)) {
      return found.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
