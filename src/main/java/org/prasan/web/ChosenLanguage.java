package org.prasan.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/** The language somebody chose on a page; it stays until another is chosen. */
public final class ChosenLanguage {
  static final String COOKIE = "language";
  static final Locale THAI = Locale.forLanguageTag("th");
  private static final List<Locale> ALL = List.of(THAI, Locale.ENGLISH);

  private ChosenLanguage() {}

  /** Whether this browser shows pages in a language that was chosen, not in the usual one. */
  public static boolean isThere(HttpServletRequest request) {
    @Nullable Cookie kept = WebUtils.getCookie(request, COOKIE);
    return kept != null && ours(language(kept.getValue())) != null;
  }

  /** Null if no page speaks it. */
  static @Nullable Locale ours(@Nullable Locale language) {
    return language != null && ALL.contains(language) ? language : null;
  }

  /** Null if it is not the code of a language. */
  static @Nullable Locale language(String typed) {
    try {
      return new Locale.Builder().setLanguageTag(typed).build();
    } catch (IllformedLocaleException notATag) {
      return null;
    }
  }
}
