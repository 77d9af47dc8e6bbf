package org.prasan.exchange;

import java.util.regex.Pattern;

/**
 * Keeps a text from being run as a formula by the spreadsheet that opens it: an apostrophe is put
 * before it, and taken off again when such a file comes back.
 */
final class Formulas {
  private static final String SIGN = "(?:[\\t\\r\\n]|\\s*[=+\\-@＝＋－＠])";
  private static final Pattern DANGEROUS = Pattern.compile("'*" + SIGN);
  private static final Pattern HARMLESS = Pattern.compile("'+" + SIGN);

  private Formulas() {}

  static String harmless(String text) {
    return DANGEROUS.matcher(text).lookingAt() ? "'" + text : text;
  }

  static String original(String cell) {
    return HARMLESS.matcher(cell).lookingAt() ? cell.substring(1) : cell;
  }
}
