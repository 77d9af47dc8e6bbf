package org.prasan.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody chose, as an address carries it. */
public final class QueryString {
  private QueryString() {}

  /** Begins with a question mark; empty if there is nothing to carry. */
  public static String of(Map<String, String> parts) {
    if (parts.isEmpty()) return "";
    return parts.entrySet().stream()
        .map(
            part ->
                part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
