package org.prasan.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.ReadOnce;
import org.prasan.tenancy.Tenancy;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the coalition from the address and who acts from the session, and binds both to the
 * request.
 */
@Component
@Order(0)
class CoalitionFilter extends OncePerRequestFilter {
  static final String ACTING = Acting.class.getName();
  private static final Pattern SLUG =
      Pattern.compile("^/(?:api/v1/)?([a-z0-9][a-z0-9-]{1,38}[a-z0-9])(?:/.*)?$");
  private static final Pattern ASSET =
      Pattern.compile("^/(?:webjars|css|js|fonts|images)/.*|^/[^/]+\\.[a-z0-9]+$");

  private static final Pattern FORM =
      Pattern.compile("(?i)(multipart/|application/x-www-form-urlencoded).*");

  /** Of what a page's script sends, which is never a file. */
  private static final int LARGEST = 2 << 20;

  /** Programs show a token, and no session counts for them. */
  private static final String PROGRAMS = "/api/referral/";

  private final Coalitions coalitions;
  private final WhoActs whoActs;
  private final TransactionTemplate asking;

  CoalitionFilter(Coalitions coalitions, WhoActs whoActs, PlatformTransactionManager transactions) {
    this.coalitions = coalitions;
    this.whoActs = whoActs;
    this.asking = new TransactionTemplate(transactions);
    this.asking.setReadOnly(true);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith(PROGRAMS) || ASSET.matcher(path).matches();
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      if (isPage(request)) ReadOnce.during(() -> bound(request, response, chain));
      else if (isUnderway(request)) whole(request, response, chain);
      else bound(request, response, chain);
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private static boolean isPage(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /** Of a form, all but the files are there. What visitors send is not waited for. */
  private static boolean isUnderway(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.REQUEST
        && request.getUserPrincipal() != null;
  }

  /**
   * Who acts is asked once all of it has come: a body may be on its way for long, and whoever loses
   * a role meanwhile does nothing with it any more.
   */
  private void whole(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws Exception {
    request.getParameterMap();
    var type = request.getContentType();
    if (type != null && FORM.matcher(type).matches()) {
      bound(request, response, chain);
      return;
    }
    var body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
    else bound(new WholeBody(request, body), response, chain);
  }

  private boolean bound(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws Exception {
    var acting = acting(request);
    return Tenancy.<Boolean, Exception>in(
        acting.coalitionId(),
        acting.organization(),
        () -> {
          chain.doFilter(request, response);
          return true;
        });
  }

  /** An error page is for whoever made the request that failed. */
  private Acting acting(HttpServletRequest request) {
    if (request.getAttribute(ACTING) instanceof Acting known) return known;
    var acting = asking.execute(transaction -> whoActsIn(coalitionOf(request), request));
    request.setAttribute(ACTING, acting);
    return acting;
  }

  private Acting whoActsIn(Coalition coalition, HttpServletRequest request) {
    return Tenancy.in(coalition.id(), () -> whoActs.in(coalition, request));
  }

  private Coalition coalitionOf(HttpServletRequest request) {
    var slug = SLUG.matcher(addressOf(request));
    if (!slug.matches()) return Coalition.NONE;
    return coalitions.bySlug(slug.group(1)).orElse(Coalition.NONE);
  }

  /** What was refused before we were asked is explained where it happened. */
  private static String addressOf(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String refused
        ? refused
        : request.getRequestURI();
  }
}
