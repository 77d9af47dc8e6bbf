package org.prasan.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Tenancy;
import org.prasan.web.ActingArgument;
import org.prasan.web.Permit;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.validation.ObjectError;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Has noted, of every route, who asked for or sent what was refused: why, by the page that was
 * answered, else by its status.
 */
@Component
class NoteRefusals implements HandlerInterceptor {
  private static final String ACT = "act";
  private static final String ACCESS = "access";

  /** Under these names a page that is gone to next is told why nothing was done. */
  private static final List<String> FLASHED = List.of("refusal", "refused", "notAsked");

  private static final List<String> NAMING = List.of("id", "person", "client");

  /** Else the log would tell whoever reads it of the client. */
  static final List<String> NOT_NOTED = List.of("audit.about-client");

  /** Of what was asked for; who only comes too late, or filters by nonsense, was denied nothing. */
  private static final Set<HttpStatus> DENIED = Set.of(HttpStatus.FORBIDDEN, HttpStatus.NOT_FOUND);

  /** What tells of whoever asked alone: no right, no such thing, too much, too often. */
  private static final Set<HttpStatus> OF_WHO_ASKED =
      Set.of(
          HttpStatus.FORBIDDEN,
          HttpStatus.NOT_FOUND,
          HttpStatus.CONTENT_TOO_LARGE,
          HttpStatus.TOO_MANY_REQUESTS);

  private final Refusals refusals;
  private final List<UntoldSubjects> untold;

  NoteRefusals(Refusals refusals, List<UntoldSubjects> untold) {
    this.refusals = refusals;
    this.untold = untold;
  }

  /** What was asked for or sent, as the log tells of it. */
  private record Asked(Acting acting, HandlerMethod handler, Permit permit, boolean sent) {
    static @Nullable Asked by(HttpServletRequest request, Object handler) {
      if (!(handler instanceof HandlerMethod method)) return null;
      var permit = method.getMethodAnnotation(Permit.class);
      var acting = ActingArgument.of(new ServletWebRequest(request));
      if (permit == null || !acting.signedIn()) return null;
      return new Asked(acting, method, permit, isSent(request));
    }

    Action action() {
      return permit.value();
    }

    /** A program has come for nothing else. */
    boolean opensClients() {
      return acting.program() || action().opensClients();
    }

    boolean tellsOfClients() {
      return acting.program() || action().tellsOfClients();
    }

    @Nullable String noted() {
      var noted =
          AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RefusalsNoted.class);
      return noted == null ? null : noted.value();
    }
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page == null || request.getAttribute(Refusals.NOTED) != null) return;
    var reasons = reasons(page.getModel());
    if (isSent(request)) reasons.addAll(flashed(RequestContextUtils.getOutputFlashMap(request)));
    // Before anything is asked that may fail: what was done is not answered as refused.
    if (reasons.isEmpty()) return;
    var asked = Asked.by(request, handler);
    if (asked == null) return;
    if (!asked.sent() && (asked.noted() == null || response.getStatus() == 409)) return;
    note(
        request,
        asked,
        Refusals.about(page.getModel()),
        asked.noted(),
        asked.tellsOfClients() ? NOT_NOTED : reasons);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    var why = HttpStatus.resolve(response.getStatus());
    if (why == null || !why.is4xxClientError()) return;
    if (request.getAttribute(Refusals.NOTED) != null) return;
    var asked = Asked.by(request, handler);
    if (asked == null) return;
    if (!asked.sent() && !DENIED.contains(why)) return;
    note(request, asked, null, subject(asked, why), reasons(request, asked, why));
  }

  private static boolean isSent(HttpServletRequest request) {
    return !Set.of("GET", "HEAD").contains(request.getMethod());
  }

  private static Collection<String> reasons(
      HttpServletRequest request, Asked asked, HttpStatus why) {
    if (asked.tellsOfClients() && !OF_WHO_ASKED.contains(why)) return NOT_NOTED;
    var told = Refusals.told(request);
    return told.isEmpty() ? List.of(reason(why, asked.opensClients())) : told;
  }

  private static @Nullable String subject(Asked asked, HttpStatus why) {
    if (asked.opensClients() && DENIED.contains(why)) return ACCESS;
    var refusedByRole = why == HttpStatus.FORBIDDEN && !asked.acting().may(asked.action());
    return refusedByRole ? ACT : asked.noted();
  }

  private void note(
      HttpServletRequest request,
      Asked asked,
      @Nullable Object about,
      @Nullable String subject,
      Collection<String> reasons) {
    var acting = asked.acting();
    var of = subject == null ? ACT : subject;
    var named = about == null ? named(request, acting) : about;
    var otherwise = of.equals(ACT) ? asked.action().name() : acting.coalitionId();
    Tenancy.in(
        acting.coalitionId(),
        acting.organization(),
        () -> {
          refusals.note(acting, of, named == null ? otherwise : named, reasons);
          return true;
        });
  }

  private static List<String> reasons(Map<String, Object> model) {
    var reasons = new ArrayList<>(Refusals.told(model));
    for (var value : model.values())
      if (value instanceof BindingResult form)
        form.getAllErrors().stream().map(ObjectError::getCode).forEach(reasons::add);
    return reasons;
  }

  private static List<String> flashed(Map<String, Object> told) {
    return FLASHED.stream()
        .flatMap(name -> Stream.ofNullable(told.get(name)))
        .map(Object::toString)
        .toList();
  }

  private static String reason(HttpStatus why, boolean opensClients) {
    return switch (why) {
      case FORBIDDEN -> opensClients ? "audit.denied" : "audit.not-permitted";
      case NOT_FOUND -> "audit.not-there";
      case CONFLICT, CONTENT_TOO_LARGE, TOO_MANY_REQUESTS -> "web.error." + why.value() + ".title";
      default -> "web.error.422.title";
    };
  }

  /** What the address names, if it is an id; nobody writes words into the log by an address. */
  private @Nullable Object named(HttpServletRequest request, Acting acting) {
    var id = id(request);
    return id == null
        ? null
        : untold.stream()
            .flatMap(module -> module.instead(acting, id).stream())
            .<Object>map(word -> word)
            .findFirst()
            .orElse(id);
  }

  private static @Nullable UUID id(HttpServletRequest request) {
    var named = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (!(named instanceof Map<?, ?> variables)) return null;
    var id = NAMING.stream().map(variables::get).filter(Objects::nonNull).findFirst();
    try {
      return id.map(Object::toString).map(UUID::fromString).orElse(null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
