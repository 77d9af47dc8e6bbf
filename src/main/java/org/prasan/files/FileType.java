package org.prasan.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.prasan.files.StoreOutcome.Unreadable;

/** Tells what a file is by its content; its name only says which kind of text a text is. */
final class FileType {
  private static final int BEGINNING = 64 * 1024;
  private static final Tika TIKA = new Tika();
  private static final Charset THAI = Charset.forName("windows-874");
  private static final Pattern NOT_IN_TEXT =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1a\\x1c-\\x1f\\ufffe\\uffff]");
  private static final Pattern GEOJSON =
      Pattern.compile(
          "\"type\"\\s*:\\s*\"(?:FeatureCollection|Feature|(?:Multi)?(?:Point|LineString|Polygon)"
              + "|GeometryCollection)\"");

  private FileType() {}

  /** Empty for anything that is not on the list. */
  static Optional<FileKind> of(Path file, String name) throws IOException, FileRefused {
    var beginning = beginning(file);
    var detected = TIKA.detect(beginning);
    return switch (detected) {
      case "application/pdf", "image/png", "image/jpeg", "image/webp" ->
          FileKind.ofMediaType(detected);
      case "application/zip", "application/x-tika-ooxml" -> office(file);
      case "text/plain", "application/json", "application/octet-stream", "text/csv" ->
          text(file, name);
      default -> Optional.empty();
    };
  }

  /**
   * What is kept sealed is a picture, a PDF or a voice, and is never written down to be looked at.
   */
  static Optional<FileKind> ofSealed(byte[] bytes) {
    return switch (TIKA.detect(bytes)) {
      case "application/pdf" -> Optional.of(FileKind.PDF);
      case "image/png" -> Optional.of(FileKind.PNG);
      case "image/jpeg" -> Optional.of(FileKind.JPEG);
      case "image/webp" -> Optional.of(FileKind.WEBP);
      default -> AudioType.of(bytes);
    };
  }

  private static byte[] beginning(Path file) throws IOException {
    try (InputStream in = java.nio.file.Files.newInputStream(file)) {
      return in.readNBytes(BEGINNING);
    }
  }

  /** A document with macros or anything else that only resembles an office file is not taken. */
  private static Optional<FileKind> office(Path file) throws IOException, FileRefused {
    ArchiveGate.pass(file);
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("[Content_Types].xml") == null) return Optional.empty();
      if (zip.stream().anyMatch(entry -> isProgram(entry.getName()))) return Optional.empty();
      if (zip.getEntry("word/document.xml") != null) return Optional.of(FileKind.DOCX);
      if (zip.getEntry("xl/workbook.xml") != null) return Optional.of(FileKind.XLSX);
      return Optional.empty();
    }
  }

  private static boolean isProgram(String entry) {
    var name = entry.toLowerCase(Locale.ROOT);
    return name.endsWith("vbaproject.bin")
        || name.contains("/activex/")
        || name.contains("/embeddings/");
  }

  private static Optional<FileKind> text(Path file, String name) throws IOException, FileRefused {
    var text = decoded(java.nio.file.Files.readAllBytes(file));
    if (text.isEmpty() || NOT_IN_TEXT.matcher(text.get()).find()) return Optional.empty();
    var start = text.get().stripLeading();
    if (start.startsWith("<") || start.startsWith("\ufeff<") || start.startsWith("#!"))
      return Optional.empty();
    if (start.startsWith("{") && GEOJSON.matcher(text.get()).find())
      return Optional.of(FileKind.GEOJSON);
    return switch (TIKA.detect(name)) {
      case "text/csv" -> Optional.of(FileKind.CSV);
      case "text/plain", "application/octet-stream" -> Optional.of(FileKind.TEXT);
      default -> Optional.empty();
    };
  }

  private static Optional<String> decoded(byte[] bytes) throws FileRefused {
    if (bytes.length > 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
      return Optional.of(new String(bytes, StandardCharsets.UTF_16LE).substring(1));
    try {
      return Optional.of(strictly(StandardCharsets.UTF_8, bytes));
    } catch (CharacterCodingException notUnicode) {
      try {
        return Optional.of(strictly(THAI, bytes));
      } catch (CharacterCodingException noText) {
        throw new FileRefused(new Unreadable());
      }
    }
  }

  private static String strictly(Charset charset, byte[] bytes) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
