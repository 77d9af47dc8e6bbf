package org.prasan.membership;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What a coalition has yet to choose before a table can name any of it. */
enum Unchosen {
  PILLARS("pillars", "/charter", ImportColumn.PILLARS),
  DISTRICTS("territory", "/territory/districts", ImportColumn.DISTRICTS, ImportColumn.SUBDISTRICTS);

  private final String step;
  private final String path;
  private final List<ImportColumn> columns;

  Unchosen(String step, String path, ImportColumn... columns) {
    this.step = step;
    this.path = path;
    this.columns = List.of(columns);
  }

  static List<Unchosen> of(Vocabulary vocabulary) {
    return Arrays.stream(values()).filter(one -> one.choices(vocabulary).isEmpty()).toList();
  }

  private Collection<?> choices(Vocabulary vocabulary) {
    return this == PILLARS ? vocabulary.pillars() : vocabulary.districts();
  }

  boolean isNamedIn(ImportSheet sheet) {
    return sheet.lines().stream()
        .anyMatch(line -> columns.stream().anyMatch(column -> line.cell(column) != null));
  }

  /** What is missing, in words. */
  public String getWords() {
    return "membership.wrong.unchosen." + name().toLowerCase(Locale.ROOT);
  }

  /** The step that chooses it, as the home of a new coalition calls it. */
  public String getStep() {
    return "coalition.step." + step;
  }

  public String getPath() {
    return path;
  }
}
