package org.prasan.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Several tables that grow side by side and leave as one archive of comma-separated files. Until
 * then each waits compressed in memory: nothing of it ever lies in a file of the server.
 */
public final class TableArchive {
  private final Map<String, Growing> tables = new LinkedHashMap<>();

  private record Growing(ByteArrayOutputStream bytes, CsvWriter csv) {}

  /** Begins a table; it is in the archive even if nothing follows. */
  public void begin(String name, List<String> headings) {
    var bytes = new ByteArrayOutputStream();
    var csv = CsvWriter.builder().build(new DeflaterOutputStream(bytes), StandardCharsets.UTF_8);
    csv.writeRecord(headings);
    tables.put(name, new Growing(bytes, csv));
  }

  /** Adds a row to a table that was begun; texts that look like formulas are made harmless. */
  public void add(String name, List<?> cells) {
    var table = tables.get(name);
    if (table == null) throw new IllegalArgumentException("No table was begun as " + name);
    table.csv().writeRecord(cells.stream().map(TableArchive::text).toList());
  }

  private static String text(Object cell) {
    // The minus of a number is no formula sign, and an apostrophe would make it a text.
    return cell instanceof Number
        ? cell.toString()
        : Formulas.harmless(CellText.clean(cell.toString()));
  }

  /** Writes all tables; nothing can be added afterwards, and the stream stays open. */
  public void write(OutputStream out) throws IOException {
    // Not closed, for the stream is the caller's.
    @SuppressWarnings("resource")
    var archive = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (var table : tables.entrySet()) {
      table.getValue().csv().close();
      archive.putNextEntry(new ZipEntry(table.getKey() + ".csv"));
      try (var rows =
          new InflaterInputStream(
              new ByteArrayInputStream(table.getValue().bytes().toByteArray()))) {
        rows.transferTo(archive);
      }
      archive.closeEntry();
    }
    archive.finish();
  }
}
