package org.prasan.exchange;

import java.util.concurrent.CancellationException;
import org.prasan.language.Lines;
import org.xhtmlrenderer.css.style.CalculatedStyle;
import org.xhtmlrenderer.layout.breaker.BreakPoint;
import org.xhtmlrenderer.layout.breaker.BreakPointsProvider;
import org.xhtmlrenderer.layout.breaker.LineBreakingStrategy;

/** Ends the lines of a paper between words, which Thai does not separate by blanks. */
final class ThaiLineBreaks implements LineBreakingStrategy {
  @Override
  public BreakPointsProvider getBreakPointsProvider(
      String text, String language, CalculatedStyle style) {
    // Here the long work of drawing comes by again and again.
    if (Thread.currentThread().isInterrupted())
      throw new CancellationException("Nobody waits for the paper any more");
    var places = Lines.breaks(text);
    var next = new int[1];
    return () ->
        next[0] < places.length ? new BreakPoint(places[next[0]++]) : BreakPoint.getDonePoint();
  }
}
