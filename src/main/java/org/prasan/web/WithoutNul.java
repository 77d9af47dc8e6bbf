package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request as if nobody had sent the sign NUL, whatever the fields that hold it. Parts that are
 * too large to be read, which the server reports as a failure of the program, are what they are.
 */
class WithoutNul extends HttpServletRequestWrapper {
  WithoutNul(HttpServletRequest request) {
    super(request);
  }

  @Override
  public @Nullable String getParameter(String name) {
    var value = read(() -> super.getParameter(name));
    return value == null ? null : value.replace("\0", "");
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    var values = read(() -> super.getParameterValues(name));
    return values == null ? null : cleaned(values);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    var cleaned = new LinkedHashMap<String, String[]>();
    Map<String, String[]> sent = read(super::getParameterMap);
    sent.forEach((name, values) -> cleaned.put(name, cleaned(values)));
    return cleaned;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return read(super::getParameterNames);
  }

  private static <T extends @Nullable Object> T read(Supplier<T> sent) {
    try {
      return sent.get();
    } catch (InvalidParameterException e) {
      throw e;
    } catch (IllegalStateException e) {
      throw new InvalidParameterException(e, HttpStatus.CONTENT_TOO_LARGE.value());
    }
  }

  private static String[] cleaned(String[] values) {
    return Arrays.stream(values).map(value -> value.replace("\0", "")).toArray(String[]::new);
  }
}
