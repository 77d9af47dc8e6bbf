package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.prasan.web.LocalPath;
import org.prasan.web.ToPrograms;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UrlPathHelper;

/**
 * Leads whoever must sign in to the door and back again, and keeps what that person had typed when
 * the session ended before the form was sent.
 */
@Component
class SignInDoor implements AuthenticationEntryPoint, AccessDeniedHandler {
  static final String SIGN_IN = "/sign-in";
  private static final Set<String> DOORS =
      Set.of("sign-in", "sign-out", "reset", "invitation", "first", "kept");

  private static final Set<String> ABOUT_CLIENTS =
      Set.of("clients", "referrals", "outside", "statements", "page", "numbers", "known-elsewhere");

  private final Clock clock;

  SignInDoor(Clock clock) {
    this.clock = clock;
  }

  /** A page that needs somebody signed in. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (HttpMethod.GET.matches(request.getMethod()))
      send(request, response, returningHere(request));
    else keepForm(request, response);
  }

  /** A form without a valid token: the session it was made in has ended. Programs send none. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    if (ToPrograms.concern(request)) {
      response.sendError(HttpStatus.FORBIDDEN.value());
      return;
    }
    var door = request.getRequestURI().split("/", 3)[1];
    if (DOORS.contains(door)) send(request, response, again(request));
    else keepForm(request, response);
  }

  private void keepForm(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var present = Sessions.present();
    var inside =
        present != null && present.getPrincipal() instanceof SignedIn signedIn ? signedIn : null;
    var browser = inside == null ? OwnBrowser.lastUsed(request) : OwnBrowser.mark(inside.account());
    if (browser == null || tellsOfClients(request)) {
      send(request, response, SIGN_IN + "?lost");
      return;
    }
    var kept = KeptForm.of(request, browser, clock.instant());
    request.getSession().setAttribute(KeptForm.IN_SESSION, kept);
    send(request, response, inside == null ? SIGN_IN + "?kept" : "/kept");
  }

  /** What is told about clients is sealed wherever it lies, so a session does not keep it. */
  private static boolean tellsOfClients(HttpServletRequest request) {
    var path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    var parts = path.split("/", 4);
    return parts.length > 2 && ABOUT_CLIENTS.contains(parts[2]);
  }

  private static String returningHere(HttpServletRequest request) {
    var query = request.getQueryString();
    var here = request.getRequestURI() + (query == null ? "" : "?" + query);
    return LocalPath.orNull(here) == null
        ? SIGN_IN
        : SIGN_IN + "?to=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
  }

  /** The page with the form once more, which then has a fresh token. */
  private static String again(HttpServletRequest request) {
    var here = request.getRequestURI();
    return here.equals("/sign-out") ? SIGN_IN : here + "?again";
  }

  private static void send(HttpServletRequest request, HttpServletResponse response, String to)
      throws IOException {
    if (request.getHeader("HX-Request") == null) response.sendRedirect(to);
    else response.setHeader("HX-Redirect", to);
  }
}
