package org.prasan.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.exchange.Exports.THAI;
import static org.prasan.exchange.Exports.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.exchange.UploadLimits.Limit;
import org.prasan.exchange.UploadedTable.Legible;
import org.prasan.exchange.UploadedTable.NotATable;
import org.prasan.exchange.UploadedTable.NotATable.Reason;
import org.prasan.exchange.UploadedTable.Row;
import org.prasan.exchange.UploadedTable.TooLarge;
import org.prasan.exchange.UploadedTable.WrongCodePage;

class UploadedTableTest {
  private static final String MEMBERS = "ชื่อองค์กร,อำเภอ\nมูลนิธิน้ำใจ,แม่สาย\n";
  private static final Charset THAI_WINDOWS = Charset.forName("windows-874");

  @Test
  void rowsKeepTheNumbersOfTheirLines() {
    assertThat(read("ชื่อ,อำเภอ\n\n\"มูลนิธิ\nน้ำใจ\",แม่สาย\n,\nสมาคม,เมือง\n".getBytes(UTF_8)))
        .isEqualTo(
            new Legible(
                List.of(
                    new Row(1, List.of("ชื่อ", "อำเภอ")),
                    new Row(3, List.of("มูลนิธิ\nน้ำใจ", "แม่สาย")),
                    new Row(6, List.of("สมาคม", "เมือง"))),
                UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void commasSemicolonsAndTabsSeparate(String separator) {
    var text = MEMBERS.replace(",", separator);
    assertThat(legible(text.getBytes(UTF_8)).headings()).containsExactly("ชื่อองค์กร", "อำเภอ");
  }

  @Test
  void unicodeIsReadWithAndWithoutItsMark() {
    for (var bytes :
        List.of(
            MEMBERS.getBytes(UTF_8),
            ("\ufeff" + MEMBERS).getBytes(UTF_8),
            MEMBERS.replace(',', '\t').getBytes(UTF_16))) {
      assertThat(legible(bytes).headings()).containsExactly("ชื่อองค์กร", "อำเภอ");
      assertThat(legible(bytes).isGuessed()).isFalse();
    }
  }

  @Test
  void oldThaiWindowsIsReadAndSaidSo() {
    var table = legible(MEMBERS.getBytes(THAI_WINDOWS));
    assertThat(table.headings()).containsExactly("ชื่อองค์กร", "อำเภอ");
    assertThat(table.isGuessed()).isTrue();
  }

  @Test
  void anotherCodePageIsRefusedRatherThanShownAsNonsense() {
    assertThat(read("Prénom,Ville\nJosé,Besançon\nThérèse,Orléans\n".getBytes(ISO_8859_1)))
        .isEqualTo(new WrongCodePage());
  }

  @Test
  void aFileThatIsNoTableIsRefusedWhateverItsName() {
    assertThat(read(new byte[0])).isEqualTo(new NotATable(Reason.EMPTY));
    assertThat(read(" \n \n".getBytes(UTF_8))).isEqualTo(new NotATable(Reason.EMPTY));
    assertThat(read("%PDF-1.7\n%âãÏÓ\n".getBytes(ISO_8859_1)))
        .isEqualTo(new NotATable(Reason.OTHER_KIND));
    assertThat(read("<html><body><table></table></body></html>".getBytes(UTF_8)))
        .isEqualTo(new NotATable(Reason.OTHER_KIND));
    assertThat(read("a,b\0\n".getBytes(UTF_8))).isEqualTo(new NotATable(Reason.OTHER_KIND));
    assertThat(read(bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0)))
        .isEqualTo(new NotATable(Reason.OLD_OR_LOCKED_WORKBOOK));
    assertThat(read("a,b\n\"never closed,\n".getBytes(UTF_8)))
        .isEqualTo(new NotATable(Reason.BROKEN));
    assertThat(read(bytes('P', 'K', 3, 4, 1, 2, 3))).isEqualTo(new NotATable(Reason.BROKEN));
  }

  @Test
  void whatIsTooMuchIsRefusedWithTheLimit() throws IOException {
    var limits = new UploadLimits(1, 2, 3);
    assertThat(read("ก\n1\n2\n".getBytes(UTF_8), limits)).isInstanceOf(Legible.class);
    assertThat(read("ก\n1\n2\n3\n".getBytes(UTF_8), limits)).isEqualTo(new TooLarge(Limit.ROWS, 2));
    assertThat(read("1,2,3,4\n".getBytes(UTF_8), limits)).isEqualTo(new TooLarge(Limit.COLUMNS, 3));
    assertThat(read(new byte[(1 << 20) + 1], limits)).isEqualTo(new TooLarge(Limit.BYTES, 1));
  }

  @Test
  void aCellLongerThanASpreadsheetHoldsIsRefusedWithTheLimit() {
    var longest = "ก".repeat(32_767);
    assertThat(legible(("ชื่อ\n" + longest + "\n").getBytes(UTF_8)).body().getFirst().cell(0))
        .isEqualTo(longest);
    for (var length : new int[] {32_768, 3_000_000})
      assertThat(read(("ชื่อ\n" + "ก".repeat(length) + "\n").getBytes(UTF_8)))
          .isEqualTo(new TooLarge(Limit.CELL, 32_767));
  }

  @Test
  void aWorkbookIsReadAsItWouldHaveBeenTyped() {
    var table =
        table(
            "เชียงราย",
            LocalDate.of(2019, 9, 18),
            LocalDateTime.of(2019, 9, 18, 14, 30),
            1234567890123L,
            0.1 + 0.2,
            null,
            "=1+1");
    var row = legible(export(table, TableFormat.XLSX, THAI)).body().getFirst();
    assertThat(row)
        .isEqualTo(
            new Row(
                2,
                List.of(
                    "เชียงราย",
                    "2019-09-18",
                    "2019-09-18 14:30",
                    "1234567890123",
                    "0.3",
                    "",
                    "=1+1")));
    assertThat(row.cell(99)).isEmpty();
  }

  @Property(tries = 200)
  void whatWasExportedCanBeImported(@ForAll("cells") List<String> cells) {
    var table = table(cells.toArray());
    for (var format : List.of(TableFormat.CSV, TableFormat.XLSX)) {
      assertThat(legible(export(table, format, THAI)).body().getFirst().cells()).isEqualTo(cells);
    }
  }

  @Property
  void noFileBreaksTheReader(@ForAll byte[] bytes) {
    assertThat(read(bytes)).isNotNull();
  }

  @Provide
  Arbitrary<List<String>> cells() {
    return Arbitraries.strings()
        .withChars("=+-@,;\"\t กน้ำ1a")
        .ofMinLength(1)
        .ofMaxLength(8)
        .map(String::strip)
        .filter(cell -> !cell.isEmpty())
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static Table table(@Nullable Object... values) {
    var headings = new ArrayList<String>();
    for (var column = 0; column < values.length; column++) headings.add("หัวข้อ " + column);
    return new Table("ตาราง", headings, List.of(Arrays.asList(values)));
  }

  private static Legible legible(byte[] bytes) {
    assertThat(read(bytes)).isInstanceOf(Legible.class);
    return (Legible) read(bytes);
  }

  private static UploadedTable read(byte[] bytes) {
    return read(bytes, UploadLimits.STANDARD);
  }

  private static UploadedTable read(byte[] bytes, UploadLimits limits) {
    try {
      return UploadedTable.read(new ByteArrayInputStream(bytes), limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (var i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
    return bytes;
  }
}
