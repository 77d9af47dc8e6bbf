package org.prasan.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a program by problem details (RFC 9457) what a person is told by the page for errors, in
 * Thai unless it asks for English, and asks the database nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class ToPrograms extends OncePerRequestFilter {
  private static final Locale THAI = Locale.of("th");
  private static final String DOORS = "/api/";

  private final MessageSource messages;
  private final JsonMapper json;

  ToPrograms(MessageSource messages, JsonMapper json) {
    this.messages = messages;
    this.json = json;
  }

  record Problem(String title, int status) {}

  /** Whether it came to a door for programs, or its refusal did. */
  public static boolean concern(HttpServletRequest request) {
    var refused = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var path = refused instanceof String known ? known : request.getRequestURI();
    return path != null && (path + "/").startsWith(DOORS);
  }

  /** The language in which a program is told something. */
  public static Locale language(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) return THAI;
    return request.getLocale().getLanguage().equals("en") ? Locale.ENGLISH : THAI;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getDispatcherType() != DispatcherType.ERROR || !concern(request);
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    tell(request, response, status instanceof Integer code ? code : HttpStatus.NOT_FOUND.value());
  }

  void tell(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(problem(request, status));
  }

  byte[] problem(HttpServletRequest request, int status) {
    return json.writeValueAsBytes(new Problem(title(status, language(request)), status));
  }

  /** By the status alone: nothing of what was sent, nor of why it failed. */
  public String title(int status, Locale language) {
    var told = messages.getMessage("web.told." + status, null, null, language);
    int nearest = status < 500 ? 400 : 500;
    return told == null ? messages.getMessage("web.told." + nearest, null, language) : told;
  }
}
