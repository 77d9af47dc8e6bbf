package org.prasan.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Remembers who used this browser last, so that what one person typed is never shown to the next
 * one on a shared computer.
 */
final class OwnBrowser {
  private static final String COOKIE = "last";
  private static final Duration UNTIL_THE_BROWSER_CLOSES = Duration.ofSeconds(-1);

  private OwnBrowser() {}

  static void remember(UUID account, HttpServletRequest request, HttpServletResponse response) {
    write(mark(account), UNTIL_THE_BROWSER_CLOSES, request, response);
  }

  /** Whoever signs out may have a form open in another tab: what is typed there is kept, too. */
  static void forgetSoon(UUID account, HttpServletRequest request, HttpServletResponse response) {
    write(mark(account), KeptForm.LASTS, request, response);
  }

  static @Nullable String lastUsed(HttpServletRequest request) {
    @Nullable Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  static String mark(UUID account) {
    return Token.sha256("browser " + account).substring(0, 32);
  }

  private static void write(
      String value, Duration lasts, HttpServletRequest request, HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(COOKIE, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .path("/")
            .sameSite("Lax")
            .maxAge(lasts);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }
}
