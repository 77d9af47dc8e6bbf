package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a controller who acts. */
@Component
public class ActingArgument implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Acting.class);
  }

  @Override
  public Acting resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return of(request);
  }

  /** For doors that find out by themselves who acts. */
  public static void bind(HttpServletRequest request, Acting acting) {
    request.setAttribute(CoalitionFilter.ACTING, acting);
  }

  public static Acting of(RequestAttributes request) {
    var acting = request.getAttribute(CoalitionFilter.ACTING, RequestAttributes.SCOPE_REQUEST);
    return acting instanceof Acting known ? known : Acting.visitor(Coalition.NONE, "");
  }
}
