package org.prasan.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.List;
import org.prasan.exchange.UploadedTable.NotATable;
import org.prasan.exchange.UploadedTable.NotATable.Reason;
import org.prasan.exchange.UploadedTable.WrongCodePage;

/** Reads separated values: by commas, semicolons or tabs, whichever the headings use. */
final class CsvReading {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  private CsvReading() {}

  static UploadedTable read(byte[] bytes, UploadLimits limits) {
    var decoded = DecodedText.of(bytes).orElse(null);
    if (decoded == null) return new WrongCodePage();
    if (decoded.isBinary()) return new NotATable(Reason.OTHER_KIND);
    var rows = new UploadedRows(limits, decoded.charset());
    try (var csv =
        CsvReader.builder()
            .fieldSeparator(separator(decoded.text()))
            .allowUnclosedQuote(false)
            .ofCsvRecord(decoded.text())) {
      for (var row : csv) {
        if (!rows.add((int) row.getStartingLineNumber(), row.getFields())) break;
      }
      return rows.table();
    } catch (CsvParseException | IOException broken) {
      return new NotATable(Reason.BROKEN);
    }
  }

  private static char separator(String text) {
    var headings = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = SEPARATORS.getFirst();
    for (char candidate : SEPARATORS) {
      if (count(headings, candidate) > count(headings, best)) best = candidate;
    }
    return best;
  }

  private static int count(String line, char separator) {
    var count = 0;
    var quoted = false;
    for (var i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '"') quoted = !quoted;
      else if (line.charAt(i) == separator && !quoted) count++;
    }
    return count;
  }
}
