package org.prasan.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Lines;

/** A table as an Excel workbook. Texts are written as texts, so none can become a formula. */
final class XlsxTable {
  private static final int LONGEST_NAME = 31;
  private static final int LONGEST_TEXT = 32_767;
  private static final int WIDEST = 50;
  private static final int ROWS_IN_MEMORY = 1000;
  // Thai month names and the Buddhist Era, whatever the language of the machine.
  private static final String THAI_DATE = "[$-107041E]d mmm yyyy";
  private static final String ENGLISH_DATE = "[$-409]d mmm yyyy";

  private final Table table;
  private final CellText texts;
  private final String dateFormat;
  private final Worksheet sheet;

  private XlsxTable(Table table, CellText texts, Worksheet sheet) {
    this.table = table;
    this.texts = texts;
    this.sheet = sheet;
    dateFormat = texts.locale().getLanguage().equals("en") ? ENGLISH_DATE : THAI_DATE;
  }

  static void write(Table table, CellText texts, OutputStream out) throws IOException {
    // Finished, not closed, for the stream is the caller's.
    @SuppressWarnings("resource")
    var workbook = new Workbook(out, "Prasan", "1.0");
    new XlsxTable(table, texts, workbook.newWorksheet(name(table.title()))).write();
    workbook.finish();
  }

  private void write() throws IOException {
    for (var column = 0; column < table.headings().size(); column++) {
      sheet.inlineString(0, column, CellText.clean(table.headings().get(column)));
      sheet.style(0, column).bold().wrapText(true).verticalAlignment("top").set();
      sheet.width(column, width(column));
    }
    sheet.freezePane(0, 1);
    for (var row = 0; row < table.rows().size(); row++) {
      var values = table.rows().get(row);
      for (var column = 0; column < values.size(); column++) {
        write(row + 1, column, values.get(column));
      }
      if (row % ROWS_IN_MEMORY == ROWS_IN_MEMORY - 1) sheet.flush();
    }
    sheet.finish();
  }

  private void write(int row, int column, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Number number -> sheet.value(row, column, number);
      case LocalDate date when inCalendarOfExcel(date) -> {
        sheet.value(row, column, date);
        sheet.style(row, column).format(dateFormat).set();
      }
      case LocalDateTime moment when inCalendarOfExcel(moment.toLocalDate()) -> {
        sheet.value(row, column, moment);
        sheet.style(row, column).format(dateFormat + " hh:mm").set();
      }
      case Instant moment -> write(row, column, texts.local(moment));
      default -> {
        var text = texts.forReader(value);
        sheet.inlineString(row, column, text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
        sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
      }
    }
  }

  /** Excel counts its days from 1900, and the first two months wrongly. */
  private static boolean inCalendarOfExcel(LocalDate date) {
    return date.getYear() > 1900 && date.getYear() < 10_000;
  }

  private double width(int column) {
    var widest =
        table.rows().stream()
            .limit(ROWS_IN_MEMORY)
            .mapToInt(row -> Lines.width(texts.forReader(row.get(column))))
            .max()
            .orElse(0);
    var heading = Lines.width(table.headings().get(column));
    return 3.0 + Math.min(Math.max(widest, heading), WIDEST);
  }

  private static String name(String title) {
    var name = CellText.clean(title).replaceAll("[\\\\/?*:\\[\\]\\s']+", " ").strip();
    if (name.isEmpty()) return "1";
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }
}
