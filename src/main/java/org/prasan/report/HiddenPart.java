package org.prasan.report;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much of a table is not told.
 *
 * <p>It is worked out from what is told alone, so that it gives nothing away.
 *
 * @param figures that could be there
 * @param share of the cases about which only totals are told, in hundredths, to the nearest ten and
 *     never all of them where more than the total is told; null if the total is hidden too
 */
public record HiddenPart(int hidden, int figures, int threshold, @Nullable Integer share) {
  static HiddenPart of(PublishedTable table) {
    int hidden = (int) table.cells().stream().filter(Cell.HIDDEN::equals).count();
    int figures =
        (int) table.cells().stream().filter(cell -> !cell.equals(Cell.IMPOSSIBLE)).count();
    return new HiddenPart(hidden, figures, table.audience().threshold(), share(table));
  }

  private static @Nullable Integer share(PublishedTable table) {
    if (!(table.total() instanceof Cell.Shown(int atLeast))) return null;
    var cube = new Cube(table.dimensions());
    var leaves = IntStream.range(0, cube.places()).filter(cube::isLeaf).boxed();
    var cells = leaves.map(table.cells()::get).toList();
    if (cells.stream().noneMatch(Cell.HIDDEN::equals)) return 0;
    double half = (table.audience().threshold() - 1) / 2.0;
    double told = 0;
    for (var cell : cells) if (cell instanceof Cell.Shown shown) told += shown.atLeast() + half;
    boolean more =
        table.cells().stream().limit(cube.total()).anyMatch(Cell.Shown.class::isInstance);
    return Math.clamp(Math.round(10 * (1 - told / (atLeast + half))) * 10, 0, more ? 90 : 100);
  }

  /** The words for it, which take the arguments. */
  public String key() {
    if (hidden == 0) return "report.hidden.none";
    if (share == null) return "report.hidden.everything";
    return share == 0 ? "report.hidden.little" : "report.hidden.some";
  }

  /** How many are hidden, of how many, the threshold, and the share if it is known. */
  public Object[] arguments() {
    return new Object[] {hidden, figures, threshold, share == null ? 100 : share};
  }
}
