package org.prasan.operation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes everything of one moment into one archive: first the tables, as one transaction sees them,
 * then the files, which are never changed once a row names them.
 */
final class WriteBackup {
  /** Kept in the data folder beside the database; what can be made anew is left out. */
  static final List<String> FOLDERS = List.of("files", "keys", "secrets");

  private final Database.Place place;
  private final Path folder;

  WriteBackup(Database.Place place, Path folder) {
    this.place = place;
    this.folder = folder;
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
      for (var name : FOLDERS) files(zip, folder.resolve(name), inventory);
      entry(zip, Inventory.ENTRY, inventory.text());
    }
    return inventory;
  }

  private static void tables(Connection connection, ZipOutputStream zip, Inventory inventory)
      throws SQLException, IOException {
    var copy = new TableCopy(connection);
    for (var table : Tables.toKeep(connection)) {
      zip.putNextEntry(new ZipEntry("table/" + table.entry()));
      zip.write((table.columnList() + "\n").getBytes(StandardCharsets.UTF_8));
      inventory.tables().put(table.entry(), copy.out(table, zip).toString());
      zip.closeEntry();
    }
  }

  private void files(ZipOutputStream zip, Path from, Inventory inventory) throws IOException {
    if (!Files.isDirectory(from)) return;
    try (Stream<Path> found = Files.walk(from)) {
      for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
        var name = folder.relativize(file).toString().replace('\\', '/');
        // The passwords of this machine's server: another one makes its own.
        if (name.startsWith("secrets/database-")) continue;
        zip.putNextEntry(new ZipEntry("file/" + name));
        var digest = RowSum.sha256();
        try (var in = Files.newInputStream(file)) {
          var hashing = new java.security.DigestOutputStream(shield(zip), digest);
          in.transferTo(hashing);
        }
        inventory.files().put(name, java.util.HexFormat.of().formatHex(digest.digest()));
        zip.closeEntry();
      }
    }
  }

  private static OutputStream shield(ZipOutputStream zip) {
    return new java.io.FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        zip.write(bytes, from, length);
      }

      @Override
      public void close() {}
    };
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
