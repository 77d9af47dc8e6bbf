package org.prasan.membership;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a coalition has yet to choose before a table can name any of it. */
enum Unchosen {
  PILLARS("pillars", "/charter"),
  DISTRICTS("territory", "/territory/districts");

  private final String step;
  private final String path;

  Unchosen(String step, String path) {
    this.step = step;
    this.path = path;
  }

  static List<Unchosen> of(Vocabulary vocabulary) {
    return Arrays.stream(values()).filter(one -> !one.isChosen(vocabulary)).toList();
  }

  private boolean isChosen(Vocabulary vocabulary) {
    return switch (this) {
      case PILLARS -> !vocabulary.pillars().isEmpty();
      case DISTRICTS -> !vocabulary.districts().isEmpty();
    };
  }

  boolean isNamedIn(ImportSheet sheet) {
    return switch (this) {
      case PILLARS -> sheet.fills(ImportColumn.PILLARS);
      case DISTRICTS ->
          sheet.fills(ImportColumn.DISTRICTS) || sheet.fills(ImportColumn.SUBDISTRICTS);
    };
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
