package org.prasan.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A name or text in Thai and, where known, in English. */
public record LocalizedText(String th, @Nullable String en) {

  /** In the reader's language; in Thai where there is no English. */
  public String in(Locale locale) {
    return en == null || en.isBlank() || locale.getLanguage().equals("th") ? th : en;
  }
}
