package org.prasan.portability;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.prasan.operation.CannotStart;
import org.prasan.operation.SealedFiles;
import org.prasan.operation.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An export as somebody brought it, who may have made it to do harm: no name in it becomes a path,
 * nothing is believed before all of it was read, and no small file unpacks to a giant.
 */
final class ReadExport {
  private static final Pattern FILE = Pattern.compile("files/([0-9a-f]{2})/(\\1[0-9a-f]{62})");
  private static final Pattern PART =
      Pattern.compile("README\\.txt|json/[a-z0-9_.]+\\.jsonl|csv/[a-z0-9_.]+\\.csv");

  /** Tables and their texts shrink to a tenth or a thirtieth; giants to a thousandth. */
  private static final int MOST_SWOLLEN = 200;

  private static final long ALWAYS_ALLOWED = 16L << 20;
  private static final int LARGEST_MANIFEST = 4 << 20;

  private final Path file;
  private final SealedFiles sealedFiles;
  private final @Nullable Secret passphrase;
  private final JsonMapper json;

  /**
   * An export to be read.
   *
   * @param passphrase null for one that is not sealed
   */
  ReadExport(Path file, SealedFiles sealedFiles, @Nullable Secret passphrase, JsonMapper json) {
    this.file = file;
    this.sealedFiles = sealedFiles;
    this.passphrase = passphrase;
    this.json = json;
  }

  /** What is done with the parts, in the order in which they come. */
  interface Parts {
    void rows(String name, InputStream json) throws IOException;

    void file(String sha256, InputStream content) throws IOException;
  }

  private static final Parts LOOKED_AT =
      new Parts() {
        @Override
        public void rows(String name, InputStream json) {}

        @Override
        public void file(String sha256, InputStream content) {}
      };

  /** Reads everything and keeps nothing: whether it is whole and is what it says. */
  Manifest check() {
    return each(LOOKED_AT);
  }

  /** Whatever was done with the parts must be undone where this refuses. */
  Manifest each(Parts parts) {
    try (var in = open()) {
      var reading = new Reading(parts, Math.max(ALWAYS_ALLOWED, Files.size(file) * MOST_SWOLLEN));
      var manifest = reading.all(in);
      // The seal covers the end as well: without reading it a cut-off archive could pass.
      in.transferTo(OutputStream.nullOutputStream());
      if (passphrase == null) reading.compareWithDirectory();
      return manifest;
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw refuse("import-damaged");
    }
  }

  CannotStart refuse(String reason) {
    return CannotStart.because(reason, file.toString());
  }

  private InputStream open() throws IOException {
    return passphrase == null
        ? new BufferedInputStream(Files.newInputStream(file))
        : sealedFiles.read(file, passphrase);
  }

  /** One walk through the archive. */
  private final class Reading {
    private final Parts parts;
    private final Map<String, String> sums = new TreeMap<>();
    private final Set<String> files = new HashSet<>();
    private long allowed;

    Reading(Parts parts, long allowed) {
      this.parts = parts;
      this.allowed = allowed;
    }

    Manifest all(InputStream in) throws IOException {
      Manifest manifest = null;
      // Closing it would close the file before its end was read.
      @SuppressWarnings("resource")
      var zip = new ZipInputStream(in, StandardCharsets.UTF_8);
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (manifest != null) throw refuse("import-damaged");
        if (entry.getName().equals(Manifest.ENTRY)) manifest = manifest(new Measured(zip));
        else part(entry.getName(), zip);
      }
      if (manifest == null) throw refuse("import-not-ours");
      compare(manifest);
      return manifest;
    }

    private Manifest manifest(InputStream in) throws IOException {
      var text = in.readNBytes(LARGEST_MANIFEST);
      var manifest = json.readValue(text, Manifest.class);
      if (!manifest.format().equals(Manifest.FORMAT)) throw refuse("import-not-ours");
      if (manifest.version() != Manifest.VERSION) throw refuse("import-newer");
      return manifest;
    }

    private void part(String name, ZipInputStream zip) throws IOException {
      var file = FILE.matcher(name);
      if (!file.matches() && !PART.matcher(name).matches()) throw refuse("import-foreign");
      var digest = ExportZip.sha256();
      var in = new DigestInputStream(new Measured(zip), digest);
      if (file.matches()) parts.file(file.group(2), in);
      else if (name.endsWith(".jsonl"))
        parts.rows(name.substring("json/".length(), name.length() - ".jsonl".length()), in);
      in.transferTo(OutputStream.nullOutputStream());
      note(name, file.matches() ? file.group(2) : null, HexFormat.of().formatHex(digest.digest()));
    }

    private void note(String name, @Nullable String hash, String found) {
      boolean fresh = hash == null ? sums.put(name, found) == null : files.add(hash);
      if (!fresh || (hash != null && !hash.equals(found))) throw refuse("import-damaged");
    }

    private void compare(Manifest told) {
      if (!told.sha256().equals(sums) || told.files().count() != files.size())
        throw refuse("import-damaged");
    }

    /** What other programs find in an open one is what we have read. */
    void compareWithDirectory() throws IOException {
      try (var directory = new ZipFile(file.toFile())) {
        if (directory.size() != sums.size() + files.size() + 1) throw refuse("import-damaged");
      }
    }

    /** Of one part, and no more than is allowed of all. */
    private final class Measured extends FilterInputStream {
      Measured(ZipInputStream zip) {
        super(zip);
      }

      @Override
      public int read() throws IOException {
        int read = super.read();
        if (read >= 0) count(1);
        return read;
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        if (read > 0) count(read);
        return read;
      }

      private void count(int read) {
        allowed -= read;
        if (allowed < 0) throw refuse("import-swollen");
      }

      @Override
      public void close() {}
    }
  }
}
