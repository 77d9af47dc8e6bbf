package org.prasan.exchange;

import java.util.regex.Pattern;

/**
 * What becomes of Thai when a program takes its UTF-8 for another code page: each letter turns into
 * three, the first two of which are nearly always the same, as in à¸Šà¸·à¹ˆà¸­ or เธเธทเน.
 */
final class GarbledThai {
  private static final Pattern LETTER = Pattern.compile("à[¸¹]|เ[ธน]");
  private static final int FEWEST = 4;

  private GarbledThai() {}

  static boolean isIn(String text) {
    if (text.indexOf('\ufffd') >= 0) return true;
    var foreign = text.chars().filter(c -> c >= 0x80).count();
    var letters = LETTER.matcher(text).results().count();
    return letters >= FEWEST && letters * 30 >= foreign * 9;
  }
}
