package org.prasan.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the backups lie that Prasan makes by itself. Files of others there are left alone. */
record BackupFolder(Path path) {
  static final int DAYS = 7;
  static final int WEEKS = 4;
  private static final Pattern OURS =
      Pattern.compile("prasan-(\\d{4}-\\d\\d-\\d\\d-\\d{6})\\.backup(\\.part)?");
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss");
  private static final Duration LONGEST = Duration.ofDays(1);

  static BackupFolder of(Settings settings) {
    return new BackupFolder(settings.backupFolder());
  }

  /** A file that carries in its name when it was made. */
  private record Made(Path file, LocalDateTime at) {
    LocalDate day() {
      return at.toLocalDate();
    }

    String week() {
      return at.get(IsoFields.WEEK_BASED_YEAR) + " " + at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
  }

  void prepare() throws IOException {
    OwnerOnly.folder(path);
  }

  Path fileAt(LocalDateTime moment) {
    return path.resolve("prasan-" + NAME.format(moment) + ".backup");
  }

  /** The newest first. */
  List<Path> all() throws IOException {
    return made(false).stream().map(Made::file).toList();
  }

  /** Of each of the last seven days and four weeks that have any, the newest stays. */
  void thin() throws IOException {
    var all = made(false);
    var kept = new HashSet<Path>();
    kept.addAll(newestOfEach(all, Made::day, DAYS));
    kept.addAll(newestOfEach(all, Made::week, WEEKS));
    for (var one : all) if (!kept.contains(one.file())) Files.deleteIfExists(one.file());
  }

  private static List<Path> newestOfEach(List<Made> all, Function<Made, Object> time, int most) {
    Set<Object> seen = new HashSet<>();
    var newest = new ArrayList<Path>();
    for (var one : all) if (seen.size() < most && seen.add(time.apply(one))) newest.add(one.file());
    return newest;
  }

  /** What a copy left half-written that was stopped meanwhile. */
  void sweep() throws IOException {
    for (var half : made(true))
      if (Files.getLastModifiedTime(half.file()).toInstant().isBefore(Instant.now().minus(LONGEST)))
        Files.deleteIfExists(half.file());
  }

  long free() throws IOException {
    return Files.getFileStore(nearest(path)).getUsableSpace();
  }

  /** A disk that breaks takes both. */
  boolean liesOnTheDiskOf(Path data) throws IOException {
    return Files.getFileStore(nearest(path)).equals(Files.getFileStore(nearest(data)));
  }

  private List<Made> made(boolean half) throws IOException {
    if (!Files.isDirectory(path)) return List.of();
    try (Stream<Path> files = Files.list(path)) {
      return files
          .flatMap(file -> made(file, half).stream())
          .sorted(Comparator.comparing(Made::at).reversed())
          .toList();
    }
  }

  private static List<Made> made(Path file, boolean half) {
    var name = OURS.matcher(file.getFileName().toString());
    if (!name.matches() || (name.group(2) != null) != half) return List.of();
    return List.of(new Made(file, LocalDateTime.parse(name.group(1), NAME)));
  }

  private static Path nearest(Path path) {
    var there = path.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) there = there.getParent();
    return there;
  }
}
