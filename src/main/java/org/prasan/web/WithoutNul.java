package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as if nobody had sent the sign NUL, whatever the fields that hold it. */
class WithoutNul extends HttpServletRequestWrapper {
  WithoutNul(HttpServletRequest request) {
    super(request);
  }

  @Override
  public @Nullable String getParameter(String name) {
    var value = super.getParameter(name);
    return value == null ? null : value.replace("\0", "");
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    var values = super.getParameterValues(name);
    return values == null ? null : cleaned(values);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    var cleaned = new LinkedHashMap<String, String[]>();
    super.getParameterMap().forEach((name, values) -> cleaned.put(name, cleaned(values)));
    return cleaned;
  }

  private static String[] cleaned(String[] values) {
    return Arrays.stream(values).map(value -> value.replace("\0", "")).toArray(String[]::new);
  }
}
