package org.prasan.report;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The simplest changes of a table by which one place of it, the target, would hold more or less.
 */
final class Moves {
  private final Cube cube;

  /** Of each leaf the places it belongs to, from itself to all cases. */
  private final int[][] wider;

  private final int[] leaves;
  private final int[] taken;
  private final Move move;
  private final int[] from;
  private final int[] to;

  Moves(Cube cube, int[] counts) {
    this.cube = cube;
    leaves = IntStream.range(0, cube.places()).filter(cube::isLeaf).toArray();
    taken = Arrays.stream(leaves).filter(leaf -> counts[leaf] > 0).toArray();
    wider = new int[cube.places()][];
    for (int leaf : leaves) wider[leaf] = wider(leaf);
    move = new Move(cube, wider);
    from = new int[cube.depth()];
    to = new int[cube.depth()];
  }

  private int[] wider(int leaf) {
    return IntStream.range(0, 1 << cube.depth()).map(all -> cube.widened(leaf, all)).toArray();
  }

  /** How far a place may go, up or down. */
  interface Room {
    int of(int place, int direction);
  }

  /**
   * Until one is enough, leaving out some that have no room; the move is the same object each time.
   *
   * @param direction less than zero if the target is to hold less
   */
  boolean any(int target, int direction, Room room, Predicate<Move> enough) {
    return boxes(target, 0, direction, room, enough) || exchanges(target, direction, room, enough);
  }

  private boolean boxes(int target, int along, int direction, Room room, Predicate<Move> enough) {
    if (along == cube.depth()) return enough.test(move.box(from, to));
    int own = cube.coordinate(target, along);
    int all = cube.width(along);
    for (int other = own == all ? all - 1 : all; other >= 0; other--) {
      if (other == own || (own != all && !roomBeside(target, along, other, direction, room)))
        continue;
      from[along] = own == all ? other : own;
      to[along] = own == all ? all : other;
      if (boxes(target, along + 1, direction, room, enough)) return true;
    }
    return false;
  }

  /** At the corner of the box that differs from the target along one dimension only. */
  private boolean roomBeside(int target, int along, int other, int direction, Room room) {
    int beside = target + (other - cube.coordinate(target, along)) * cube.stride(along);
    return room.of(beside, other == cube.width(along) ? direction : -direction) > 0;
  }

  /** A case can come only from where one is. */
  private boolean exchanges(int target, int direction, Room room, Predicate<Move> enough) {
    int all = cube.all(target);
    for (int own : direction < 0 ? taken : leaves)
      if (wider[own][all] == target && room.of(own, direction) > 0)
        for (int other : direction < 0 ? leaves : taken)
          if (wider[other][all] != target
              && room.of(other, -direction) > 0
              && enough.test(move.exchange(own, other))) return true;
    return false;
  }
}
