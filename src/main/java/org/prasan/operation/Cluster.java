package org.prasan.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The data of the embedded server on disk: made once, and only opened by a fitting version. */
final class Cluster {
  private Cluster() {}

  static void refuseOtherVersion(DataFolder folder, PostgresBinaries binaries) {
    var file = folder.postgres().resolve("PG_VERSION");
    if (!Files.exists(folder.postgres())) return;
    int version;
    try {
      version = Integer.parseInt(Files.readString(file).strip());
    } catch (IOException | NumberFormatException e) {
      throw CannotStart.because(
          "data-folder", folder.postgres().toString(), e.getClass().getSimpleName() + ": " + file);
    }
    if (version > binaries.major()) {
      throw CannotStart.because(
          "newer-postgres",
          folder.postgres().toString(),
          String.valueOf(version),
          String.valueOf(binaries.major()));
    }
    if (version < binaries.major()) {
      throw CannotStart.because(
          "older-postgres",
          folder.postgres().toString(),
          String.valueOf(version),
          String.valueOf(binaries.major()));
    }
  }

  /** Made beside its place and moved there when whole, so that a kill in between leaves nothing. */
  static void createUnlessThere(
      DataFolder folder, PostgresBinaries binaries, EmbeddedPostgres.Durability durability) {
    if (Files.exists(folder.postgres())) {
      if (!folder.knows("database-superuser")) {
        throw CannotStart.because("secrets-missing", folder.secrets().toString());
      }
      return;
    }
    var fresh = folder.path().resolve("postgres.new");
    folder.secret("database-superuser");
    PostgresBinaries.Outcome outcome = null;
    for (var ctype : List.of("C.UTF-8", "en_US.UTF-8", "C")) {
      FileSystemUtils.deleteRecursively(fresh.toFile());
      outcome =
          binaries.run(
              "initdb",
              "--pgdata=" + fresh,
              "--username=" + EmbeddedPostgres.SUPERUSER,
              "--pwfile=" + folder.secrets().resolve("database-superuser"),
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--lc-ctype=" + ctype,
              "--data-checksums",
              durability == EmbeddedPostgres.Durability.KEPT ? "--no-instructions" : "--no-sync");
      if (outcome.succeeded()) break;
    }
    if (outcome == null || !outcome.succeeded()) {
      var said = outcome == null ? "" : outcome.output();
      boolean full = said.contains("No space left on device") || NoRoom.isIn(folder.path());
      FileSystemUtils.deleteRecursively(fresh.toFile());
      throw full
          ? CannotStart.because("disk-full", folder.path().toString())
          : CannotStart.because(
              "create-database", folder.path().toString(), EmbeddedPostgres.lastLine(said));
    }
    try {
      Files.move(fresh, folder.postgres(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw folder.notWritable(e);
    }
  }
}
