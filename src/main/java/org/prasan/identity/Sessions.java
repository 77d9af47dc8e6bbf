package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of people: how they begin, how long they last, and how they are ended. */
@Component
class Sessions {
  static final String ENDS = "identity.ends";
  static final String CONFIRMED = "identity.confirmed";
  static final String RETURN_TO = "identity.returnTo";
  private static final String DEVICE = "identity.device";

  /** Half an hour to type a code is plenty; an unanswered door closes. */
  static final Duration HALF = Duration.ofMinutes(10);

  private static final Duration IDLE = Duration.ofHours(8);
  private static final Duration LASTS = Duration.ofDays(7);

  /** Whoever sees confidential records or has power over others is asked again sooner. */
  private static final Duration IDLE_IF_DEMANDING = Duration.ofHours(1);

  private static final Duration LASTS_IF_DEMANDING = Duration.ofHours(12);
  private static final Duration CONFIRMED_FOR = Duration.ofMinutes(10);

  private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> store;
  private final SecurityContextRepository contexts;
  private final CsrfTokenRepository formTokens;
  private final Clock clock;

  /**
   * @param store asked for when it is used: it looks for the database as soon as it is made, and a
   *     start without one is to be refused in better words
   */
  Sessions(
      ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> store,
      SecurityContextRepository contexts,
      CsrfTokenRepository formTokens,
      Clock clock) {
    this.store = store;
    this.contexts = contexts;
    this.formTokens = formTokens;
    this.clock = clock;
  }

  /** A session as its owner sees it; the key tells sessions apart without giving them away. */
  record Own(String key, String device, Instant since, Instant lastSeen, boolean present) {}

  void begin(
      Account account,
      List<String> factors,
      boolean demanding,
      HttpServletRequest request,
      HttpServletResponse response) {
    var signedIn = new SignedIn(account.id(), account.email(), account.operator());
    renew(signedIn, factors, request, response);
    var session = request.getSession();
    session.setAttribute(ENDS, now().plus(demanding ? LASTS_IF_DEMANDING : LASTS));
    confirm(request);
    session.setAttribute(DEVICE, Device.of(request.getHeader("User-Agent")));
    session.setMaxInactiveInterval(
        Math.toIntExact((demanding ? IDLE_IF_DEMANDING : IDLE).toSeconds()));
    OwnBrowser.remember(account.id(), request, response);
  }

  void beginHalf(Account account, HttpServletRequest request, HttpServletResponse response) {
    var half = new HalfSignedIn(account.id(), now());
    renew(half, List.of(SignedIn.BY_PASSWORD), request, response);
    var session = request.getSession();
    session.setAttribute(ENDS, now().plus(HALF));
    session.setAttribute(DEVICE, Device.of(request.getHeader("User-Agent")));
    session.setMaxInactiveInterval(Math.toIntExact(HALF.toSeconds()));
  }

  /** A new id and a new token for forms at each rise of rights: a planted one is worth nothing. */
  private void renew(
      java.security.Principal principal,
      List<String> factors,
      HttpServletRequest request,
      HttpServletResponse response) {
    request.getSession(true);
    request.changeSessionId();
    formTokens.saveToken(null, request, response);
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            principal, null, AuthorityUtils.createAuthorityList(factors)));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  /**
   * Signed in, or asked for the password again, a moment ago: so that a found telephone opens no
   * locks for good.
   */
  boolean confirmed(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null
        && session.getAttribute(CONFIRMED) instanceof Instant when
        && when.plus(CONFIRMED_FOR).isAfter(now());
  }

  void confirm(HttpServletRequest request) {
    request.getSession().setAttribute(CONFIRMED, now());
  }

  /** The session goes on under a new id; the old one is dead. */
  void renewId(HttpServletRequest request) {
    request.changeSessionId();
  }

  List<Own> of(UUID account, HttpServletRequest request) {
    var present = request.getSession().getId();
    return store().findByPrincipalName(account.toString()).values().stream()
        .map(session -> own(session, present))
        .sorted(Comparator.comparing(Own::present).thenComparing(Own::lastSeen).reversed())
        .toList();
  }

  private static Own own(Session session, String present) {
    String device = session.getAttributeOrDefault(DEVICE, "");
    return new Own(
        key(session.getId()),
        device,
        session.getCreationTime(),
        session.getLastAccessedTime(),
        session.getId().equals(present));
  }

  boolean known(UUID account, String key) {
    return !ids(account, key).isEmpty();
  }

  boolean end(UUID account, String key) {
    var found = ids(account, key);
    found.forEach(store()::deleteById);
    return !found.isEmpty();
  }

  private List<String> ids(UUID account, String key) {
    return store().findByPrincipalName(account.toString()).keySet().stream()
        .filter(id -> key(id).equals(key))
        .toList();
  }

  /**
   * Ends all sessions of the account, but for the one with this id. The store still knows a session
   * by the id it had when the request came: what gives it a new one comes afterwards.
   */
  int endAll(UUID account, @Nullable String but) {
    var ended =
        store().findByPrincipalName(account.toString()).keySet().stream()
            .filter(id -> !id.equals(but))
            .toList();
    ended.forEach(store()::deleteById);
    return ended.size();
  }

  private FindByIndexNameSessionRepository<? extends Session> store() {
    return store.getObject();
  }

  static @Nullable Authentication present() {
    return SecurityContextHolder.getContext().getAuthentication();
  }

  static Authentication required() {
    return Objects.requireNonNull(present());
  }

  private static String key(String sessionId) {
    return Token.sha256(sessionId).substring(0, 24);
  }

  private Instant now() {
    return clock.instant();
  }
}
