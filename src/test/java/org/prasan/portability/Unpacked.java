package org.prasan.portability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The parts of an export, to be compared, and to be packed again by somebody who means harm. */
record Unpacked(Map<String, byte[]> parts) {
  static Unpacked of(Path file) throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; )
        parts.put(entry.getName(), zip.readAllBytes());
    }
    return new Unpacked(parts);
  }

  String text(String part) {
    return new String(bytes(part), StandardCharsets.UTF_8);
  }

  /** What there is, with the hash of each; of the manifest all but when it was made. */
  Map<String, String> compared() {
    var compared = new LinkedHashMap<String, String>();
    parts.forEach((name, bytes) -> compared.put(name, hash(bytes)));
    compared.put(
        Manifest.ENTRY,
        text(Manifest.ENTRY).replaceFirst("\"madeAt\" : \"[^\"]*\"", "\"madeAt\" : \"…\""));
    return compared;
  }

  /** The same with another text in one part, of which the manifest says that it is right. */
  Unpacked with(String part, String text) {
    var changed = new LinkedHashMap<>(parts);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    changed.put(part, bytes);
    var manifest = text(Manifest.ENTRY).replace(hash(bytes(part)), hash(bytes));
    changed.put(Manifest.ENTRY, manifest.getBytes(StandardCharsets.UTF_8));
    return new Unpacked(changed);
  }

  Unpacked beginningWith(String name, byte[] content) {
    var more = new LinkedHashMap<String, byte[]>();
    more.put(name, content);
    more.putAll(parts);
    return new Unpacked(more);
  }

  Path packed(Path file) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return Files.write(file, bytes.toByteArray());
  }

  private byte[] bytes(String part) {
    return Objects.requireNonNull(parts.get(part));
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(ExportZip.sha256().digest(bytes));
  }
}
