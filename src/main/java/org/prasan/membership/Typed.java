package org.prasan.membership;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;
import org.prasan.language.Visible;

/** What somebody typed or pasted, as it is stored: nothing invisible, nothing around it. */
public final class Typed {
  private static final Pattern LINE_ENDS = Pattern.compile("[ \\t\\u00a0]*\\n");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

  private Typed() {}

  public static @Nullable String line(@Nullable String text) {
    return text == null ? null : orNull(Visible.line(text));
  }

  public static @Nullable String paragraphs(@Nullable String text) {
    if (text == null) return null;
    var lines = LINE_ENDS.matcher(Visible.text(text)).replaceAll("\n");
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

  private static @Nullable String orNull(String text) {
    var stripped = text.strip();
    return stripped.isEmpty() ? null : stripped;
  }
}
