package org.prasan.exchange;

import java.util.Locale;
import java.util.stream.IntStream;
import org.prasan.language.Lines;

/**
 * How wide the columns of a printed table are: each at least as wide as its longest word, so that
 * heads never run into one another, and what room is left goes to those with the most to say. Where
 * the words do not fit beside one another, the letters are smaller.
 */
final class PdfColumns {
  private static final int MOST_UPRIGHT = 6;
  private static final double ROOM_UPRIGHT = 174;
  private static final double ROOM_LYING = 261;

  /** Millimetres of a letter, for each point of its size; and beside the words of a column. */
  private static final double LETTER = 0.205;

  private static final double PADDING = 3.2;
  private static final double SMALLEST = 5.5;
  private static final double LARGEST = 9.5;

  /** Of one endless name no more counts than of a long one; nor of an endless word. */
  private static final int WIDEST = 32;

  private static final int NARROWEST = 8;
  private static final int LONGEST_WORD = 18;

  private final int[] words;
  private final int[] shares;

  private PdfColumns(int columns) {
    words = new int[columns];
    shares = new int[columns];
  }

  static PdfColumns of(Table table, CellText texts) {
    var columns = new PdfColumns(table.headings().size());
    for (var i = 0; i < columns.words.length; i++) {
      var heading = table.headings().get(i);
      columns.words[i] = longestWord(heading);
      columns.shares[i] = Math.clamp(heading.length(), NARROWEST, WIDEST);
    }
    for (var row : table.rows())
      for (var i = 0; i < Math.min(columns.words.length, row.size()); i++)
        columns.makeRoomFor(texts.forReader(row.get(i)), i);
    return columns;
  }

  private void makeRoomFor(String text, int column) {
    words[column] = Math.max(words[column], Math.min(longestWord(text), LONGEST_WORD));
    shares[column] = Math.max(shares[column], Math.min(text.length(), WIDEST));
  }

  private static int longestWord(String text) {
    int longest = 1;
    int start = 0;
    for (int end : Lines.breaks(text)) {
      longest = Math.max(longest, Lines.width(text.substring(start, end).strip()));
      start = end;
    }
    return longest;
  }

  /** Whether the paper lies on its side. */
  boolean lie() {
    return words.length > MOST_UPRIGHT;
  }

  /** The size of the letters, in points. */
  String letters() {
    return number(size());
  }

  /** The columns as XHTML says them. */
  String widths() {
    double needed = IntStream.of(words).mapToDouble(this::needed).sum();
    double free = Math.max(0, room() - needed);
    double all = IntStream.of(shares).sum();
    var columns = new StringBuilder();
    for (var i = 0; i < words.length; i++) {
      double width = needed(words[i]) + free * shares[i] / all;
      columns.append(
          "<col style=\"width:%s%%\"/>".formatted(number(100 * width / (needed + free))));
    }
    return columns.toString();
  }

  private double size() {
    double fits = (room() - words.length * PADDING) / (IntStream.of(words).sum() * LETTER);
    return Math.clamp(fits, SMALLEST, LARGEST);
  }

  private double needed(int word) {
    return word * LETTER * size() + PADDING;
  }

  private double room() {
    return lie() ? ROOM_LYING : ROOM_UPRIGHT;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
