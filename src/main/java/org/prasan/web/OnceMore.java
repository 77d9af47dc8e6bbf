package org.prasan.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page that shows everything once more before it is done answers a form, and a browser that comes
 * "back" to it would ask whether to send that form again. It gets an address of its own: what was
 * typed waits in the session, and whoever opens the address is answered as if it had been sent.
 */
@Component
@Order(10)
class OnceMore extends OncePerRequestFilter implements HandlerInterceptor {
  /** So end the names of such pages. */
  private static final String VIEW = "-check";

  /** The button by which one goes back to the form from there. */
  private static final String EDIT = "edit";

  private static final String ADDRESS = "once-more";
  private static final String KEPT = OnceMore.class.getName();
  private static final String SHOWN = OnceMore.class.getName() + ".shown";
  private static final String TOKEN = "_csrf";

  /** A page may be asked for in the other language or other colours. */
  private static final Set<String> LOOKS = Set.of(SwitchLanguage.LANGUAGE, "theme");

  /** What was typed, the last only. */
  private record Kept(String id, String path, Map<String, String[]> typed) implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      return "Kept[" + path + "]";
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var kept = wanted(request);
    chain.doFilter(kept == null ? request : sent(request, kept), response);
  }

  /** The form as it was sent, whose token was looked at then; how it looks may have changed. */
  private static HttpServletRequest sent(HttpServletRequest request, Kept kept) {
    request.setAttribute(SHOWN, true);
    var typed = new LinkedHashMap<>(kept.typed());
    for (var choice : LOOKS) {
      var chosen = request.getParameterValues(choice);
      if (chosen != null) typed.put(choice, chosen);
    }
    return new AnsweredAs(request, "POST", typed);
  }

  private static @Nullable Kept wanted(HttpServletRequest request) {
    var id = request.getMethod().equals("GET") ? request.getParameter(ADDRESS) : null;
    var kept = id == null ? null : kept(request);
    return kept != null && kept.id().equals(id) && kept.path().equals(request.getRequestURI())
        ? kept
        : null;
  }

  private static @Nullable Kept kept(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(KEPT) instanceof Kept kept ? kept : null;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    var view = page == null ? null : page.getViewName();
    if (page == null || view == null || !request.getMethod().equals("POST")) return;
    if (response.getStatus() != HttpServletResponse.SC_OK) return;
    if (view.startsWith("redirect:")) forget(request);
    else if (asks(view, request) && !isShown(request)) lead(request, page);
  }

  /** For a look at everything, or for what was typed, to change it after all. */
  private static boolean asks(String view, HttpServletRequest request) {
    return view.endsWith(VIEW) || EDIT.equals(request.getParameter("step"));
  }

  private static void lead(HttpServletRequest request, ModelAndView page) {
    var typed = new LinkedHashMap<>(request.getParameterMap());
    typed.remove(TOKEN);
    typed.remove(SwitchLanguage.PAGE);
    var kept = new Kept(UUID.randomUUID().toString(), request.getRequestURI(), typed);
    request.getSession().setAttribute(KEPT, kept);
    page.clear();
    page.setViewName("redirect:" + kept.path() + "?" + ADDRESS + "=" + kept.id());
  }

  /** It is done: nothing is left to be looked at once more. */
  private static void forget(HttpServletRequest request) {
    var kept = kept(request);
    if (kept != null && request.getRequestURI().startsWith(kept.path()))
      request.getSession().removeAttribute(KEPT);
  }

  /** Whether the page was asked for by its address. */
  private static boolean isShown(HttpServletRequest request) {
    return request.getAttribute(SHOWN) != null;
  }
}
