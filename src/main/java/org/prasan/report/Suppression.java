package org.prasan.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns true counts into what may be told of them. */
final class Suppression {
  private final CountTable table;
  private final int by;
  private final Audience audience;
  private final Cube cube;
  private final int[] counts;
  private final boolean[] impossible;

  private Suppression(CountTable table, int by, Audience audience) {
    this.table = table;
    this.by = by;
    this.audience = audience;
    cube = new Cube(table.dimensions());
    counts = new int[cube.places()];
    table.counts().forEach((values, count) -> counts[cube.place(values)] = count);
    cube.sum(counts);
    impossible = impossible();
  }

  /** What the same reader was told before. */
  interface Before {
    /** About the cases with these values; null if nothing. */
    @Nullable Cell told(List<String> values);
  }

  /**
   * @param by how many dimensions are asked for, which come first; by the others the same cases
   *     were broken down before, and what could be put together with that must be safe too
   */
  static PublishedTable of(CountTable table, int by, Audience audience, Before before) {
    return new Suppression(table, by, audience).published(before);
  }

  static PublishedTable of(CountTable table, Audience audience) {
    return of(table, table.dimensions().size(), audience, _ -> null);
  }

  private PublishedTable published(Before before) {
    var told = new @Nullable Cell[cube.places()];
    for (int place = 0; place < told.length; place++) told[place] = before.told(cube.values(place));
    boolean nothing = small(cube.total()) || Cell.HIDDEN.equals(told[cube.total()]);
    var hidden = nothing ? everywhere() : hidden(told);
    var cells = new ArrayList<Cell>();
    for (int place = 0; place < hidden.length; place++)
      if (asked(place)) cells.add(cell(place, hidden[place]));
    return new PublishedTable(audience, table.dimensions().subList(0, by), cells);
  }

  private boolean asked(int place) {
    for (int along = by; along < cube.depth(); along++) if (!cube.isAll(place, along)) return false;
    return true;
  }

  /** Without a total there is nothing to tell, not even to what nobody belongs. */
  private boolean[] everywhere() {
    var hidden = new boolean[cube.places()];
    Arrays.fill(hidden, true);
    return hidden;
  }

  private boolean[] hidden(@Nullable Cell[] before) {
    var told = new boolean[cube.places()];
    for (int place = 0; place < told.length; place++)
      told[place] = before[place] instanceof Cell.Shown && !small(place);
    var protection = new Protection(cube, audience, counts, impossible, told);
    for (int place = 0; place < told.length; place++)
      if (!impossible[place] && !mayBeTold(place, before[place])) protection.hide(place);
    return protection.hidden();
  }

  private boolean mayBeTold(int place, @Nullable Cell before) {
    if (small(place) || Cell.HIDDEN.equals(before)) return false;
    return before != null || asked(place);
  }

  private boolean small(int place) {
    return counts[place] < audience.threshold();
  }

  private Cell cell(int place, boolean hidden) {
    if (impossible[place]) return Cell.IMPOSSIBLE;
    return hidden ? Cell.HIDDEN : new Cell.Shown(audience.rounded(counts[place]));
  }

  /** Where all leaves are impossible, so is what they add up to. */
  private boolean[] impossible() {
    var possible = new int[cube.places()];
    for (int place = 0; place < possible.length; place++)
      if (cube.isLeaf(place) && !table.impossible().contains(cube.values(place)))
        possible[place] = 1;
    cube.sum(possible);
    var impossible = new boolean[possible.length];
    for (int place = 0; place < possible.length; place++) impossible[place] = possible[place] == 0;
    return impossible;
  }
}
