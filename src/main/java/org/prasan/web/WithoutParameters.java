package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request as if some of what it asks for, or all of it, had not been sent. */
class WithoutParameters extends HttpServletRequestWrapper {
  private final Map<String, String[]> left;

  private WithoutParameters(HttpServletRequest request, Map<String, String[]> left) {
    super(request);
    this.left = left;
  }

  /** Does not even look at what was sent. */
  static WithoutParameters any(HttpServletRequest request) {
    return new WithoutParameters(request, Map.of());
  }

  static WithoutParameters named(HttpServletRequest request, Set<String> names) {
    return new WithoutParameters(
        request,
        request.getParameterMap().entrySet().stream()
            .filter(sent -> !names.contains(sent.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public @Nullable String getParameter(String name) {
    var values = left.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return left.get(name);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return left;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(left.keySet());
  }
}
