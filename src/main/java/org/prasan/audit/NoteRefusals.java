package org.prasan.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.web.ActingArgument;
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

/**
 * Reads off a page that was answered why it refused what was sent, and has that noted; where
 * somebody else was first and there is no such page, that.
 */
@Component
class NoteRefusals implements HandlerInterceptor {
  private static final String NOTED = NoteRefusals.class.getName();
  private static final String SOMEBODY_WAS_FIRST = "web.error.409.title";

  private final Refusals refusals;

  NoteRefusals(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    var noted = noted(handler);
    if (page == null || noted == null || asksTooLate(request, response)) return;
    if (!(page.getModel().get("acting") instanceof Acting acting)) return;
    request.setAttribute(NOTED, true);
    var reasons = reasons(page.getModel());
    if (reasons.isEmpty()) return;
    var about =
        Objects.requireNonNullElseGet(
            Refusals.about(page.getModel()), () -> subject(request, acting));
    refusals.note(acting, noted.value(), about, reasons);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    var noted = noted(handler);
    if (noted == null || response.getStatus() != HttpStatus.CONFLICT.value()) return;
    if (asksTooLate(request, response) || request.getAttribute(NOTED) != null) return;
    var acting = ActingArgument.of(new ServletWebRequest(request));
    if (acting.signedIn())
      refusals.note(acting, noted.value(), subject(request, acting), List.of(SOMEBODY_WAS_FIRST));
  }

  /** Whoever only asks for a page that time has passed over has sent nothing. */
  private static boolean asksTooLate(HttpServletRequest request, HttpServletResponse response) {
    return "GET".equals(request.getMethod()) && response.getStatus() == HttpStatus.CONFLICT.value();
  }

  private static @Nullable RefusalsNoted noted(Object handler) {
    return handler instanceof HandlerMethod method
        ? AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RefusalsNoted.class)
        : null;
  }

  private static List<String> reasons(Map<String, Object> model) {
    var reasons = new ArrayList<String>();
    for (var reason : Refusals.told(model)) reasons.add(reason.toString());
    for (var value : model.values())
      if (value instanceof BindingResult form)
        form.getAllErrors().stream().map(ObjectError::getCode).forEach(reasons::add);
    return reasons;
  }

  /** What the address names, or the coalition, where nothing is there yet. */
  private static Object subject(HttpServletRequest request, Acting acting) {
    var named = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (!(named instanceof Map<?, ?> variables)) return acting.coalitionId();
    var id = variables.get("id") == null ? variables.get("person") : variables.get("id");
    return id == null ? acting.coalitionId() : id;
  }
}
