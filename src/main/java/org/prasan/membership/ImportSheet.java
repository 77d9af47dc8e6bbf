package org.prasan.membership;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.UploadedTable;
import org.prasan.language.Words;
import org.springframework.context.MessageSource;

/**
 * A table that somebody brought in, its columns recognized by their headings in either language.
 *
 * @param unknown headings nobody knows; their columns are left out
 */
record ImportSheet(List<ImportColumn> columns, List<String> unknown, List<Line> lines) {
  private static final Locale THAI = Locale.forLanguageTag("th");

  /** One row: its number in the file, and what stands in each column. */
  record Line(int number, Map<ImportColumn, String> cells) {
    @Nullable String cell(ImportColumn column) {
      return Typed.paragraphs(cells.get(column));
    }
  }

  static ImportSheet of(
      List<String> headings, List<UploadedTable.Row> rows, MessageSource messages) {
    var known = headings(messages);
    var columns = new ArrayList<@Nullable ImportColumn>();
    var unknown = new ArrayList<String>();
    for (var heading : headings) {
      var column = known.get(plain(heading));
      columns.add(column);
      if (column == null && !heading.isBlank()) unknown.add(heading);
    }
    var lines = rows.stream().map(row -> line(row, columns)).toList();
    return new ImportSheet(
        columns.stream().filter(java.util.Objects::nonNull).distinct().toList(), unknown, lines);
  }

  boolean fills(ImportColumn column) {
    return lines.stream().anyMatch(line -> line.cell(column) != null);
  }

  private static Line line(UploadedTable.Row row, List<@Nullable ImportColumn> columns) {
    var cells = new EnumMap<ImportColumn, String>(ImportColumn.class);
    for (var i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      if (column != null && !row.cell(i).isBlank()) cells.putIfAbsent(column, row.cell(i));
    }
    return new Line(row.line(), cells);
  }

  private static Map<String, ImportColumn> headings(MessageSource messages) {
    var headings = new java.util.HashMap<String, ImportColumn>();
    for (var column : ImportColumn.values()) {
      headings.put(plain(column.name()), column);
      headings.put(plain(messages.getMessage(column.key(), null, THAI)), column);
      headings.put(plain(messages.getMessage(column.key(), null, Locale.ENGLISH)), column);
    }
    return headings;
  }

  private static String plain(String heading) {
    return Words.normalize(heading).replaceAll("[\\s_*:()]+", "");
  }
}
