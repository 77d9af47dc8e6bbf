package org.prasan.language;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What tells one name from another, so that two spellings which look alike are one. */
public final class NameKey {
  private static final Pattern NO_SIGN =
      Pattern.compile("[^\\p{L}\\p{N}\\p{M}]|\\p{script=Inherited}");
  private static final Pattern TWICE = Pattern.compile("(\\p{M})\\1+");
  private static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");

  private NameKey() {}

  /**
   * Letters, digits, and the vowels and tones that belong to a script, in their one order and each
   * once; empty if there is no letter and no digit.
   */
  public static String of(String name) {
    var plain = Normalizer.normalize(Visible.line(name), Normalizer.Form.NFKC);
    var key = NO_SIGN.matcher(Words.normalize(plain)).replaceAll("");
    return SAYS_SOMETHING.matcher(key).find() ? TWICE.matcher(key).replaceAll("$1") : "";
  }
}
