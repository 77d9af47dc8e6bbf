package org.prasan.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.web.ActingArgument;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Has noted who asked for something that leads to clients and was refused, or asked for an id that
 * is not there or not theirs, which nobody else can tell apart; and who sent what no role of theirs
 * allows.
 */
@Component
class NoteDenied implements HandlerInterceptor {
  private final Refusals refusals;

  NoteDenied(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    var why = HttpStatus.resolve(response.getStatus());
    if (why != HttpStatus.FORBIDDEN && why != HttpStatus.NOT_FOUND) return;
    if (!(handler instanceof HandlerMethod method)) return;
    var permit = method.getMethodAnnotation(Permit.class);
    if (permit == null) return;
    boolean sent = why == HttpStatus.FORBIDDEN && !request.getMethod().equals("GET");
    if (!permit.value().opensClients() && !sent) return;
    var acting = ActingArgument.of(new ServletWebRequest(request));
    if (!acting.signedIn() || acting.coalition().equals(Coalition.NONE)) return;
    if (permit.value().opensClients())
      refusals.note(
          acting,
          "access",
          subject(request, acting),
          List.of(why == HttpStatus.FORBIDDEN ? "audit.denied" : "audit.not-there"));
    else refusals.note(acting, "act", permit.value().name(), List.of("audit.not-permitted"));
  }

  /** What was asked for, if it is an id; nobody writes words into the log by an address. */
  private static Object subject(HttpServletRequest request, Acting acting) {
    var named = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    var id = named instanceof Map<?, ?> variables ? variables.get("id") : null;
    try {
      return id == null ? acting.coalitionId() : UUID.fromString(id.toString());
    } catch (IllegalArgumentException e) {
      return acting.coalitionId();
    }
  }
}
