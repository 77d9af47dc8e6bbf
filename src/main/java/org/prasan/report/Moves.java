package org.prasan.report;

import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The simplest changes of a table by which one place of it, the target, would hold more or less. */
final class Moves {
  private final Cube cube;
  private final int[] leaves;
  private final Move move;
  private final int[] from;
  private final int[] to;

  Moves(Cube cube) {
    this.cube = cube;
    leaves = IntStream.range(0, cube.places()).filter(cube::isLeaf).toArray();
    move = new Move(cube);
    from = new int[cube.depth()];
    to = new int[cube.depth()];
  }

  /** Until one is enough; the move is the same object each time. */
  boolean any(int target, Predicate<Move> enough) {
    return boxes(target, 0, enough) || exchanges(target, enough);
  }

  private boolean boxes(int target, int along, Predicate<Move> enough) {
    if (along == cube.depth()) return enough.test(move.box(from, to));
    int own = cube.coordinate(target, along);
    int all = cube.width(along);
    for (int other = all; other >= 0; other--) {
      if (other == own && own != all) continue;
      if (own == all && other == all) continue;
      from[along] = own == all ? other : own;
      to[along] = own == all ? all : other;
      if (boxes(target, along + 1, enough)) return true;
    }
    return false;
  }

  private boolean exchanges(int target, Predicate<Move> enough) {
    for (int up : leaves)
      if (within(up, target))
        for (int down : leaves)
          if (!within(down, target) && enough.test(move.exchange(up, down))) return true;
    return false;
  }

  private boolean within(int leaf, int target) {
    for (int along = 0; along < cube.depth(); along++)
      if (!cube.isAll(target, along)
          && cube.coordinate(leaf, along) != cube.coordinate(target, along)) return false;
    return true;
  }
}
