package org.prasan.exchange;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.prasan.language.Lines;
import org.xhtmlrenderer.css.style.CalculatedStyle;
import org.xhtmlrenderer.layout.breaker.BreakPoint;
import org.xhtmlrenderer.layout.breaker.BreakPointsProvider;
import org.xhtmlrenderer.layout.breaker.LineBreakingStrategy;

/**
 * Ends the lines of a paper between words, which Thai does not separate by blanks. One for each
 * paper.
 */
final class ThaiLineBreaks implements LineBreakingStrategy {
  private String whole = "";
  private int[] places = {};

  @Override
  public BreakPointsProvider getBreakPointsProvider(
      String text, String language, CalculatedStyle style) {
    // Here the long work of drawing comes by again and again.
    if (Thread.currentThread().isInterrupted())
      throw new CancellationException("Nobody waits for the paper any more");
    // For each line one is asked for what is left of a text: words are looked for in it once.
    if (text.isEmpty() || !whole.endsWith(text)) {
      whole = text;
      places = Lines.breaks(text);
    }
    var found = places;
    int begun = whole.length() - text.length();
    var next = new int[] {after(begun, found)};
    return () ->
        next[0] < found.length
            ? new BreakPoint(found[next[0]++] - begun)
            : BreakPoint.getDonePoint();
  }

  /** The first of these places that lies behind what is on earlier lines. */
  private static int after(int begun, int[] places) {
    int at = Arrays.binarySearch(places, begun + 1);
    return at < 0 ? -at - 1 : at;
  }
}
