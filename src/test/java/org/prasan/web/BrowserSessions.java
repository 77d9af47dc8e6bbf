package org.prasan.web;

import java.util.Objects;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

/** Signed-in sessions for browsers whose test is not about signing in. */
@TestComponent
public class BrowserSessions {
  private final SessionRepository<? extends Session> sessions;
  private final CookieSerializer cookies;

  BrowserSessions(SessionRepository<? extends Session> sessions, CookieSerializer cookies) {
    this.sessions = sessions;
    this.cookies = cookies;
  }

  /** The cookie that carries a session. */
  public record SessionCookie(String name, String value) {}

  public SessionCookie start(Authentication authentication) {
    return cookie(saved(sessions, authentication));
  }

  private static <S extends Session> String saved(
      SessionRepository<S> sessions, Authentication authentication) {
    var session = sessions.createSession();
    session.setAttribute(
        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
        new SecurityContextImpl(authentication));
    sessions.save(session);
    return session.getId();
  }

  private SessionCookie cookie(String id) {
    var response = new MockHttpServletResponse();
    cookies.writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, id));
    var header = Objects.requireNonNull(response.getHeader("Set-Cookie"));
    int equals = header.indexOf('=');
    int end = header.indexOf(';');
    return new SessionCookie(
        header.substring(0, equals), header.substring(equals + 1, end < 0 ? header.length() : end));
  }
}
