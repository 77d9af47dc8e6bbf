package org.prasan.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.exchange.ArchiveGate.Verdict.BOMB;
import static org.prasan.exchange.ArchiveGate.Verdict.BROKEN;
import static org.prasan.exchange.ArchiveGate.Verdict.HARMLESS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.Memory;
import org.prasan.exchange.UploadedTable.ArchiveBomb;

class ArchiveGateTest {
  /** Megabytes asked for in all, most of them given back before the next is asked for. */
  private static final int MOST_MEMORY = 128;

  private static final int DIRECTORY_ENTRY = 0x02014b50;
  private static final int DIRECTORY_END = 0x06054b50;

  @Test
  void anOrdinaryWorkbookPasses() {
    var workbook =
        Exports.export(
            new Table("ตาราง", List.of("ชื่อ"), List.of(List.of("เชียงราย"))),
            TableFormat.XLSX,
            Exports.THAI);
    assertThat(verdict(workbook)).isEqualTo(HARMLESS);
  }

  @Test
  void aSmallFileThatUnpacksToAHugeOneIsRefused() throws IOException {
    var bomb = archive(Map.of("xl/worksheets/sheet1.xml", new byte[60 << 20]));
    assertThat(bomb).hasSizeLessThan(1 << 20);
    assertThat(verdict(bomb)).isEqualTo(BOMB);
    assertThat(read(new ByteArrayInputStream(bomb))).isEqualTo(new ArchiveBomb());
  }

  @Test
  void manyEntriesThatTogetherAreHugeAreRefused() throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    for (var i = 0; i < 4; i++) entries.put("part" + i, new byte[30 << 20]);
    assertThat(verdict(archive(entries))).isEqualTo(BOMB);
  }

  @Test
  void tooManyEntriesAreRefused() throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    for (var i = 0; i < 1001; i++) entries.put("part" + i, new byte[0]);
    assertThat(verdict(archive(entries))).isEqualTo(BOMB);
  }

  @Test
  void whatTheHeadersSayOfSizesIsNotBelieved() throws IOException {
    var bomb = archive(Map.of("part", new byte[60 << 20]));
    var directory = indexOf(bomb, DIRECTORY_ENTRY);
    ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 10);
    assertThat(verdict(bomb)).isEqualTo(BOMB);
  }

  @Test
  void twoEntriesOverTheSameBytesAreRefused() throws IOException {
    assertThat(verdict(withEntryTwice(archive(Map.of("part1", new byte[100]))))).isEqualTo(BOMB);
  }

  @Test
  void anArchiveInTheArchiveIsRefused() throws IOException {
    var inner = archive(Map.of("part", new byte[10]));
    assertThat(verdict(archive(Map.of("inner", inner)))).isEqualTo(BOMB);
  }

  @Test
  void aFarAwayColumnIsRefusedBeforeMemoryIsReservedForIt() throws IOException {
    var sheet = "<sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData>";
    assertThat(verdict(archive(Map.of("xl/worksheets/sheet1.xml", sheet.getBytes(UTF_8)))))
        .isEqualTo(BOMB);
  }

  @Test
  void aSharedTextFarBeyondTheLastOneIsRefused() throws IOException {
    var sheet = "<sheetData><row><c r=\"A1\" t=\"s\"><v>99999999</v></c></row></sheetData>";
    assertThat(verdict(archive(Map.of("sheet", sheet.getBytes(UTF_8))))).isEqualTo(BOMB);
  }

  /** Neither a file of the machine nor a billion words, wherever the workbook asks for them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "xl/worksheets/sheet1.xml",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "[Content_Types].xml",
        "_rels/.rels"
      })
  @Timeout(10)
  void aSheetIsToldNothingByEntities(String part, @TempDir Path folder) throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "zq7-of-the-machine");
    var entities =
        "<!DOCTYPE x [<!ENTITY f SYSTEM \"%s\"><!ENTITY a0 \"ha\">".formatted(secret.toUri())
            + IntStream.range(0, 12)
                .mapToObj(n -> "<!ENTITY a%d \"%s\">".formatted(n + 1, ("&a" + n + ";").repeat(9)))
                .collect(Collectors.joining())
            + "]>";
    var workbook =
        Exports.export(
            new Table("ตาราง", List.of("ชื่อ"), List.of(List.of("เชียงราย"))),
            TableFormat.XLSX,
            Exports.THAI);
    var outcome =
        read(
            new ByteArrayInputStream(
                withEntities(Files.write(folder.resolve("workbook"), workbook), part, entities)));
    assertThat(outcome.toString()).doesNotContain("zq7").hasSizeLessThan(10_000);
  }

  /** The first text of the part, and the whole of it before that, asks for them. */
  private static byte[] withEntities(Path workbook, String part, String entities)
      throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipFile(workbook.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        var text = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
        if (entry.getName().equals(part))
          text =
              text.replaceFirst("^(<\\?xml[^>]*>)?", "$1" + Matcher.quoteReplacement(entities))
                  .replaceFirst("เชียงราย", "&f;&a12;")
                  .replaceFirst("(<[a-zA-Z][^>]*[^/?]>)", "$1&f;&a12;");
        parts.put(entry.getName(), text.getBytes(UTF_8));
      }
    }
    assertThat(parts).containsKey(part);
    return archive(parts);
  }

  @Test
  void anEndlessFormulaIsRefusedBeforeItIsCopied() throws IOException {
    var sheet =
        "<sheetData><row><c><f t=\"shared\">"
            + "A1+<b/>".repeat(5000)
            + "</f></c></row></sheetData>";
    assertThat(verdict(archive(Map.of("sheet", sheet.getBytes(UTF_8))))).isEqualTo(BOMB);
  }

  @Test
  void moreFormatsThanAWorkbookMayHaveAreRefusedBeforeTheyAreRead() throws IOException {
    assertThat(verdict(styles("<xf/>", 65_000))).isEqualTo(HARMLESS);
    for (var format : List.of("<xf/>", "<numFmt numFmtId=\"164\" formatCode=\"0\"/>"))
      assertThat(verdict(styles(format, 70_000))).as(format).isEqualTo(BOMB);
    assertThat(read(new ByteArrayInputStream(styles("<xf/>", 3_000_000))))
        .isEqualTo(new ArchiveBomb());
  }

  private static byte[] styles(String format, int many) throws IOException {
    var styles = "<styleSheet><cellXfs>" + format.repeat(many) + "</cellXfs></styleSheet>";
    return archive(Map.of("xl/styles.xml", styles.getBytes(UTF_8)));
  }

  @Test
  void aTornArchiveIsBroken() throws IOException {
    var whole = archive(Map.of("part", new byte[1000]));
    assertThat(verdict(java.util.Arrays.copyOf(whole, whole.length / 2))).isEqualTo(BROKEN);
  }

  /** Whatever it is, it is judged within so much memory. */
  private static ArchiveGate.Verdict verdict(byte[] file) {
    return Memory.within(MOST_MEMORY, () -> ArchiveGate.verdict(file));
  }

  private static UploadedTable read(InputStream file) throws IOException {
    return Memory.within(MOST_MEMORY, () -> UploadedTable.read(file));
  }

  private static byte[] archive(Map<String, byte[]> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** The directory names the only entry a second time, as part2. */
  private static byte[] withEntryTwice(byte[] archive) {
    var directory = indexOf(archive, DIRECTORY_ENTRY);
    var end = indexOf(archive, DIRECTORY_END);
    var entry = java.util.Arrays.copyOfRange(archive, directory, end);
    var twice = ByteBuffer.allocate(archive.length + entry.length).order(ByteOrder.LITTLE_ENDIAN);
    twice.put(archive, 0, end).put(entry).put(archive, end, archive.length - end);
    twice.put(end + 46 + 4, (byte) '2');
    var newEnd = end + entry.length;
    twice.putShort(newEnd + 8, (short) 2).putShort(newEnd + 10, (short) 2);
    twice.putInt(newEnd + 12, 2 * entry.length);
    return twice.array();
  }

  private static int indexOf(byte[] archive, int signature) {
    var buffer = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    for (var at = 0; at + 4 <= archive.length; at++) {
      if (buffer.getInt(at) == signature) return at;
    }
    throw new AssertionError("No such record");
  }
}
