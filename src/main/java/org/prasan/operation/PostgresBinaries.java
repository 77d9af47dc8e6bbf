package org.prasan.operation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the artifact that carries them. */
record PostgresBinaries(Path folder, List<String> asOrdinaryUser) {

  /** Unpacks below the given folder, unless the same edition is already there. */
  static PostgresBinaries unpackedIn(Path parent) {
    var archive = archive();
    try {
      var folder = parent.resolve("postgresql-" + edition(archive));
      if (!Files.exists(folder)) unpack(archive, folder);
      return new PostgresBinaries(folder, prefix());
    } catch (IOException e) {
      throw CannotStart.because(
          "unpack", parent.toString(), e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  /** The leading number of the version, which decides whether a data folder can be read. */
  int major() {
    var version = run("postgres", "-V").output(); // postgres (PostgreSQL) 18.6
    return Integer.parseInt(version.replaceAll("(?s).*\\) (\\d+).*", "$1"));
  }

  Outcome run(String program, String... arguments) {
    var command = new ArrayList<>(asOrdinaryUser);
    command.add(folder.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("LC_MESSAGES", "C");
      builder.environment().remove("LC_ALL");
      var process = builder.start();
      process.getOutputStream().close();
      var output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      throw CannotStart.because("run", String.join(" ", command), String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + program, e);
    }
  }

  record Outcome(int code, String output) {
    boolean succeeded() {
      return code == 0;
    }
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own the same files belong to
   * "somebody" who is not root, and nothing has to change hands.
   */
  private static List<String> prefix() {
    if (!"root".equals(System.getProperty("user.name")) || isWindows()) return List.of();
    var ownNamespace = List.of("unshare", "--user");
    if (works(ownNamespace)) return ownNamespace;
    throw CannotStart.because("root");
  }

  private static boolean works(List<String> way) {
    try {
      var command = new ArrayList<>(way);
      command.add("true");
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static URL archive() {
    var name = "postgres-" + system() + "-" + architecture() + ".txz";
    var archive = PostgresBinaries.class.getClassLoader().getResource(name);
    if (archive == null) throw CannotStart.because("platform", system() + " " + architecture());
    return archive;
  }

  private static String edition(URL archive) throws IOException {
    if (archive.openConnection() instanceof JarURLConnection jar) {
      return HexFormat.of().toHexDigits((int) jar.getJarEntry().getCrc());
    }
    var crc = new CRC32();
    try (var in = archive.openStream()) {
      crc.update(in.readAllBytes());
    }
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static void unpack(URL archive, Path folder) throws IOException {
    var fresh =
        folder.resolveSibling(folder.getFileName() + "." + ProcessHandle.current().pid() + ".new");
    FileSystemUtils.deleteRecursively(fresh);
    Files.createDirectories(fresh);
    try (InputStream in = archive.openStream();
        var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        unpack(entry, tar, fresh);
      }
    }
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Another copy of Prasan that shares this folder was faster: its result is as good as ours.
      if (!Files.exists(folder)) throw e;
      FileSystemUtils.deleteRecursively(fresh);
    }
  }

  private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path folder)
      throws IOException {
    var target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) throw new IOException("unexpected path " + entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable " + target);
    }
  }

  private static boolean isWindows() {
    return system().equals("windows");
  }

  private static String system() {
    var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("win")) return "windows";
    return name.startsWith("mac") ? "darwin" : "linux";
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch", "")) {
      case "aarch64", "arm64" -> "arm_64";
      default -> "x86_64";
    };
  }
}
