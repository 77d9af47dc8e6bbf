package org.prasan.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what the page of another site sends us, before a session is opened for it: its cookie
 * would take the place of the present one, and so sign somebody out.
 */
final class OwnPagesOnly extends OncePerRequestFilter {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final URI base;

  OwnPagesOnly(URI base) {
    this.base = base;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (HARMLESS.contains(request.getMethod()) || fromOurOwnPage(request))
      chain.doFilter(request, response);
    else response.sendError(HttpStatus.FORBIDDEN.value());
  }

  /** Programs that are no browsers say neither; the token of the form stops them. */
  private boolean fromOurOwnPage(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) return site.equals("same-origin") || site.equals("none");
    var origin = request.getHeader("Origin");
    return origin == null || sameHost(origin, request);
  }

  private boolean sameHost(String origin, HttpServletRequest request) {
    try {
      var host = URI.create(origin).getHost();
      return host != null && (host.equals(base.getHost()) || host.equals(request.getServerName()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
