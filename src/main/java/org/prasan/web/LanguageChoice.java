package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Pages are Thai, or English for whoever chose it once. */
class LanguageChoice extends CookieLocaleResolver implements HandlerInterceptor {
  private static final Locale THAI = Locale.forLanguageTag("th");
  private static final List<Locale> OURS = List.of(THAI, Locale.ENGLISH);

  LanguageChoice() {
    super(ChosenLanguage.COOKIE);
    setDefaultLocale(THAI);
    setCookieMaxAge(Duration.ofDays(365));
    setCookieSameSite("Lax");
    setRejectInvalidCookies(false);
  }

  @Override
  protected @Nullable Locale parseLocaleValue(String kept) {
    var language = language(kept);
    return language != null && OURS.contains(language) ? language : null;
  }

  private static @Nullable Locale language(String typed) {
    try {
      return new Locale.Builder().setLanguageTag(typed).build();
    } catch (IllformedLocaleException notATag) {
      return null;
    }
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var asked = request.getParameter(SwitchLanguage.LANGUAGE);
    var language = asked == null || asked.isEmpty() ? null : language(asked);
    if (language == null) return true;
    if (handler instanceof HandlerMethod page
        && page.getBeanType().isAnnotationPresent(OfOneRequest.class))
      request.setAttribute(LOCALE_REQUEST_ATTRIBUTE_NAME, language);
    else if (OURS.contains(language)) setLocale(request, response, language);
    return true;
  }
}
