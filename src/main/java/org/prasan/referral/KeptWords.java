package org.prasan.referral;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of what was read out, as it was kept.
 *
 * @param lang its language, where it is not that of Prasan's own sentences
 */
record KeptWords(Kind kind, @Nullable String lang, String text) {
  private static final String GAP = "\n\n";
  private static final Pattern TRANSLATED =
      Pattern.compile(
          "\\[(?<tag>[A-Za-z0-9-]+)(?: (?<lines>\\d{1,4}))?] (?<told>[^\\n]*)\\n\\n(?<rest>.*)",
          Pattern.DOTALL);

  /** What it is to whoever proves it. */
  enum Kind {
    /** In Thai or English, of which there is nothing else. */
    ALL,
    /** Which language it was, and who answers for it. Nobody read this out. */
    TRANSLATION,
    WORDS,
    BENEATH;

    public String key() {
      return "referral.consent.proof." + name();
    }
  }

  /**
   * Translated words, between what they are and the Thai beneath. The first line says how many
   * lines they have, so that nothing in them, before or after can pass for another part.
   */
  static String written(Translated in, String words, String thai) {
    var head = "[" + in.tag() + " " + lines(words).length + "] " + in.line();
    return String.join(GAP, head, words, thai);
  }

  /** Which language it was, the words in it, and the Thai beneath; or the whole, in one part. */
  static List<KeptWords> of(String kept) {
    var parts = TRANSLATED.matcher(kept);
    if (!parts.matches()) return whole(kept);
    var rest = parts.group("rest");
    int end = parts.group("lines") == null ? onlyGap(rest) : end(rest, parts.group("lines"));
    if (end < 0) return whole(kept);
    var tag = parts.group("tag");
    return List.of(
        new KeptWords(Kind.TRANSLATION, null, "[" + tag + "] " + parts.group("told")),
        new KeptWords(Kind.WORDS, tag, rest.substring(0, end)),
        new KeptWords(Kind.BENEATH, "th", rest.substring(end + GAP.length())));
  }

  private static List<KeptWords> whole(String kept) {
    return List.of(new KeptWords(Kind.ALL, null, kept));
  }

  /** Where so many lines end; below zero if no gap comes after them. */
  private static int end(String rest, String many) {
    int count = Integer.parseInt(many);
    var lines = lines(rest);
    if (lines.length < count) return -1;
    int end = String.join("\n", List.of(lines).subList(0, count)).length();
    return rest.startsWith(GAP, end) ? end : -1;
  }

  /** Before lines were counted: where there are several gaps, nobody knows which is the one. */
  private static int onlyGap(String rest) {
    int gap = rest.indexOf(GAP);
    return gap == rest.lastIndexOf(GAP) ? gap : -1;
  }

  private static String[] lines(String text) {
    return text.split("\n", -1);
  }

  /** Nobody's needs in a log. */
  @Override
  public String toString() {
    return "KeptWords[" + lang + "]";
  }
}
