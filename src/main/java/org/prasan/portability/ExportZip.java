package org.prasan.portability;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive that is the same to the byte whenever the same is put into it. */
final class ExportZip implements Closeable {
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private final SortedMap<String, String> sums = new TreeMap<>();

  ExportZip(OutputStream out) {
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
  }

  /** Writes one part. */
  interface Content {
    void to(OutputStream out) throws IOException, SQLException;
  }

  void part(String name, Content content) throws IOException, SQLException {
    sums.put(name, unnoted(name, content));
  }

  /** A part whose hash stands nowhere else; answers it. */
  String unnoted(String name, Content content) throws IOException, SQLException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    var digest = sha256();
    content.to(new Part(new DigestOutputStream(zip, digest)));
    zip.closeEntry();
    return HexFormat.of().formatHex(digest.digest());
  }

  SortedMap<String, String> sums() {
    return sums;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Whoever closes a part does not close the archive. */
  private static final class Part extends FilterOutputStream {
    Part(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() {}
  }
}
