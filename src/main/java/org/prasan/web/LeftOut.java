package org.prasan.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** A page whose address asks for something that cannot be says that it is shown without it. */
@Component
class LeftOut implements HandlerInterceptor {
  private static final String NOTED = LeftOut.class.getName();

  static void note(ServletRequest request) {
    request.setAttribute(NOTED, true);
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    var view = page == null ? null : page.getViewName();
    if (page == null || view == null || view.startsWith("redirect:")) return;
    if (request.getAttribute(NOTED) != null) page.addObject("leftOut", true);
  }
}
