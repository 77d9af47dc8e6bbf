package org.prasan.agreement;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.prasan.language.Words;

/** Two texts compared by words: what stayed, what was taken out, what was put in. */
record Comparison(List<Part> parts) {

  /** A stretch of text. */
  record Part(Fate fate, String text) {}

  enum Fate {
    KEPT,
    REMOVED,
    ADDED
  }

  static Comparison of(String before, String after) {
    var difference = new Difference();
    difference.byLines(before, after);
    return new Comparison(Runs.grouped(difference.parts));
  }

  public boolean same() {
    return parts.stream().allMatch(part -> part.fate() == Fate.KEPT);
  }

  public long added() {
    return parts.stream().filter(part -> part.fate() == Fate.ADDED).count();
  }

  public long removed() {
    return parts.stream().filter(part -> part.fate() == Fate.REMOVED).count();
  }

  /**
   * First by lines, then by words within the lines that changed. What both begin and end with is
   * not compared; and since comparing costs the square of what is left, there is an end to it: what
   * is too long and too different is said to be replaced as a whole.
   */
  private static final class Difference {
    private static final Pattern AFTER_LINE = Pattern.compile("(?<=\\n)");
    private static final long MOST_STEPS = 4_000_000;

    private final List<Part> parts = new ArrayList<>();
    private long steps;

    void byLines(String before, String after) {
      compare(lines(before), lines(after), true);
    }

    private static List<String> lines(String text) {
      return text.isEmpty() ? List.of() : List.of(AFTER_LINE.split(text));
    }

    private void compare(List<String> before, List<String> after, boolean lines) {
      int most = Math.min(before.size(), after.size());
      int start = 0;
      while (start < most && before.get(start).equals(after.get(start))) start++;
      int end = 0;
      while (end < most - start
          && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) end++;
      add(Fate.KEPT, before.subList(0, start));
      var was = before.subList(start, before.size() - end);
      var is = after.subList(start, after.size() - end);
      if (affordable(was.size() + is.size())) inDetail(was, is, lines);
      else replaced(was, is);
      add(Fate.KEPT, before.subList(before.size() - end, before.size()));
    }

    private boolean affordable(long pieces) {
      long cost = pieces * pieces;
      if (steps + cost > MOST_STEPS) return false;
      steps += cost;
      return true;
    }

    private void inDetail(List<String> was, List<String> is, boolean lines) {
      int at = 0;
      for (var delta : DiffUtils.diff(was, is).getDeltas()) {
        add(Fate.KEPT, was.subList(at, delta.getSource().getPosition()));
        at = delta.getSource().getPosition() + delta.getSource().size();
        changed(delta, lines);
      }
      add(Fate.KEPT, was.subList(at, was.size()));
    }

    private void changed(AbstractDelta<String> delta, boolean lines) {
      var was = delta.getSource().getLines();
      var is = delta.getTarget().getLines();
      if (lines)
        compare(Words.pieces(String.join("", was)), Words.pieces(String.join("", is)), false);
      else replaced(was, is);
    }

    private void replaced(List<String> was, List<String> is) {
      add(Fate.REMOVED, was);
      add(Fate.ADDED, is);
    }

    /** What follows something of the same fate belongs to it. */
    private void add(Fate fate, List<String> pieces) {
      if (pieces.isEmpty()) return;
      var text = String.join("", pieces);
      if (parts.isEmpty() || parts.getLast().fate() != fate) parts.add(new Part(fate, text));
      else parts.addLast(new Part(fate, parts.removeLast().text() + text));
    }
  }
}
