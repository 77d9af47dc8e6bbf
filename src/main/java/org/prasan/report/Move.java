package org.prasan.report;

/** Places that go up and down by the same number, so that all sums of a table still hold. */
final class Move {
  private final Cube cube;
  private final int[] places;
  private final int[] signs;
  private final int[][] wider;
  private int size;

  /**
   * @param wider of each leaf the places it belongs to, by the dimensions in which they are wider
   */
  Move(Cube cube, int[][] wider) {
    this.cube = cube;
    this.wider = wider;
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
        boolean other = ((corner >> along) & 1) == 1;
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
    for (int i = 0; i < wider[up].length; i++) {
      if (wider[up][i] == wider[down][i]) continue;
      add(wider[up][i], 1);
      add(wider[down][i], -1);
    }
    return this;
  }

  private void add(int place, int sign) {
    places[size] = place;
    signs[size++] = sign;
  }
}
