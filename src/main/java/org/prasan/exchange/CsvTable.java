package org.prasan.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A table as comma-separated values. */
final class CsvTable {
  // Without it Excel takes the file for the code page of the machine and shows no Thai.
  private static final byte[] BYTE_ORDER_MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);

  private CsvTable() {}

  static void begin(OutputStream out) throws IOException {
    out.write(BYTE_ORDER_MARK);
  }

  static void write(Table table, CellText texts, OutputStream out) throws IOException {
    begin(out);
    // Not closed, for the stream is the caller's.
    @SuppressWarnings("resource")
    var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
    csv.writeRecord(
        table.headings().stream().map(CellText::clean).map(Formulas::harmless).toList());
    for (var row : table.rows()) {
      csv.writeRecord(row.stream().map(value -> cell(value, texts)).toList());
    }
    csv.flush();
  }

  private static String cell(@Nullable Object value, CellText texts) {
    // The minus of a number is no formula sign, and an apostrophe would make it a text.
    return value instanceof Number
        ? texts.forProgram(value)
        : Formulas.harmless(texts.forProgram(value));
  }
}
