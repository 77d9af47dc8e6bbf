package org.prasan.membership;

import java.util.Locale;

/** In which order organizations stand: by the name that the reader sees, as its language sorts. */
enum NameOrder {
  THAI("%1$s.name_th collate \"th-x-icu\""),
  /** Whoever has no English name is shown under the Thai one, after all Latin letters. */
  ENGLISH("coalesce(%1$s.name_en, %1$s.name_th) collate \"en-x-icu\"");

  private final String sql;

  NameOrder(String sql) {
    this.sql = sql;
  }

  static NameOrder of(Locale locale) {
    return locale.getLanguage().equals("en") ? ENGLISH : THAI;
  }

  /**
   * @param organization the alias of the table of organizations
   */
  String sql(String organization) {
    return sql.formatted(organization);
  }
}
