package org.prasan.report;

import java.util.ArrayList;
import java.util.List;

/** Sums that are known, each of some of several unknown numbers. */
final class Equations {
  private static final double NOTHING = 1e-7;

  private final double[][] rows;

  Equations(double[][] rows) {
    this.rows = rows;
  }

  /** The unknowns that follow from the sums, by Gauss-Jordan elimination. */
  List<Integer> solved() {
    int done = 0;
    for (int column = 0; done < rows.length && column < rows[done].length; column++)
      if (pivot(done, column)) eliminate(done++, column);
    var solved = new ArrayList<Integer>();
    for (int row = 0; row < done; row++) {
      int only = only(rows[row]);
      if (only >= 0) solved.add(only);
    }
    return solved;
  }

  private boolean pivot(int from, int column) {
    int best = from;
    for (int row = from; row < rows.length; row++)
      if (Math.abs(rows[row][column]) > Math.abs(rows[best][column])) best = row;
    var swapped = rows[from];
    rows[from] = rows[best];
    rows[best] = swapped;
    return Math.abs(rows[from][column]) > NOTHING;
  }

  private void eliminate(int done, int column) {
    double by = rows[done][column];
    for (int i = 0; i < rows[done].length; i++) rows[done][i] /= by;
    for (int row = 0; row < rows.length; row++) {
      double times = rows[row][column];
      if (row != done && Math.abs(times) > NOTHING)
        for (int i = 0; i < rows[row].length; i++) rows[row][i] -= times * rows[done][i];
    }
  }

  /** The only unknown of a row, or less than zero. */
  private static int only(double[] row) {
    int only = -1;
    for (int i = 0; i < row.length; i++) {
      if (Math.abs(row[i]) <= NOTHING) continue;
      if (only >= 0) return -1;
      only = i;
    }
    return only;
  }
}
