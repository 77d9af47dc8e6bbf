package org.prasan.agreement;

import java.util.ArrayList;
import java.util.List;
import org.prasan.agreement.Comparison.Fate;
import org.prasan.agreement.Comparison.Part;
import org.prasan.language.Words;

/**
 * Changes that only a word or two keep apart are read as one: what was taken out as a whole, then
 * what was put in, instead of old and new words in turn.
 */
final class Runs {
  private static final int TOO_FEW_TO_PART = 2;

  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder removed = new StringBuilder();
  private final StringBuilder added = new StringBuilder();

  private Runs() {}

  static List<Part> grouped(List<Part> apart) {
    var runs = new Runs();
    for (int i = 0; i < apart.size(); i++) {
      var part = apart.get(i);
      boolean between = runs.open() && i + 1 < apart.size();
      switch (part.fate()) {
        case REMOVED -> runs.removed.append(part.text());
        case ADDED -> runs.added.append(part.text());
        case KEPT -> {
          if (between && tooLittle(part.text())) runs.both(part.text());
          else runs.keep(part);
        }
      }
    }
    runs.close();
    return List.copyOf(runs.parts);
  }

  private boolean open() {
    return !removed.isEmpty() || !added.isEmpty();
  }

  private void both(String text) {
    removed.append(text);
    added.append(text);
  }

  private void keep(Part part) {
    close();
    parts.add(part);
  }

  private void close() {
    if (!removed.isEmpty()) parts.add(new Part(Fate.REMOVED, removed.toString()));
    if (!added.isEmpty()) parts.add(new Part(Fate.ADDED, added.toString()));
    removed.setLength(0);
    added.setLength(0);
  }

  private static boolean tooLittle(String kept) {
    return kept.indexOf('\n') < 0 && Words.of(kept).size() <= TOO_FEW_TO_PART;
  }
}
