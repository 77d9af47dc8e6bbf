package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Pages are Thai, or English for whoever chose it once. */
class LanguageChoice extends CookieLocaleResolver implements HandlerInterceptor {
  LanguageChoice() {
    super(ChosenLanguage.COOKIE);
    setDefaultLocale(ChosenLanguage.THAI);
    setCookieMaxAge(Duration.ofDays(365));
    setCookieSameSite("Lax");
    setRejectInvalidCookies(false);
  }

  @Override
  protected @Nullable Locale parseLocaleValue(String kept) {
    return ChosenLanguage.ours(ChosenLanguage.language(kept));
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var asked = request.getParameter(SwitchLanguage.LANGUAGE);
    var language = asked == null || asked.isEmpty() ? null : ChosenLanguage.language(asked);
    if (language == null) return true;
    if (handler instanceof HandlerMethod page
        && page.getBeanType().isAnnotationPresent(OfOneRequest.class))
      request.setAttribute(LOCALE_REQUEST_ATTRIBUTE_NAME, language);
    else if (ChosenLanguage.ours(language) != null) setLocale(request, response, language);
    return true;
  }
}
