package org.prasan.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.exchange.Exports.THAI;
import static org.prasan.exchange.Exports.export;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prasan.language.LocalizedText;

class CsvTableTest {
  private static final String FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠";

  @Test
  void excelIsToldThatTheFileIsUtf8() {
    assertThat(csv("เชียงราย")).startsWith("\ufeffหัวข้อ\r\n").endsWith("เชียงราย\r\n");
  }

  @Test
  void aTextThatLooksLikeAFormulaIsMadeHarmless() {
    assertThat(csv("=1+1")).endsWith("'=1+1\r\n");
    assertThat(csv("+66812345678")).endsWith("'+66812345678\r\n");
    assertThat(csv(" @SUM(1)")).endsWith("' @SUM(1)\r\n");
  }

  @Test
  void aHeadingThatLooksLikeAFormulaIsMadeHarmless() {
    var table = new Table("", List.of("=cmd"), List.of());
    assertThat(new String(export(table, TableFormat.CSV, THAI), UTF_8))
        .isEqualTo("\ufeff'=cmd\r\n");
  }

  @Test
  void aNegativeNumberStaysANumber() {
    assertThat(csv(-5)).endsWith("\r\n-5\r\n");
  }

  @Test
  void datesAreWrittenSoThatEveryProgramReadsThem() {
    assertThat(csv(LocalDate.of(2019, 9, 18))).endsWith("\r\n2019-09-18\r\n");
    assertThat(csv(Instant.parse("2019-09-18T07:30:00Z"))).endsWith("\r\n2019-09-18 14:30\r\n");
  }

  @Test
  void namesAreInTheLanguageOfTheReader() {
    var table = table(LocalizedText.of("เชียงราย", "Chiang Rai"));
    assertThat(new String(export(table, TableFormat.CSV, Locale.ENGLISH), UTF_8))
        .endsWith("Chiang Rai\r\n");
  }

  @Property
  void noTextBeginsWithAFormulaSign(@ForAll("texts") String text) {
    var cell = records(table(text)).getLast().getField(0);
    assertThat(cell.isEmpty() || FORMULA_SIGNS.indexOf(cell.charAt(0)) < 0).isTrue();
  }

  @Property
  void everyTextComesBack(@ForAll("texts") String text) {
    var cell = records(table(text)).getLast().getField(0);
    assertThat(Formulas.original(cell)).isEqualTo(CellText.clean(text));
  }

  @Provide
  Arbitrary<String> texts() {
    var awkward = Arbitraries.strings().withChars("=+-@'\",; \t\r\n＝กำ่1\0").ofMaxLength(6);
    return Arbitraries.oneOf(awkward, Arbitraries.strings().ofMaxLength(12))
        .filter(text -> !CellText.clean(text).isEmpty());
  }

  private static List<CsvRecord> records(Table table) {
    var bytes = export(table, TableFormat.CSV, THAI);
    return CsvReader.builder().ofCsvRecord(new String(bytes, 3, bytes.length - 3, UTF_8)).stream()
        .toList();
  }

  private static String csv(@Nullable Object value) {
    return new String(export(table(value), TableFormat.CSV, THAI), UTF_8);
  }

  private static Table table(@Nullable Object value) {
    return new Table("ตาราง", List.of("หัวข้อ"), List.of(Arrays.asList(value)));
  }
}
