package org.prasan.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.prasan.exchange.UploadedTable.ArchiveBomb;
import org.prasan.exchange.UploadedTable.NotATable;
import org.prasan.exchange.UploadedTable.NotATable.Reason;

/** Reads the first visible sheet of a workbook. */
final class XlsxReading {
  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

  private XlsxReading() {}

  static UploadedTable read(byte[] bytes, UploadLimits limits) {
    return switch (ArchiveGate.verdict(bytes)) {
      case BOMB -> new ArchiveBomb();
      case BROKEN -> new NotATable(Reason.BROKEN);
      case HARMLESS -> readHarmless(bytes, limits);
    };
  }

  private static UploadedTable readHarmless(byte[] bytes, UploadLimits limits) {
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), WITH_FORMATS)) {
      var rows = new UploadedRows(limits, StandardCharsets.UTF_8);
      try (var lines = firstVisible(workbook).openStream()) {
        for (var line = lines.iterator(); line.hasNext(); ) {
          var row = line.next();
          if (!rows.add(row.getRowNum(), cells(row))) break;
        }
      }
      return rows.table();
    } catch (IOException | RuntimeException notAWorkbook) {
      // Whatever a stranger's file makes the reader stumble over, it is the file's fault.
      return new NotATable(Reason.BROKEN);
    }
  }

  private static Sheet firstVisible(ReadableWorkbook workbook) {
    return workbook
        .getSheets()
        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
        .findFirst()
        .orElseGet(workbook::getFirstSheet);
  }

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>();
    for (var column = 0; column < row.getCellCount(); column++) {
      cells.add(row.getOptionalCell(column).map(XlsxCell::text).orElse(""));
    }
    return cells;
  }
}
