package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.NotPermitted;
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
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)
        || method.getBeanType().equals(ErrorPageController.class)
        || method.getBeanType().getName().startsWith("org.springframework")) return true;
    var permit = method.getMethodAnnotation(Permit.class);
    if (permit == null) throw new IllegalStateException("No permission is declared for " + method);
    var acting = ActingArgument.of(new ServletWebRequest(request));
    if (namesACoalition(request) && acting.coalition().equals(Coalition.NONE))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    if (acting.may(permit.value())) return true;
    if (!acting.signedIn()) throw new AuthenticationCredentialsNotFoundException("Sign in first");
    throw new NotPermitted(permit.value());
  }

  private static boolean namesACoalition(HttpServletRequest request) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern != null && pattern.toString().contains("{coalition");
  }
}
