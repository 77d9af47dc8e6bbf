package org.prasan.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders and files that only the user who runs Prasan may open, where the system has rights. */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /** Makes the folder, and those above it that are missing. */
  public static Path folder(Path path) throws IOException {
    return Files.createDirectories(path, rights(path, FOLDER));
  }

  /** Makes an empty file. */
  public static Path file(Path path) throws IOException {
    return Files.createFile(path, rights(path, FILE));
  }

  /** Takes away what rights others may have to the folder, and with it to all that lies in it. */
  static void close(Path folder) throws IOException {
    if (hasRights(folder)) Files.setPosixFilePermissions(folder, FOLDER);
  }

  static boolean isClosed(Path folder) throws IOException {
    return FOLDER.containsAll(Files.getPosixFilePermissions(folder));
  }

  private static FileAttribute<?>[] rights(Path path, Set<PosixFilePermission> rights) {
    return hasRights(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }

  private static boolean hasRights(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
