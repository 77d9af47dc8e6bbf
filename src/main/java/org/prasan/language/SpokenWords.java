package org.prasan.language;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What people wrote in a language of those they serve. While it is spoken, messages in its locale
 * are said in these words, and where there are none in Thai.
 */
public record SpokenWords(Locale locale, Map<String, String> words) implements LocaleContext {
  public SpokenWords {
    words = Map.copyOf(words);
  }

  @Override
  public Locale getLocale() {
    return locale;
  }

  /** Nothing unless that language is spoken now and has words for it. */
  public static @Nullable String now(String key, Locale locale) {
    return LocaleContextHolder.getLocaleContext() instanceof SpokenWords spoken
            && spoken.locale.equals(locale)
        ? spoken.words.get(key)
        : null;
  }

  public <T> T speaking(Supplier<T> work) {
    return speaking(this, work);
  }

  /** In Thai or English, whatever the page around it speaks; one that is spoken goes on. */
  public static <T> T in(Locale language, Supplier<T> work) {
    return LocaleContextHolder.getLocale().equals(language)
        ? work.get()
        : speaking(() -> language, work);
  }

  private static <T> T speaking(LocaleContext language, Supplier<T> work) {
    var before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocaleContext(language);
    try {
      return work.get();
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  /** Until the answer to this request is written. */
  public void fromNowOn() {
    LocaleContextHolder.setLocaleContext(this);
  }
}
