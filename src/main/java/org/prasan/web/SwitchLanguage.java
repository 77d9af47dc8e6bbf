package org.prasan.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever changes the language in the middle of a form, or opens one again that was kept, sends
 * along what is typed: the page of the form is answered as if it had been opened, and {@link
 * TypedAgain} puts in what was typed. Nothing is done and nothing is kept, so that this holds for
 * what is told about clients, too.
 */
@Component
@Order(9)
public class SwitchLanguage extends OncePerRequestFilter {
  /** The button that brings the form along. */
  static final String BUTTON = "switch-language";

  /** The page on which a form stands: a refused form is answered at another address. */
  public static final String PAGE = "page-of-form";

  static final String LANGUAGE = "lang";
  private static final String TYPED = SwitchLanguage.class.getName();
  private static final Pattern NOT_KEPT = Pattern.compile("(lang|theme)(=.*)?");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var language = isForm(request) ? request.getParameter(BUTTON) : null;
    if (language == null) {
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(TYPED, Map.copyOf(request.getParameterMap()));
    var asked = parameters(request.getQueryString());
    asked.put(LANGUAGE, new String[] {language});
    chain.doFilter(new AnsweredAs(request, "GET", asked), response);
  }

  /** Its button never sends files, and an upload is not read before it is known who sends it. */
  private static boolean isForm(HttpServletRequest request) {
    var type = request.getContentType();
    return request.getMethod().equals("POST") && (type == null || !type.startsWith("multipart/"));
  }

  /** What was typed when the language was changed; null on every other page. */
  @SuppressWarnings("unchecked")
  static @Nullable Map<String, String[]> typed(HttpServletRequest request) {
    return (Map<String, String[]>) request.getAttribute(TYPED);
  }

  /** Where the page can be seen once more: its address, and for a refused form that of the form. */
  static String here(HttpServletRequest request) {
    var form =
        request.getMethod().equals("POST") ? LocalPath.orNull(request.getParameter(PAGE)) : null;
    if (form != null) return form;
    var query = Objects.requireNonNullElse(request.getQueryString(), "");
    var kept = new StringBuilder();
    for (var part : query.split("&", -1))
      if (!part.isEmpty() && !NOT_KEPT.matcher(part).matches())
        kept.append(kept.isEmpty() ? "?" : "&").append(part);
    return address(request) + kept;
  }

  /** What was refused is seen once more where it was asked for, and not where errors are told. */
  private static String address(HttpServletRequest request) {
    var refused =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
            ? LocalPath.orNull(asked)
            : null;
    return refused == null ? request.getRequestURI() : refused;
  }

  private static Map<String, String[]> parameters(@Nullable String query) {
    var parameters = new LinkedHashMap<String, String[]>();
    if (query == null) return parameters;
    for (var part : query.split("&", -1)) {
      if (part.isEmpty()) continue;
      var pair = part.split("=", 2);
      parameters.put(decoded(pair[0]), new String[] {pair.length == 1 ? "" : decoded(pair[1])});
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
