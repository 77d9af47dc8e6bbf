package org.prasan.language;

/** Thai digits, which official papers use and people type, and the ASCII digits we store. */
public final class Digits {
  private static final char THAI_ZERO = '๐';
  private static final char THAI_NINE = '๙';

  private Digits() {}

  public static String toThai(String text) {
    return shifted(text, '0', '9', THAI_ZERO - '0');
  }

  public static String toAscii(String text) {
    return shifted(text, THAI_ZERO, THAI_NINE, '0' - THAI_ZERO);
  }

  private static String shifted(String text, char first, char last, int distance) {
    var result = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      result.append(c >= first && c <= last ? (char) (c + distance) : c);
    }
    return result.toString();
  }
}
