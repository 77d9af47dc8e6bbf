package org.prasan.operation;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the operator reads on the terminal, where no page has chosen a language: always both. */
final class OperatorText {
  private static final String PREFIX = "operation.";
  private static final ResourceBundle THAI = bundle(Locale.ROOT);
  private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

  private OperatorText() {}

  static String thai(String key, Object... details) {
    return new MessageFormat(THAI.getString(PREFIX + key), Locale.ROOT).format(details);
  }

  static String english(String key, Object... details) {
    return new MessageFormat(ENGLISH.getString(PREFIX + key), Locale.ENGLISH).format(details);
  }

  static String both(String key, Object... details) {
    return thai(key, details) + System.lineSeparator() + english(key, details);
  }

  static boolean knows(String key) {
    return THAI.containsKey(PREFIX + key);
  }

  /** The commands that have a text, which are all that exist. */
  static List<String> commands() {
    return THAI.keySet().stream()
        .filter(key -> key.startsWith(PREFIX + "command."))
        .map(key -> key.substring((PREFIX + "command.").length()))
        .sorted()
        .toList();
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        "messages.operation",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
