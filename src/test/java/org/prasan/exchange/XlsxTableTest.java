package org.prasan.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.exchange.Exports.THAI;
import static org.prasan.exchange.Exports.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class XlsxTableTest {
  @Test
  void valuesKeepTheirKind() throws IOException {
    var row = rows(table("เชียงราย", -5, LocalDate.of(2019, 9, 18), null, true)).getLast();
    assertThat(row.getCellAsString(0)).hasValue("เชียงราย");
    assertThat(row.getCell(1).getType()).isEqualTo(CellType.NUMBER);
    assertThat(row.getCellAsDate(2)).hasValue(LocalDate.of(2019, 9, 18).atStartOfDay());
    assertThat(row.getCellText(3)).isEmpty();
    assertThat(row.getCellText(4)).isEqualTo("ใช่");
  }

  @Test
  void aDateIsShownInTheBuddhistEra() throws IOException {
    assertThat(part(table(LocalDate.of(2019, 9, 18)), "xl/styles.xml")).contains("[$-107041E]");
  }

  @Test
  void theHeadingsStayInSight() throws IOException {
    var sheet = part(table("ก"), "xl/worksheets/sheet1.xml");
    assertThat(sheet).contains("state=\"frozen\"").contains("ySplit=\"1\"");
  }

  @Property(tries = 300)
  void noTextBecomesAFormula(@ForAll String text) throws IOException {
    for (var cell : List.of("=" + text, "+" + text, "-" + text, "@" + text)) {
      assertThat(part(table(cell), "xl/worksheets/sheet1.xml"))
          .contains("inlineStr")
          .doesNotContain("<f>");
    }
  }

  @Property(tries = 300)
  void anyTitleMakesAWorkbookThatOpens(@ForAll String title) throws IOException {
    assertThat(rows(new Table(title, List.of("หัวข้อ"), List.of()))).hasSize(1);
  }

  private static Table table(@Nullable Object... values) {
    var headings = Arrays.stream(values).map(value -> "หัวข้อ").toList();
    return new Table("รายชื่อองค์กรสมาชิก: [2562]/*?", headings, List.of(Arrays.asList(values)));
  }

  private static List<Row> rows(Table table) throws IOException {
    var bytes = export(table, TableFormat.XLSX, THAI);
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      return workbook.getFirstSheet().read();
    }
  }

  private static String part(Table table, String name) throws IOException {
    var bytes = export(table, TableFormat.XLSX, THAI);
    try (var zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
      return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
    }
  }
}
