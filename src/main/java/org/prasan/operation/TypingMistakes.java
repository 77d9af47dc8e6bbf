package org.prasan.operation;

/** How far two words are from each other for somebody who types. */
final class TypingMistakes {
  private TypingMistakes() {}

  /** Letters that were left out, put in, exchanged or swapped with their neighbour. */
  static int between(String one, String other) {
    var least = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) least[i][0] = i;
    for (int j = 0; j <= other.length(); j++) least[0][j] = j;
    for (int i = 1; i <= one.length(); i++) {
      for (int j = 1; j <= other.length(); j++) {
        int exchanged = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        least[i][j] =
            Math.min(
                Math.min(least[i - 1][j], least[i][j - 1]) + 1, least[i - 1][j - 1] + exchanged);
        if (swapped(one, i, other, j)) least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
      }
    }
    return least[one.length()][other.length()];
  }

  private static boolean swapped(String one, int i, String other, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
