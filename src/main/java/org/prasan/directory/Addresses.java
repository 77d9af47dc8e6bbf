package org.prasan.directory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses that carry what somebody chose. */
final class Addresses {
  private Addresses() {}

  /** Begins with a question mark; empty if there is nothing to carry. */
  static String query(Map<String, String> parts) {
    if (parts.isEmpty()) return "";
    return parts.entrySet().stream()
        .map(
            part ->
                part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
