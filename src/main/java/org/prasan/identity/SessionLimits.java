package org.prasan.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session when its time is over, however busily it was used. */
final class SessionLimits extends OncePerRequestFilter {
  private final Clock clock;

  SessionLimits(Clock clock) {
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var session = request.getSession(false);
    if (session != null
        && session.getAttribute(Sessions.ENDS) instanceof Instant ends
        && ends.isBefore(clock.instant())) session.invalidate();
    chain.doFilter(request, response);
  }
}
