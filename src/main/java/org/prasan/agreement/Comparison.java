package org.prasan.agreement;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
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
    var was = Words.pieces(before);
    var is = Words.pieces(after);
    var parts = new ArrayList<Part>();
    int at = 0;
    for (var delta : DiffUtils.diff(was, is).getDeltas()) {
      add(parts, Fate.KEPT, was.subList(at, delta.getSource().getPosition()));
      at = delta.getSource().getPosition() + delta.getSource().size();
      addChange(parts, delta);
    }
    add(parts, Fate.KEPT, was.subList(at, was.size()));
    return new Comparison(Runs.grouped(parts));
  }

  private static void addChange(List<Part> parts, AbstractDelta<String> delta) {
    add(parts, Fate.REMOVED, delta.getSource().getLines());
    add(parts, Fate.ADDED, delta.getTarget().getLines());
  }

  private static void add(List<Part> parts, Fate fate, List<String> pieces) {
    if (!pieces.isEmpty()) parts.add(new Part(fate, String.join("", pieces)));
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
}
