package org.prasan.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How an installation that nobody uses yet takes over the backup of an earlier one. */
@Service
public class TakeOver {
  private static final Path OF_THE_PACKAGE = Path.of("/var/lib/prasan/data");
  private static final String ENDING = ".backup";

  private final Settings settings;
  private final JdbcClient jdbc;

  TakeOver(Settings settings, JdbcClient jdbc) {
    this.settings = settings;
    this.jdbc = jdbc;
  }

  /**
   * What the operator types on the server.
   *
   * @param found the newest file that this installation did not make itself
   * @param databaseElsewhere it is emptied with the means of its server
   */
  public record Way(@Nullable String found, boolean databaseElsewhere, List<String> commands) {}

  @Transactional(readOnly = true)
  public Way way() {
    var data = settings.data().toAbsolutePath().normalize();
    var aside = data.resolveSibling(data.getFileName() + "-empty");
    var found = newestOfOthers().map(file -> moved(file, data, aside).toString()).orElse(null);
    var file = found == null ? "/…/….backup" : found;
    var move = "mv " + data + " " + aside;
    return new Way(
        found,
        !settings.database().embedded(),
        data.equals(OF_THE_PACKAGE)
            ? List.of(
                "systemctl stop prasan", move, "prasan restore " + file, "systemctl start prasan")
            : List.of(move, "java -jar prasan.jar restore " + file + " --prasan.data=" + data));
  }

  private Optional<Path> newestOfOthers() {
    var folder = BackupFolder.of(settings).path().toAbsolutePath().normalize();
    if (!Files.isReadable(folder) || !Files.isDirectory(folder)) return Optional.empty();
    var own =
        new HashSet<>(
            jdbc.sql("select place from operation.backup_run").query(String.class).list());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .filter(file -> !own.contains(file.toString()))
          .max(Comparator.comparing(TakeOver::changed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of the backups may lie in the one that is moved away. */
  private static Path moved(Path file, Path data, Path aside) {
    return file.startsWith(data) ? aside.resolve(data.relativize(file)) : file;
  }
}
