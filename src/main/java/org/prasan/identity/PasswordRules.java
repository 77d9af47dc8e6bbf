package org.prasan.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Which passwords are good enough: long, and not what everybody tries first. No rule about signs
 * and capitals, since those make passwords hard for people and not for machines.
 */
@Component
class PasswordRules {
  static final int SHORTEST = 12;
  static final int LONGEST = 200;

  private final Set<String> common;

  PasswordRules() {
    var list = new ClassPathResource("org/prasan/identity/common-passwords.txt");
    try (var lines =
        new BufferedReader(new InputStreamReader(list.getInputStream(), StandardCharsets.UTF_8))) {
      common =
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(PasswordRules::folded)
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The message key of what is wrong; empty for a good password. */
  Optional<String> objectionTo(String password, String email) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) return Optional.of("identity.password.short");
    if (length > LONGEST) return Optional.of("identity.password.long");
    if (isCommon(folded(password)) || isOwnAddress(folded(password), email))
      return Optional.of("identity.password.common");
    return Optional.empty();
  }

  /** Also with digits and signs around it, or the same written several times. */
  private boolean isCommon(String password) {
    var core = password.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    return core.isEmpty()
        || common.contains(password)
        || common.contains(core)
        || common.contains(unit(core))
        || unit(password).length() <= 4
        || isRun(password);
  }

  private static boolean isOwnAddress(String password, String email) {
    var name = folded(email).replaceAll("@.*", "");
    return password.equals(folded(email))
        || (name.length() > 3 && password.replace(name, "").length() < 6);
  }

  /** What is written several times: "abcabc" is "abc" twice. */
  private static String unit(String text) {
    for (int length = 1; length <= text.length() / 2; length++)
      if (text.length() % length == 0
          && text.substring(0, length).repeat(text.length() / length).equals(text))
        return text.substring(0, length);
    return text;
  }

  /** "abcdefghijkl", or very few letters in any order. */
  private static boolean isRun(String text) {
    if (text.chars().distinct().count() < 4) return true;
    for (int i = 1; i < text.length(); i++)
      if (text.charAt(i) != text.charAt(i - 1) + 1) return false;
    return true;
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }
}
