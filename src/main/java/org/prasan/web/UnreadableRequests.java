package org.prasan.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what the server itself cannot read, with our own page and without a word of it in the
 * log. The sign NUL, which nobody types and no database keeps, makes an address refused, and is not
 * read in a form.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UnreadableRequests extends OncePerRequestFilter {
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var query = request.getQueryString();
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      // The page for errors would stumble over the same words again.
      chain.doFilter(isReadable(request) ? request : WithoutParameters.any(request), response);
    } else if (query != null && query.contains("%00")) {
      response.sendError(HttpStatus.BAD_REQUEST.value());
    } else
      try {
        // Uploads are read only once it is known who may send them.
        if (!isUpload(request)) request.getParameterMap();
        chain.doFilter(new WithoutNul(request), response);
      } catch (InvalidParameterException e) {
        answer(e, request, response);
      } catch (ServletException e) {
        if (!(unreadable(e) instanceof InvalidParameterException cause)) throw e;
        answer(cause, request, response);
      }
  }

  private static boolean isReadable(HttpServletRequest request) {
    try {
      request.getParameterMap();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static @Nullable Throwable unreadable(Throwable failure) {
    var cause = failure.getCause();
    return cause == null || cause instanceof InvalidParameterException ? cause : unreadable(cause);
  }

  private static boolean isUpload(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
  }

  /**
   * A page is shown without what was asked of it; a program would take a longer list for the one it
   * asked for. Nothing is done for a form that is broken.
   */
  private static void answer(
      InvalidParameterException unreadable,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var page = LocalPath.orNull(request.getRequestURI());
    if (request.getMethod().equals("GET") && request.getQueryString() != null && page != null) {
      if (ToPrograms.concern(request)) response.sendError(HttpStatus.BAD_REQUEST.value());
      else response.sendRedirect(page);
      return;
    }
    boolean tooLarge = unreadable.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value();
    response.sendError(
        (tooLarge ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT).value());
  }
}
