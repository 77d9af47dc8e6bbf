package org.prasan.language;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Texts without the signs that nobody sees, no paper can show and no database keeps. */
public final class Visible {
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{IsNoncharacter_Code_Point}\\u2028\\u2029"
              + "&&[^\\n\\t\\u200c\\u200d]]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

  private Visible() {}

  /** Lines stay lines, and letters stay joined or apart where a script needs a sign for it. */
  public static String text(String typed) {
    var unix = typed.replace("\r\n", "\n").replace('\r', '\n');
    return Normalizer.normalize(NO_TEXT.matcher(unix).replaceAll(""), Normalizer.Form.NFC);
  }

  /** One line, as a name is: also without fillers and signs that only choose a shape. */
  public static String line(String typed) {
    var seen = new StringBuilder();
    text(typed)
        .codePoints()
        .filter(sign -> !UCharacter.hasBinaryProperty(sign, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
        .forEach(seen::appendCodePoint);
    return BLANKS.matcher(seen).replaceAll(" ").strip();
  }
}
