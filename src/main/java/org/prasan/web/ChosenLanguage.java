package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.WebUtils;

/** The language somebody chose on a page; it stays until another is chosen. */
public final class ChosenLanguage {
  static final String COOKIE = "language";

  private ChosenLanguage() {}

  /** Whether this browser shows pages in a language that was chosen, not in the usual one. */
  public static boolean isThere(HttpServletRequest request) {
    return WebUtils.getCookie(request, COOKIE) != null;
  }
}
