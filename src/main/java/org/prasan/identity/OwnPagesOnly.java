package org.prasan.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.prasan.web.OwnPage;
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
    if (HARMLESS.contains(request.getMethod()) || OwnPage.sent(request, base))
      chain.doFilter(request, response);
    else response.sendError(HttpStatus.FORBIDDEN.value());
  }
}
