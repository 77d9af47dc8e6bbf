package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Set;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.NotPermitted;
import org.prasan.tenancy.Role;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Refuses a route to whoever has no role that allows it, before anything of it runs. */
@Component
class PermitInterceptor implements HandlerInterceptor {
  private static final Set<Role> OUTSIDE = EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER);

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)
        || method.getBeanType().equals(ErrorPageController.class)
        || method.getBeanType().getName().startsWith("org.springframework")) return true;
    var permit = method.getMethodAnnotation(Permit.class);
    if (permit == null) throw new IllegalStateException("No permission is declared for " + method);
    var acting = ActingArgument.of(new ServletWebRequest(request));
    boolean allowed = acting.may(permit.value());
    if (!allowed && !acting.signedIn())
      throw new AuthenticationCredentialsNotFoundException("Sign in first");
    if (namesACoalition(request) && isHidden(acting, allowed))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    if (allowed) return true;
    throw new NotPermitted(permit.value());
  }

  /** Who has no part in a coalition that does not show itself learns not even that it exists. */
  private static boolean isHidden(Acting acting, boolean allowed) {
    return acting.coalition().equals(Coalition.NONE) || (!allowed && hasNoPart(acting));
  }

  /** Whether this is a coalition that does not show itself, and somebody who is not in it. */
  private static boolean hasNoPart(Acting acting) {
    return !acting.coalition().open() && OUTSIDE.containsAll(acting.roles());
  }

  private static boolean namesACoalition(HttpServletRequest request) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern != null && pattern.toString().contains("{coalition");
  }
}
