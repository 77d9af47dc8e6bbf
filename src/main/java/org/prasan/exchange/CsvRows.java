package org.prasan.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Comma-separated values that leave row by row, for a table too long or too sealed to be kept. */
public final class CsvRows {
  private final CsvWriter csv;

  private CsvRows(CsvWriter csv) {
    this.csv = csv;
  }

  /** The stream stays open. */
  public static CsvRows begin(OutputStream out, List<String> headings) throws IOException {
    CsvTable.begin(out);
    // Not closed, for the stream is the caller's.
    @SuppressWarnings("resource")
    var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
    csv.writeRecord(headings);
    return new CsvRows(csv);
  }

  /** Texts that look like formulas are made harmless. */
  public void add(List<String> cells) throws IOException {
    csv.writeRecord(cells.stream().map(CellText::clean).map(Formulas::harmless).toList());
  }

  /** Sends what was added so far. */
  public void flush() throws IOException {
    csv.flush();
  }
}
