package org.prasan.operation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A word that must never reach a log, a page or an error message. */
public record Secret(String reveal) {
  private static final Pattern IN_ADDRESS = Pattern.compile("(?i)(password=)[^&]*");

  /** From examples, and what people type first. */
  private static final Set<String> EXAMPLES =
      Set.of(
          "changeme",
          "change-me",
          "postgres",
          "prasan",
          "prasan_app",
          "prasan_owner",
          "password",
          "secret",
          "12345678",
          "123456789012");

  /** Shorter than that, or known to everybody: it keeps nobody out. */
  boolean isWeak(int shortest) {
    return reveal.length() < shortest
        || EXAMPLES.contains(reveal.toLowerCase(Locale.ROOT))
        || reveal.chars().distinct().count() < 3;
  }

  /** The address of a database may carry a password, which is then not shown. */
  static String hiddenIn(String address) {
    return IN_ADDRESS.matcher(address).replaceAll("$1…");
  }

  @Override
  public String toString() {
    return "…";
  }
}
