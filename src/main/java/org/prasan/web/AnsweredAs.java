package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is answered as if another had been made to the same address. */
final class AnsweredAs extends HttpServletRequestWrapper {
  private final String method;
  private final Map<String, String[]> typed;

  AnsweredAs(HttpServletRequest request, String method, Map<String, String[]> typed) {
    super(request);
    this.method = method;
    this.typed = typed;
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public @Nullable String getParameter(String name) {
    var values = typed.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return typed.get(name);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Collections.unmodifiableMap(typed);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(typed.keySet());
  }
}
