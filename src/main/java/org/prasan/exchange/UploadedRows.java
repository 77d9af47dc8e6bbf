package org.prasan.exchange;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.UploadLimits.Limit;
import org.prasan.exchange.UploadedTable.Legible;
import org.prasan.exchange.UploadedTable.NotATable;
import org.prasan.exchange.UploadedTable.NotATable.Reason;
import org.prasan.exchange.UploadedTable.Row;
import org.prasan.exchange.UploadedTable.TooLarge;

/** Collects the rows of an uploaded table until one of its limits is reached. */
final class UploadedRows {
  private final UploadLimits limits;
  private final Charset charset;
  private final List<Row> rows = new ArrayList<>();
  private long characters;
  private @Nullable Limit exceeded;

  UploadedRows(UploadLimits limits, Charset charset) {
    this.limits = limits;
    this.charset = charset;
  }

  /** Whether more rows may follow. */
  boolean add(int line, List<String> cells) {
    var filled = cells.size();
    while (filled > 0 && cells.get(filled - 1).isBlank()) filled--;
    if (filled == 0) return true;
    var longest = 0;
    for (var cell : cells) {
      characters += cell.length();
      longest = Math.max(longest, cell.length());
    }
    exceeded = exceeded(filled, longest);
    if (exceeded == null) rows.add(row(line, cells.subList(0, filled)));
    return exceeded == null;
  }

  UploadedTable table() {
    if (exceeded != null) return new TooLarge(exceeded, limits.most(exceeded));
    return rows.isEmpty() ? new NotATable(Reason.EMPTY) : new Legible(rows, charset);
  }

  private @Nullable Limit exceeded(int columns, int longest) {
    if (columns > limits.columns()) return Limit.COLUMNS;
    if (longest > limits.most(Limit.CELL)) return Limit.CELL;
    // The headings are no row of the sender's.
    if (rows.size() > limits.rows()) return Limit.ROWS;
    // A workbook says a long text once and repeats it a million times.
    return characters > 2L * limits.bytes() ? Limit.BYTES : null;
  }

  private static Row row(int line, List<String> cells) {
    return new Row(line, cells.stream().map(cell -> Formulas.original(cell.strip())).toList());
  }
}
