package org.prasan.exchange;

import java.util.Locale;

/** The kinds of file a table can be handed out as. */
public enum TableFormat {
  CSV("text/csv;charset=utf-8"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  PDF("application/pdf");

  private final String contentType;

  TableFormat(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  /** A file name that every system takes: the title without signs that mean something to one. */
  public String fileName(String title) {
    var name = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\s]+", " ").strip();
    return (name.isEmpty() ? "table" : name) + "." + name().toLowerCase(Locale.ROOT);
  }
}
