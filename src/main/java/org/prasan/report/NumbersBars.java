package org.prasan.report;

import java.util.List;
import org.prasan.coalition.Drawing;
import org.prasan.coalition.Drawing.Paint;

/** Numbers as bars, one below the other, each under its name. */
final class NumbersBars {
  private static final int ROW = 46;
  private static final int BAR = 14;
  private static final int EDGE = 8;

  private NumbersBars() {}

  /**
   * A bar.
   *
   * @param atLeast 0 if it is not told
   * @param told in words
   */
  record Bar(String name, int atLeast, String told) {}

  static String draw(String id, int width, String title, String description, List<Bar> bars) {
    int most = Math.max(1, bars.stream().mapToInt(Bar::atLeast).max().orElse(1));
    var drawing = new Drawing();
    double y = EDGE;
    double room = width - 2.0 * EDGE;
    for (var bar : bars) {
      drawing.text(EDGE, y + 14, bar.name(), Drawing.plain(14));
      drawing.text(
          width - EDGE, y + 14, bar.told(), new Drawing.Letters(14, true, Paint.TEXT, "end"));
      drawing.rectangle(EDGE, y + 21, room, BAR, 4, Paint.SUNKEN, Paint.NONE);
      drawing.rectangle(
          EDGE, y + 21, Math.max(4, room * bar.atLeast() / most), BAR, 4, Paint.BRAND, Paint.NONE);
      y += ROW;
    }
    return drawing.toSvg(id, width, y, title, description);
  }
}
