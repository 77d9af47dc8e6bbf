package org.prasan.membership;

import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;

/** What somebody typed or pasted, as it is stored: nothing invisible, nothing around it. */
public final class Typed {
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t\\u200c\\u200d]]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
  private static final Pattern LINE_ENDS = Pattern.compile("[ \\t\\u00a0]*\\n");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

  private Typed() {}

  public static @Nullable String line(@Nullable String text) {
    return text == null ? null : orNull(BLANKS.matcher(plain(text)).replaceAll(" "));
  }

  public static @Nullable String paragraphs(@Nullable String text) {
    if (text == null) return null;
    var lines = LINE_ENDS.matcher(plain(text)).replaceAll("\n");
    return orNull(EMPTY_LINES.matcher(lines).replaceAll("\n\n"));
  }

  /** A number of a register or a telephone: Thai digits become the ones we store. */
  public static @Nullable String code(@Nullable String text) {
    var line = line(text);
    return line == null ? null : Digits.toAscii(line);
  }

  static List<String> lines(@Nullable List<String> texts) {
    return texts == null
        ? List.of()
        : texts.stream().map(Typed::line).filter(Objects::nonNull).distinct().toList();
  }

  private static String plain(String text) {
    var unix = text.replace("\r\n", "\n").replace('\r', '\n');
    return Normalizer.normalize(INVISIBLE.matcher(unix).replaceAll(""), Normalizer.Form.NFC);
  }

  private static @Nullable String orNull(String text) {
    var stripped = text.strip();
    return stripped.isEmpty() ? null : stripped;
  }
}
