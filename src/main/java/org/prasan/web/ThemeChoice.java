package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/** Light, dark, or as the device says: kept in a cookie, chosen by a link that any page offers. */
@Component
class ThemeChoice implements HandlerInterceptor {
  private static final String THEME = "theme";
  private static final List<String> CHOICES = List.of("auto", "light", "dark");

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var choice = request.getParameter(THEME);
    if (choice != null && CHOICES.contains(choice))
      response.addHeader(HttpHeaders.SET_COOKIE, cookie(choice, request.isSecure()));
    return true;
  }

  static String of(HttpServletRequest request) {
    var choice = request.getParameter(THEME);
    if (choice != null && CHOICES.contains(choice)) return choice;
    var cookie = WebUtils.getCookie(request, THEME);
    return cookie != null && CHOICES.contains(cookie.getValue()) ? cookie.getValue() : "auto";
  }

  private static String cookie(String choice, boolean secure) {
    return ResponseCookie.from(THEME, choice)
        .path("/")
        .maxAge(Duration.ofDays(365))
        .sameSite("Lax")
        .secure(secure)
        .httpOnly(true)
        .build()
        .toString();
  }
}
