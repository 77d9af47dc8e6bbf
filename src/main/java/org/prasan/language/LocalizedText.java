package org.prasan.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A name or a phrase in Thai and, where it is known, in English. */
public record LocalizedText(String th, @Nullable String en) {
  public LocalizedText {
    th = th.strip();
    en = en == null || en.isBlank() ? null : en.strip();
  }

  public static LocalizedText of(String th) {
    return new LocalizedText(th, null);
  }

  public static LocalizedText of(String th, @Nullable String en) {
    return new LocalizedText(th, en);
  }

  /** The English words for an English reader if there are any, else the Thai words. */
  public String in(Locale locale) {
    return en != null && isEnglish(locale) ? en : th;
  }

  static boolean isEnglish(Locale locale) {
    return locale.getLanguage().equals("en");
  }
}
