package org.prasan.files;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a form with far too large a file through as a {@link CutForm}, so that its page answers and
 * nothing typed is lost; beyond that it is refused before any of it is read. It must come before
 * the check of the form's secret: that looks into the form, finds nothing in a form that could not
 * be read, and would answer as if somebody had forged it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadLimit extends OncePerRequestFilter {
  private final long largest;
  private final long largestFile;
  private final long swallowed;
  private final long largestTyped;

  UploadLimit(
      @Value("${spring.servlet.multipart.max-request-size}") DataSize largest,
      @Value("${spring.servlet.multipart.max-file-size}") DataSize largestFile,
      @Value("${server.tomcat.max-swallow-size}") DataSize swallowed,
      @Value("${server.tomcat.max-http-form-post-size:2MB}") DataSize largestTyped) {
    this.largest = largest.toBytes();
    this.largestFile = largestFile.toBytes();
    this.swallowed = swallowed.toBytes();
    this.largestTyped = largestTyped.toBytes();
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isTyped(request) && request.getContentLengthLong() > largestTyped)
      typed(request, response, chain);
    else if (!isForm(request)) chain.doFilter(request, response);
    else if (request.getDispatcherType() == DispatcherType.ERROR)
      chain.doFilter(new Unread(request), response);
    else if (request.getContentLengthLong() > swallowed) refuse(response);
    else if (request.getContentLengthLong() > largest) cut(request, response, chain);
    else chain.doFilter(request, response);
  }

  /**
   * What is only typed cannot be read in part: whoever pasted a book is told so by our own page.
   */
  private static void typed(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getDispatcherType() == DispatcherType.ERROR)
      chain.doFilter(new Unread(request), response);
    else refuse(response);
  }

  private static boolean isTyped(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  private void cut(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var form = read(request);
    if (form == null) refuse(response);
    else
      try (form) {
        chain.doFilter(form, response);
      }
  }

  /** Null if it is no form that could be read. */
  private @Nullable CutForm read(HttpServletRequest request) {
    try {
      return CutForm.read(request, largestFile);
    } catch (IOException | IllegalArgumentException unreadable) {
      return null;
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
  }

  /** The page that explains the refusal must not look into the form and fail over it again. */
  private static final class Unread extends HttpServletRequestWrapper {
    Unread(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
      return null;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.emptyEnumeration();
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return null;
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }
}
