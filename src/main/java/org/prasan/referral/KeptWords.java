package org.prasan.referral;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of what was read out, as it was kept.
 *
 * @param lang its language, where it is not that of Prasan's own sentences
 */
record KeptWords(@Nullable String lang, String text) {
  private static final Pattern TRANSLATED =
      Pattern.compile("(\\[([A-Za-z0-9-]+)] [^\\n]*)\\n\\n(.*)\\n\\n(.*)", Pattern.DOTALL);

  /** Which language it was, the words in it, and the Thai beneath; or the whole, in one part. */
  static List<KeptWords> of(String kept) {
    var parts = TRANSLATED.matcher(kept);
    return parts.matches()
        ? List.of(
            new KeptWords(null, parts.group(1)),
            new KeptWords(parts.group(2), parts.group(3)),
            new KeptWords("th", parts.group(4)))
        : List.of(new KeptWords(null, kept));
  }

  /** Nobody's needs in a log. */
  @Override
  public String toString() {
    return "KeptWords[" + lang + "]";
  }
}
