package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request that could not be answered because the database was out of reach, and what was typed in
 * it, to be sent again from the page that says so. Secrets and files do not come back in a page.
 *
 * @param address where it went
 * @param page it only asked for a page, and changes nothing
 * @param fields what was typed, null if it cannot be shown in a page
 * @param begun whether something may have been saved before the database was lost
 */
record OutOfReach(
    String address, boolean page, @Nullable List<Map.Entry<String, String>> fields, boolean begun) {
  private static final Pattern SECRET = Pattern.compile("(?i).*(password|code|token).*");
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Whether what is typed there must not come back in a page. */
  static boolean isSecret(String field) {
    return SECRET.matcher(field).matches();
  }

  /** What another site sent is not offered to be sent once more as one's own. */
  static OutOfReach of(HttpServletRequest request, URI base, boolean begun) {
    var page = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    var own = !page && OwnPage.sent(request, base);
    return new OutOfReach(address(request, page), page, own ? fields(request) : null, begun);
  }

  /** Never one of another host, which two slashes would begin. */
  private static String address(HttpServletRequest request, boolean page) {
    var path = "/" + request.getRequestURI().replaceFirst("^/+", "");
    var query = request.getQueryString();
    return page && query != null ? path + "?" + query : path;
  }

  private static @Nullable List<Map.Entry<String, String>> fields(HttpServletRequest request) {
    var type = request.getContentType();
    if (type != null && !type.startsWith(FORM)) return null;
    var typed = request.getParameterMap();
    if (typed.keySet().stream().anyMatch(OutOfReach::isSecret)) return null;
    return typed.entrySet().stream()
        .flatMap(
            field -> List.of(field.getValue()).stream().map(one -> Map.entry(field.getKey(), one)))
        .toList();
  }

  @Override
  public String toString() {
    return "OutOfReach[" + address + "]";
  }
}
