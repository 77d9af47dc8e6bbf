package org.prasan.roster;

import java.util.Arrays;
import java.util.List;

/** How large a sheet to pin up is written. */
enum SheetLetters {
  LARGE(9),
  MIDDLING(7.5),
  SMALL(6.5),
  SMALLEST(6);

  /** What A4 across leaves for the seats, beside the days and the edges. */
  private static final double WIDTH_IN_POINTS = 760;

  private static final double EDGES_IN_POINTS = 4;

  /** Of a letter of Sarabun, as a part of its height; the broad ones are a little more. */
  private static final double BREADTH = 0.6;

  private final double points;

  SheetLetters(double points) {
    this.points = points;
  }

  /** How many letters stand beside each other in the column of a seat. */
  int inColumn(int columns) {
    return (int) ((WIDTH_IN_POINTS / Math.max(1, columns) - EDGES_IN_POINTS) / (BREADTH * points));
  }

  /** Those in which a word stays whole, the largest first; the smallest anyway. */
  static List<SheetLetters> holding(int longestWord, int columns) {
    return Arrays.stream(values())
        .filter(one -> one == SMALLEST || one.inColumn(columns) >= longestWord)
        .toList();
  }
}
