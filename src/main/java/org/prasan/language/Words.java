package org.prasan.language;

import static java.util.regex.Pattern.compile;
import static java.util.stream.Collectors.joining;

import com.ibm.icu.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a text, found with a dictionary since Thai writes no blanks between them, and the
 * search literals made of them. The same spelling is given to what is stored and what is asked, so
 * that the result does not depend on PostgreSQL's own parser.
 */
public final class Words {
  private static final BreakIterator PROTOTYPE =
      BreakIterator.getWordInstance(Locale.forLanguageTag("th"));
  private static final Pattern INVISIBLE = compile("[\\u200b-\\u200d\\u2060\\ufeff\\u00ad]");
  private static final Pattern APART_SARA_AM = compile("\\u0e4d([\\u0e48-\\u0e4b]*)\\u0e32");
  private static final Pattern TONE_TOO_LATE =
      compile("\\u0e33[\\u0e33\\u0e48-\\u0e4b]*[\\u0e48-\\u0e4b]");
  private static final Pattern TWO_SARA_E = compile("\\u0e40\\u0e40");
  private static final Pattern BLANKS = compile("\\s+");
  // Limits of PostgreSQL's tsvector.
  private static final int LAST_POSITION = 16383;
  private static final int LONGEST_WORD = 500;

  private Words() {}

  /** One spelling for all the ways to type the same word. */
  public static String normalize(String text) {
    var plain = INVISIBLE.matcher(Digits.toAscii(text).replace('\0', ' ')).replaceAll("");
    return ordered(plain.toLowerCase(Locale.ROOT));
  }

  /** The signs of a syllable in their one order; putting one right may bring others together. */
  private static String ordered(String text) {
    var before = text;
    while (true) {
      var plain = Normalizer.normalize(before, Normalizer.Form.NFC);
      plain = APART_SARA_AM.matcher(plain).replaceAll("$1\u0e33");
      plain = TONE_TOO_LATE.matcher(plain).replaceAll(Words::tonesFirst);
      plain = TWO_SARA_E.matcher(plain).replaceAll("\u0e41");
      if (plain.equals(before)) return plain;
      before = plain;
    }
  }

  private static String tonesFirst(MatchResult run) {
    var tones = run.group().replace("\u0e33", "");
    return tones + "\u0e33".repeat(run.group().length() - tones.length());
  }

  /** Words, blanks and signs as they stand there; put together they are the text again. */
  public static List<String> pieces(String text) {
    var pieces = new ArrayList<String>();
    var breaks = PROTOTYPE.clone();
    breaks.setText(text);
    var start = breaks.first();
    for (var end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next())
      pieces.add(text.substring(start, end));
    return pieces;
  }

  /** The words of the text in their order, in the spelling of {@link #normalize}. */
  public static List<String> of(String text) {
    // Without this ICU takes "คปก.จังหวัด" for one word.
    var plain = normalize(text).replace('.', ' ').replace('/', ' ');
    var words = new ArrayList<String>();
    // Not thread safe; a clone is cheap and suits virtual threads better than a ThreadLocal.
    var breaks = PROTOTYPE.clone();
    breaks.setText(plain);
    var start = breaks.first();
    for (var end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      if (Character.isLetterOrDigit(plain.codePointAt(start)))
        words.add(plain.substring(start, end));
    }
    return words;
  }

  /** A literal for {@code ?::tsvector}. */
  public static String tsvector(String text) {
    return tsvector(text, 'D');
  }

  /** A literal for {@code ?::tsvector}; the weight is A (title) to D (body). */
  public static String tsvector(String text, char weight) {
    if (weight < 'A' || weight > 'D') throw new IllegalArgumentException("No weight: " + weight);
    var positions = new LinkedHashMap<String, List<String>>();
    var position = 0;
    for (var word : of(text)) {
      if (++position > LAST_POSITION) break;
      if (word.length() <= LONGEST_WORD)
        positions.computeIfAbsent(word, w -> new ArrayList<>()).add("" + position + weight);
    }
    return positions.entrySet().stream()
        .map(word -> quoted(word.getKey()) + ":" + String.join(",", word.getValue()))
        .collect(joining(" "));
  }

  /**
   * A literal for {@code ?::tsquery}: blanks mean "and", words written together must stand
   * together. Empty if nothing can be searched for.
   */
  public static String tsquery(String query) {
    return phrases(query).stream()
        .map(words -> words.stream().map(Words::quoted).collect(joining(" <-> ", "(", ")")))
        .collect(joining(" & "));
  }

  private static List<List<String>> phrases(String query) {
    return Arrays.stream(BLANKS.split(query.strip()))
        .map(Words::of)
        .map(words -> words.stream().filter(word -> word.length() <= LONGEST_WORD).toList())
        .filter(words -> !words.isEmpty())
        .toList();
  }

  private static String quoted(String word) {
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
