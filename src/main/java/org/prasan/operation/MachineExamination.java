package org.prasan.operation;

import static org.prasan.operation.Finding.needs;
import static org.prasan.operation.Finding.wants;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/** The machine and the data folder. */
final class MachineExamination {
  private static final long MEBI = 1 << 20;

  private final Settings settings;
  private final Path data;

  private MachineExamination(Settings settings) {
    this.settings = settings;
    this.data = settings.data();
  }

  static List<Finding> of(Settings settings) {
    var machine = new MachineExamination(settings);
    return List.of(
        java(),
        memory(),
        heap(),
        needs(
            Charset.defaultCharset().equals(StandardCharsets.UTF_8),
            "charset",
            Charset.defaultCharset().name()),
        wants(!"root".equals(System.getProperty("user.name")), "user", user()),
        machine.folder(),
        machine.secrets(),
        machine.files(),
        machine.signInKey(),
        machine.space(),
        machine.fileSystem(),
        machine.programs(),
        machine.backup(),
        machine.backupPlace());
  }

  private static Finding java() {
    return needs(Runtime.version().feature() >= 25, "java", Runtime.version().toString());
  }

  private static Finding memory() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var mebi = system.getTotalMemorySize() / MEBI;
    return wants(mebi >= 950, "memory", mebi + " MB");
  }

  private static Finding heap() {
    var mebi = Runtime.getRuntime().maxMemory() / MEBI;
    return wants(mebi >= 250, "heap", mebi + " MB");
  }

  private static String user() {
    return System.getProperty("user.name", "?");
  }

  private Finding folder() {
    var there = Files.exists(data) ? data : nearest(data);
    return needs(Files.isWritable(there) && Files.isReadable(there), "folder", data.toString());
  }

  private Finding secrets() {
    var secrets = new DataFolder(data).secrets();
    try {
      return needs(
          Files.notExists(secrets) || OwnerOnly.isClosed(secrets), "secrets", secrets.toString());
    } catch (IOException | UnsupportedOperationException e) {
      return wants(false, "secrets", secrets.toString());
    }
  }

  private Finding files() {
    var files = new DataFolder(data).files();
    try {
      return wants(Files.notExists(files) || OwnerOnly.isClosed(files), "files", files.toString());
    } catch (IOException | UnsupportedOperationException e) {
      return wants(false, "files", files.toString());
    }
  }

  /** Made with the first second factor; without it nobody's authenticator app works any more. */
  private Finding signInKey() {
    if (settings.keys().signIn() != null) return wants(true, "sign-in-key", "prasan.keys.sign-in");
    var folder = new DataFolder(data);
    return wants(
        folder.knows(SealedWords.KEY),
        "sign-in-key",
        folder.secrets().resolve(SealedWords.KEY).toString());
  }

  private Finding space() {
    var mebi = nearest(data).toFile().getUsableSpace() / MEBI;
    return new Finding(
        "space",
        mebi < 300 ? Finding.State.ILL : mebi < 2000 ? Finding.State.ATTENTION : Finding.State.WELL,
        mebi + " MB");
  }

  /** A network drive may confirm what it has not kept; a temporary one forgets at a restart. */
  private Finding fileSystem() {
    try {
      var type = Files.getFileStore(nearest(data)).type();
      return wants(
          !Set.of("nfs", "nfs4", "cifs", "smb3", "tmpfs", "fuse.sshfs", "9p").contains(type),
          "file-system",
          type);
    } catch (IOException e) {
      return needs(false, "file-system", String.valueOf(e.getMessage()));
    }
  }

  private Finding programs() {
    if (!settings.database().embedded()) return wants(true, "programs", "–");
    var place = settings.database().binaries();
    var folder = place == null ? data.resolve("server") : Path.of(place);
    try {
      if (!Files.exists(folder)) return wants(true, "programs", "–");
      return needs(true, "programs", "PostgreSQL " + PostgresBinaries.unpackedIn(folder).major());
    } catch (CannotStart e) {
      return needs(false, "programs", e.reason());
    }
  }

  private Finding backup() {
    try {
      var at = Instant.parse(Files.readString(data.resolve(MakeBackup.LAST)).strip());
      var hours = Duration.between(at, Instant.now()).toHours();
      return wants(hours <= 26, "backup", hours + " h");
    } catch (IOException | DateTimeParseException e) {
      return wants(false, "backup", "–");
    }
  }

  private Finding backupPlace() {
    var folder = BackupFolder.of(settings);
    try {
      return wants(!folder.liesOnTheDiskOf(data), "backup-place", folder.path().toString());
    } catch (IOException e) {
      return wants(false, "backup-place", folder.path().toString());
    }
  }

  private static Path nearest(Path path) {
    var there = path;
    while (there != null && !Files.exists(there)) there = there.getParent();
    return there == null ? path.getRoot() : there;
  }
}
