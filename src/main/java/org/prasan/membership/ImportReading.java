package org.prasan.membership;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.prasan.language.ThaiDates;

/** What an import would do, row by row, compared with the registry as it stands. */
record ImportReading(ImportSheet sheet, List<Row> rows) {

  /** What one row means. */
  sealed interface Row {
    int line();
  }

  /** An organization the registry does not know yet. */
  record Added(int line, Organization after) implements Row {
    /** What the registry would know of it, by the key of the column. */
    public Map<String, String> cells(SectionWords words, Locale locale) {
      var cells = new LinkedHashMap<String, String>();
      for (var column : ImportColumn.values()) {
        var value = column.value(after, words);
        var text =
            value instanceof LocalDate day
                ? ThaiDates.full(day, locale)
                : Objects.toString(value, "");
        if (!text.isEmpty()) cells.put(column.key(), text);
      }
      return cells;
    }
  }

  /** An organization the registry knows otherwise. */
  record Changed(int line, Organization before, Organization after) implements Row {}

  /** It stands in the registry just like that. */
  record Same(int line, Organization known) implements Row {}

  /** Something has to be put right in the file. */
  record Refused(int line, String name, List<Problem> problems) implements Row {}

  /** What is wrong in which column, in words. */
  record Problem(String column, String words) {}

  public List<Added> added() {
    return of(Added.class);
  }

  public List<Changed> changed() {
    return of(Changed.class);
  }

  public List<Same> same() {
    return of(Same.class);
  }

  public List<Refused> refused() {
    return of(Refused.class);
  }

  public boolean ready() {
    return refused().isEmpty() && !(added().isEmpty() && changed().isEmpty());
  }

  private <T extends Row> List<T> of(Class<T> kind) {
    return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
