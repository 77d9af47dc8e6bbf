package org.prasan.standing;

import java.util.List;
import java.util.Objects;
import org.prasan.coalition.Drawing;
import org.prasan.coalition.Drawing.Paint;
import org.prasan.language.Dates;

/**
 * The members at the end of each year as bars, under a title that says what they show. A year of
 * which nobody knows keeps its place, so that the gap is seen.
 */
final class YearChart {
  private static final int BAR = 30;
  private static final int ROW = 46;
  private static final int LABEL = 96;
  private static final int TOP = 16;

  private final List<YearView.Line> all;
  private final List<YearView.Line> lines;
  private final MembershipWords words;
  private final Dates dates;

  YearChart(List<YearView.Line> lines, MembershipWords words, Dates dates) {
    this.all = lines;
    this.lines = lines.stream().filter(line -> line.members() != null).toList();
    this.words = words;
    this.dates = dates;
  }

  boolean showsAnything() {
    return !lines.isEmpty();
  }

  /** As in "From 9 members in 2020 to 31 in 2026". */
  String finding() {
    if (lines.isEmpty()) return words.say("standing.years.nothing");
    var first = lines.getFirst();
    var last = lines.getLast();
    int before = members(first);
    int after = members(last);
    if (lines.size() == 1) return words.say("standing.years.one", after, dates.year(last.year()));
    var key = after > before ? "more" : after < before ? "fewer" : "same";
    return words.say(
        "standing.years." + key, before, dates.year(first.year()), after, dates.year(last.year()));
  }

  String draw(String id, int width) {
    int most = Math.max(1, lines.stream().mapToInt(YearChart::members).max().orElse(1));
    var drawing = new Drawing();
    double room = width - LABEL - 60;
    double y = TOP;
    for (var line : all) {
      drawing.text(8, y + BAR * 0.68, dates.year(line.year()), Drawing.plain(15));
      if (line.members() == null) {
        var unknown = words.say("standing.years.unknown");
        drawing.text(LABEL, y + BAR * 0.68, unknown, Drawing.plain(15));
        y += ROW;
        continue;
      }
      double length = Math.max(4, room * members(line) / most);
      drawing.rectangle(
          LABEL,
          y,
          length,
          BAR,
          4,
          line.partly() ? Paint.SOFT : Paint.BRAND,
          line.partly() ? Paint.BRAND : Paint.NONE);
      drawing.text(
          LABEL + length + 8, y + BAR * 0.68, Integer.toString(members(line)), Drawing.strong(15));
      y += ROW;
    }
    return drawing.toSvg(id, width, y, finding(), words.say("standing.years.description"));
  }

  private static int members(YearView.Line line) {
    return Objects.requireNonNull(line.members());
  }
}
