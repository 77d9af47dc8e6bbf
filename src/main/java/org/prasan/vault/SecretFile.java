package org.prasan.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.operation.OwnerOnly;

/** A file with a key, which only the user who runs Prasan may read and no power cut can tear. */
record SecretFile(Path path) {
  /** Makes what a key file holds at the beginning. */
  interface Fresh {
    String make() throws GeneralSecurityException;
  }

  /** By which one file is told from the one that took its place. */
  record Stamp(@Nullable Object file, @Nullable FileTime at, long size) {
    static final Stamp NONE = new Stamp(null, null, -1);
  }

  Stamp stamp() {
    try {
      var found = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(found.fileKey(), found.lastModifiedTime(), found.size());
    } catch (IOException e) {
      return Stamp.NONE;
    }
  }

  /** Of two copies of Prasan that begin at once, both read what the first has made. */
  String read(Fresh fresh) throws IOException, GeneralSecurityException {
    if (Files.notExists(path)) {
      var made = aside(fresh.make());
      try {
        Files.createLink(path, made);
      } catch (FileAlreadyExistsException e) {
        // The other copy was first.
      } finally {
        Files.delete(made);
      }
    }
    return Files.readString(path);
  }

  void replace(String content) throws IOException {
    Files.move(aside(content), path, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path aside(String content) throws IOException {
    var folder = OwnerOnly.folder(Objects.requireNonNull(path.toAbsolutePath().getParent()));
    var fresh = folder.resolve(path.getFileName() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(fresh);
    return Files.write(
        OwnerOnly.file(fresh), content.getBytes(StandardCharsets.UTF_8), StandardOpenOption.SYNC);
  }
}
