package org.prasan.coalition;

import jakarta.servlet.http.HttpServletResponse;

/** Answers a form that was refused with the same page, so that nothing typed is lost. */
final class Refused {
  private static final int UNPROCESSABLE = 422;

  private Refused() {}

  static String form(HttpServletResponse response, String view) {
    response.setStatus(UNPROCESSABLE);
    return view;
  }
}
