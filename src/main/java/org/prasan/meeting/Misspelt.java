package org.prasan.meeting;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What somebody typed who may have slipped: once in every five letters one is missing, too many,
 * another, or in the place of its neighbour. Thai is written without blanks, so that what is meant
 * may stand in the middle of other words.
 */
final class Misspelt {
  private static final int SHORTEST = 4;

  /** Nobody types a longer word, and its pattern would be slow. */
  private static final int LONGEST = 40;

  private static final int LETTERS_WITH_ONE_SLIP = 5;

  /** A letter that is wrong stands in three times three letters, one that is misplaced in four. */
  private static final int LOST_BY_A_SLIP = 3;

  private static final int BITS = 2048;

  private final String typed;
  private final List<String> letters;

  Misspelt(String typed) {
    this.typed = typed;
    this.letters = typed.codePoints().mapToObj(Character::toString).toList();
  }

  /** Whether other spellings of it are looked for: too little tells nothing. */
  boolean comparable() {
    return letters.size() >= SHORTEST && letters.size() <= LONGEST;
  }

  /** The three letters that stand together anywhere in a text, each as one bit. */
  static String signature(String text) {
    var bits = bits(text);
    var signature = new StringBuilder(BITS);
    for (int bit = 0; bit < BITS; bit++) signature.append(bits.get(bit) ? '1' : '0');
    return signature.toString();
  }

  private static BitSet bits(String text) {
    var bits = new BitSet(BITS);
    var letters = text.codePoints().toArray();
    for (int at = 0; at + 2 < letters.length; at++)
      bits.set((letters[at] * 961 + letters[at + 1] * 31 + letters[at + 2]) % BITS);
    return bits;
  }

  String signature() {
    return signature(typed);
  }

  /** So many bits a text has of its signature in which it stands with slips. */
  int bitsLeft() {
    return Math.max(1, bits(typed).cardinality() - LOST_BY_A_SLIP * slips() - 1);
  }

  private int slips() {
    return Math.max(1, letters.size() / LETTERS_WITH_ONE_SLIP);
  }

  /** A regular expression of PostgreSQL that a text matches in which it stands with slips. */
  String pattern() {
    var pattern = new StringBuilder();
    int from = 0;
    for (int piece = 1; piece <= slips(); piece++) {
      int to = letters.size() * piece / slips();
      pattern.append("(?:").append(String.join("|", ways(from, to))).append(')');
      from = to;
    }
    return pattern.toString();
  }

  private List<String> ways(int from, int to) {
    var ways = new ArrayList<String>();
    for (int at = from; at < to; at++) {
      if (at > 0) ways.add(said(from, at) + "." + said(at, to));
      if (atAnEnd(at) && letters.size() <= LETTERS_WITH_ONE_SLIP) continue;
      // One that is too many; in short words only another, or too little would be left of them.
      var other = letters.size() < LETTERS_WITH_ONE_SLIP ? "." : ".?";
      ways.add(said(from, at) + other + said(at + 1, to));
      if (at + 1 < to)
        ways.add(said(from, at) + said(at + 1, at + 2) + said(at, at + 1) + said(at + 2, to));
    }
    return ways;
  }

  private boolean atAnEnd(int at) {
    return at == 0 || at == letters.size() - 1;
  }

  private String said(int from, int to) {
    var said = new StringBuilder();
    for (var letter : letters.subList(from, to))
      said.append(isSign(letter) ? "\\" : "").append(letter);
    return said.toString();
  }

  private static boolean isSign(String letter) {
    return letter.length() == 1
        && letter.charAt(0) < 128
        && !Character.isLetterOrDigit(letter.charAt(0));
  }
}
