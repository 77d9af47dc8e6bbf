package org.prasan.operation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads an archive from its first to its last byte and hands over each part of it. */
final class ReadBackup {
  private final SealedArchive archive;

  ReadBackup(SealedArchive archive) {
    this.archive = archive;
  }

  /** What is done with the parts of an archive, in the order in which they come. */
  interface Parts {
    void schema(SchemaVersions versions) throws IOException, SQLException;

    void table(String name, String columns, InputStream rows) throws IOException, SQLException;

    void file(String name, InputStream content) throws IOException;
  }

  /** Looks at everything and keeps nothing: whether the archive is whole and is what it says. */
  Inventory check() throws SQLException {
    var found = new Inventory();
    var told =
        each(
            new Parts() {
              @Override
              public void schema(SchemaVersions versions) {}

              @Override
              public void table(String name, String columns, InputStream rows) throws IOException {
                found.tables().put(name, sumOfLines(rows));
              }

              @Override
              public void file(String name, InputStream content) throws IOException {
                var digest = RowSum.sha256();
                content.transferTo(
                    new java.security.DigestOutputStream(
                        java.io.OutputStream.nullOutputStream(), digest));
                found.files().put(name, HexFormat.of().formatHex(digest.digest()));
              }
            });
    if (!told.equals(found)) throw archive.refuse("backup-damaged");
    return told;
  }

  Inventory each(Parts parts) throws SQLException {
    Inventory told = null;
    try (var sealed = archive.read();
        var zip = new ZipInputStream(sealed, StandardCharsets.UTF_8)) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (told != null) throw archive.refuse("backup-damaged");
        told = hand(entry.getName(), unclosable(zip), parts);
      }
      // The seal covers the end as well: without reading it a cut-off archive could pass.
      sealed.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (java.nio.file.NoSuchFileException e) {
      throw archive.refuse("backup-not-there");
    } catch (ZipException e) {
      throw archive.refuse("backup-damaged");
    } catch (IOException e) {
      if (e.getCause() instanceof java.security.GeneralSecurityException || isSealBroken(e)) {
        throw archive.refuse("backup-damaged");
      }
      throw CannotStart.because(
          "backup-io", archive.file().toString(), String.valueOf(e.getMessage()));
    }
    if (told == null) throw archive.refuse("backup-damaged");
    return told;
  }

  private @Nullable Inventory hand(String name, InputStream in, Parts parts)
      throws IOException, SQLException {
    if (name.equals(Inventory.ENTRY)) return Inventory.of(text(in));
    if (name.equals(SchemaVersions.ENTRY)) {
      parts.schema(SchemaVersions.of(text(in)));
    } else if (name.startsWith("table/")) {
      parts.table(name.substring("table/".length()), line(in), in);
    } else {
      parts.file(name.substring("file/".length()), in);
    }
    return null;
  }

  private static boolean isSealBroken(IOException problem) {
    var message = String.valueOf(problem.getMessage());
    return problem instanceof java.io.EOFException
        || message.contains("ciphertext")
        || message.contains("Tag mismatch")
        || message.contains("decryption");
  }

  private static String sumOfLines(InputStream rows) throws IOException {
    var sum = new RowSum();
    var line = new java.io.ByteArrayOutputStream();
    var buffer = new byte[1 << 16];
    for (int read; (read = rows.read(buffer)) >= 0; ) {
      var from = 0;
      for (int at = 0; at < read; at++) {
        if (buffer[at] != '\n') continue;
        line.write(buffer, from, at + 1 - from);
        sum.add(line.toByteArray());
        line.reset();
        from = at + 1;
      }
      line.write(buffer, from, read - from);
    }
    return sum.toString();
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String line(InputStream in) throws IOException {
    var line = new java.io.ByteArrayOutputStream();
    for (int next; (next = in.read()) >= 0 && next != '\n'; ) line.write(next);
    return line.toString(StandardCharsets.UTF_8);
  }

  private static InputStream unclosable(ZipInputStream zip) {
    return new FilterInputStream(zip) {
      @Override
      public void close() {}
    };
  }
}
