package org.prasan.report;

import java.util.Arrays;

/** Places that go up and down by the same number, so that all sums of a table still hold. */
final class Move {
  private final Cube cube;
  private final int[] places;
  private final int[] signs;
  private int size;

  Move(Cube cube) {
    this.cube = cube;
    places = new int[2 << cube.depth()];
    signs = new int[2 << cube.depth()];
  }

  int size() {
    return size;
  }

  int place(int index) {
    return places[index];
  }

  /** Plus one where the count goes up when that of the target does, else minus one. */
  int sign(int index) {
    return signs[index];
  }

  int[] places() {
    return Arrays.copyOf(places, size);
  }

  /**
   * The corners of a box: along each dimension from one coordinate to another. Where the other
   * stands for all values it follows, else it makes up for the change.
   */
  Move box(int[] from, int[] to) {
    size = 0;
    for (int corner = 0; corner < 1 << cube.depth(); corner++) {
      int place = 0;
      int sign = 1;
      for (int along = 0; along < cube.depth(); along++) {
        boolean other = (corner >> along & 1) == 1;
        if (other && to[along] != cube.width(along)) sign = -sign;
        place += (other ? to[along] : from[along]) * cube.stride(along);
      }
      add(place, sign);
    }
    return this;
  }

  /** A case goes from one leaf to another; what both belong to does not notice. */
  Move exchange(int up, int down) {
    size = 0;
    for (int wider = 0; wider < 1 << cube.depth(); wider++) {
      int gains = widened(up, wider);
      int loses = widened(down, wider);
      if (gains == loses) continue;
      add(gains, 1);
      add(loses, -1);
    }
    return this;
  }

  private int widened(int leaf, int dimensions) {
    int place = leaf;
    for (int along = 0; along < cube.depth(); along++)
      if ((dimensions >> along & 1) == 1)
        place += (cube.width(along) - cube.coordinate(leaf, along)) * cube.stride(along);
    return place;
  }

  private void add(int place, int sign) {
    places[size] = place;
    signs[size++] = sign;
  }
}
