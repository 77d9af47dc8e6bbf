package org.prasan.report;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * Hides further places of a table until what is hidden cannot be worked out from what is shown.
 *
 * <p>A hidden place is safe when there are other tables that would be shown in the very same way
 * and hold something else there. They are looked for by moving cases about, one simple move after
 * the other, each leaving what is shown as it is; where no move is left, what stands in the way of
 * the cheapest is hidden too. The total of all cases is held fast, for readers may know it exactly.
 */
final class Protection {
  private final Cube cube;
  private final Moves moves;
  private final Audience audience;
  private final int[] counts;

  /** By how much each count is more than what is shown of it. */
  private final int[] beyond;

  private final boolean[] impossible;
  private final boolean[] told;
  private final boolean[] leaf;
  private final boolean[] hidden;

  /** By how much the other table that is being looked for differs so far. */
  private final int[] moved;

  private final Deque<Integer> waiting = new ArrayDeque<>();

  /**
   * @param told places that cannot be hidden, because they have been shown before
   */
  Protection(Cube cube, Audience audience, int[] counts, boolean[] impossible, boolean[] told) {
    this.cube = cube;
    this.audience = audience;
    this.counts = counts;
    this.impossible = impossible;
    this.told = told;
    moves = new Moves(cube, counts);
    beyond = Arrays.stream(counts).map(count -> count - audience.rounded(count)).toArray();
    leaf = new boolean[cube.places()];
    for (int place = 0; place < leaf.length; place++) leaf[place] = cube.isLeaf(place);
    hidden = new boolean[cube.places()];
    moved = new int[cube.places()];
  }

  void hide(int place) {
    if (hidden[place]) return;
    hidden[place] = true;
    waiting.add(place);
  }

  /** Whether a place is hidden, of each, once all are safe. */
  boolean[] hidden() {
    while (!waiting.isEmpty()) if (!protect(waiting.remove())) return allButTold();
    return hidden;
  }

  /** Tells nothing new, and so gives nothing away. */
  private boolean[] allButTold() {
    for (int place = 0; place < hidden.length; place++)
      hidden[place] = place != cube.total() && !told[place];
    return hidden;
  }

  /** A small place may hold anything below the threshold; another, as many different numbers. */
  private boolean protect(int place) {
    int most = audience.threshold() - 1;
    int count = counts[place];
    if (count <= most) return canMove(place, -1, count) && canMove(place, 1, most - count);
    int up = reach(place, 1, most);
    return up == most || canMove(place, -1, most - up);
  }

  /** After hiding whatever keeps it from moving so far. */
  private boolean canMove(int target, int direction, int need) {
    Arrays.fill(moved, 0);
    int done = move(target, direction, need);
    while (done < need) {
      if (!clearTheWay(target, direction, need - done)) return false;
      done += move(target, direction, need - done);
    }
    return true;
  }

  private int reach(int target, int direction, int need) {
    Arrays.fill(moved, 0);
    return move(target, direction, need);
  }

  private int move(int target, int direction, int need) {
    if (need == 0) return 0;
    int[] done = {0};
    moves.any(
        target,
        direction,
        this::room,
        move -> {
          int step = room(move, direction, need - done[0], this::room);
          for (int i = 0; step > 0 && i < move.size(); i++)
            moved[move.place(i)] += step * direction * move.sign(i);
          done[0] += step;
          return done[0] == need;
        });
    return done[0];
  }

  private static int room(Move move, int direction, int need, Moves.Room rooms) {
    int room = need;
    for (int i = 0; room > 0 && i < move.size(); i++)
      room = Math.min(room, rooms.of(move.place(i), direction * move.sign(i)));
    return room;
  }

  /** How far a place may go without being seen to. */
  private int room(int place, int direction) {
    if (impossible[place] || place == cube.total()) return 0;
    if (hidden[place]) return roomHidden(place, direction);
    int down = beyond[place] + moved[place];
    return direction > 0 ? audience.threshold() - 1 - down : down;
  }

  private int roomHidden(int place, int direction) {
    return direction < 0 && leaf[place] ? counts[place] + moved[place] : Integer.MAX_VALUE;
  }

  private int roomIfHidden(int place, int direction) {
    return told[place] || impossible[place] || place == cube.total()
        ? room(place, direction)
        : roomHidden(place, direction);
  }

  /** Hides what is in the way of the move that costs least for what it brings. */
  private boolean clearTheWay(int target, int direction, int need) {
    var cheapest = new Cheapest();
    moves.any(
        target,
        direction,
        this::roomIfHidden,
        move -> {
          int gain = room(move, direction, need, this::roomIfHidden);
          if (gain > 0) cheapest.consider(move, direction, gain);
          return false;
        });
    for (int place : cheapest.inTheWay) hide(place);
    return cheapest.gain > 0;
  }

  private int[] inTheWay(Move move, int direction, int gain) {
    return IntStream.range(0, move.size())
        .filter(i -> room(move.place(i), direction * move.sign(i)) < gain)
        .map(move::place)
        .toArray();
  }

  /** What readers lose: the cases of a place, and more where it stands for several. */
  private long cost(int place) {
    return (long) counts[place] << cube.breadth(place);
  }

  /** The move to clear the way for, of those considered so far. */
  private final class Cheapest {
    private int[] inTheWay = {};
    private long cost;
    private int gain;

    void consider(Move move, int direction, int newGain) {
      long newCost = 0;
      for (int i = 0; i < move.size(); i++)
        if (room(move.place(i), direction * move.sign(i)) < newGain) newCost += cost(move.place(i));
      if (gain > 0 && newCost * gain >= cost * newGain) return;
      inTheWay = inTheWay(move, direction, newGain);
      cost = newCost;
      gain = newGain;
    }
  }
}
