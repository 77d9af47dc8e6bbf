package org.prasan.exchange;

import java.util.HexFormat;
import java.util.Set;
import org.apache.tika.Tika;
import org.prasan.exchange.UploadedTable.NotATable;
import org.prasan.exchange.UploadedTable.NotATable.Reason;

/** Tells the kind of an uploaded file by its content. */
final class UploadedBytes {
  private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");

  /** Old Excel files, and new ones with a password. */
  private static final byte[] COMPOUND = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

  /** Thai in Windows-874 is no text to the detector, so the decoder has the last word. */
  private static final Set<String> PERHAPS_TEXT = Set.of("text/plain", "application/octet-stream");

  private UploadedBytes() {}

  static UploadedTable read(byte[] bytes, UploadLimits limits) {
    if (bytes.length == 0) return new NotATable(Reason.EMPTY);
    if (startsWith(bytes, ZIP)) return XlsxReading.read(bytes, limits);
    if (startsWith(bytes, COMPOUND)) return new NotATable(Reason.OLD_OR_LOCKED_WORKBOOK);
    if (!PERHAPS_TEXT.contains(new Tika().detect(bytes))) return new NotATable(Reason.OTHER_KIND);
    return CsvReading.read(bytes, limits);
  }

  static boolean startsWith(byte[] bytes, byte[] signature) {
    if (bytes.length < signature.length) return false;
    for (var i = 0; i < signature.length; i++) if (bytes[i] != signature[i]) return false;
    return true;
  }

  static boolean isArchive(byte[] bytes) {
    return startsWith(bytes, ZIP);
  }
}
