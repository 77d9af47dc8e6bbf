package org.prasan.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes one part of everything, of one moment, into one archive: first the tables, as one
 * transaction sees them, then the files, which are never changed once a row names them.
 */
final class WriteBackup {
  /** Kept in the data folder beside the database; what can be made anew is left out. */
  static final List<String> KEPT = List.of("files", "keys", "secrets", "audit-seals.txt");

  /**
   * The passwords of this machine's server, of which another one makes its own, and half uploads.
   */
  private static final List<String> PASSING = List.of("secrets/database-", "files/incoming/");

  private final Database.Place place;
  private final Path folder;
  private final BackupPart part;

  WriteBackup(Database.Place place, Path folder) {
    this(place, folder, BackupPart.DATA);
  }

  WriteBackup(Database.Place place, Path folder, BackupPart part) {
    this.place = place;
    this.folder = folder;
    this.part = part;
  }

  Inventory to(SealedArchive archive) throws SQLException, IOException {
    var inventory = new Inventory();
    try (var connection = place.asOwner().getConnection();
        var zip = new ZipOutputStream(archive.write(), StandardCharsets.UTF_8)) {
      zip.setLevel(Deflater.BEST_SPEED);
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      DatabaseCheck.refuseRowsHiddenFromOwner(connection);
      entry(zip, SchemaVersions.ENTRY, SchemaVersions.in(connection).text());
      tables(connection, zip, inventory);
      connection.rollback();
      for (var name : part.kept()) files(zip, folder.resolve(name), inventory);
      entry(zip, Inventory.ENTRY, inventory.text());
    }
    return inventory;
  }

  private void tables(Connection connection, ZipOutputStream zip, Inventory inventory)
      throws SQLException, IOException {
    var copy = new TableCopy(connection);
    for (var table : part.tables(connection)) {
      zip.putNextEntry(new ZipEntry("table/" + table.entry()));
      zip.write((table.columnList() + "\n").getBytes(StandardCharsets.UTF_8));
      inventory.tables().put(table.entry(), copy.out(table, zip).toString());
      zip.closeEntry();
    }
  }

  private void files(ZipOutputStream zip, Path from, Inventory inventory) throws IOException {
    if (!Files.exists(from)) return;
    try (Stream<Path> found = Files.walk(from)) {
      for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
        var name = folder.relativize(file).toString().replace('\\', '/');
        if (PASSING.stream().noneMatch(name::startsWith)) file(zip, file, name, inventory);
      }
    }
  }

  private static void file(ZipOutputStream zip, Path file, String name, Inventory inventory)
      throws IOException {
    var digest = RowSum.sha256();
    try (var in = Files.newInputStream(file)) {
      zip.putNextEntry(new ZipEntry("file/" + name));
      in.transferTo(new DigestOutputStream(zip, digest));
      zip.closeEntry();
      inventory.files().put(name, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchFileException e) {
      // Swept away since we listed the folder, so no row of our moment can point to it.
    }
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
