package org.prasan.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table to hand out. Values may be texts, localized texts, numbers, booleans, dates, moments,
 * approximate dates, lists of these, or nothing.
 */
public record Table(String title, List<String> headings, List<List<@Nullable Object>> rows) {
  // Spelled out, since a compact constructor loses the annotation of the values.
  public Table(String title, List<String> headings, List<List<@Nullable Object>> rows) {
    if (headings.isEmpty()) throw new IllegalArgumentException("A table needs a column: " + title);
    var copies = new ArrayList<List<@Nullable Object>>(rows.size());
    for (var row : rows) {
      if (row.size() != headings.size())
        throw new IllegalArgumentException(
            "A row of %d values under %d headings".formatted(row.size(), headings.size()));
      // Not List.copyOf, which takes no empty cell.
      copies.add(Collections.unmodifiableList(new ArrayList<@Nullable Object>(row)));
    }
    this.title = title;
    this.headings = List.copyOf(headings);
    this.rows = Collections.unmodifiableList(copies);
  }

  /** One row for each item, one value for each column. */
  @SafeVarargs
  public static <T> Table of(String title, Collection<? extends T> items, Column<T>... columns) {
    var headings = new ArrayList<String>();
    for (var column : columns) headings.add(column.heading());
    var rows = new ArrayList<List<@Nullable Object>>();
    for (var item : items) {
      var row = new ArrayList<@Nullable Object>();
      for (var column : columns) row.add(column.value().apply(item));
      rows.add(row);
    }
    return new Table(title, headings, rows);
  }
}
