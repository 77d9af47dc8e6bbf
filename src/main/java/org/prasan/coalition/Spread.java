package org.prasan.coalition;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves labels apart until none covers another, each as near to its place as it can be, and what
 * lies left of or above something stays there. Always with the same result for the same places, so
 * that a map looks the same each time.
 */
final class Spread {
  private static final int ROUNDS = 300;

  /**
   * How far apart two labels stay at least, in the direction in which one is seen from the other.
   */
  private static final double SEEN = 14;

  /** A label wider than the sheet can be nowhere but in the middle: then apart has to be enough. */
  private static final double LONGEST = 6;

  private final List<Label> wanted;
  private final double width;

  private Spread(List<Label> wanted, double width) {
    this.wanted = wanted;
    this.width = width;
  }

  /** A label with its middle and size. */
  record Label(double x, double y, double width, double height) {
    Label at(double newX, double newY) {
      return new Label(newX, newY, width, height);
    }

    boolean covers(Label other) {
      return Math.abs(x - other.x) < (width + other.width) / 2 - 0.01
          && Math.abs(y - other.y) < (height + other.height) / 2 - 0.01;
    }

    /**
     * Whether the other lies to the left or right of it, and not almost straight above or below.
     */
    boolean isBeside(Label other) {
      return 2 * Math.abs(x - other.x) > Math.abs(y - other.y);
    }

    /** Whether the other lies above or below it, and not almost straight to the left or right. */
    boolean isOverOrUnder(Label other) {
      return 2 * Math.abs(y - other.y) > Math.abs(x - other.x);
    }
  }

  /** Where the labels stand, and how high the sheet had to become. */
  record Placed(List<Label> labels, double height) {}

  /** The sheet grows downwards if the labels do not fit. */
  static Placed apart(List<Label> wanted, double width, double height) {
    var spread = new Spread(wanted, width);
    for (double stretch = 1; ; stretch *= 1.08) {
      var labels = new ArrayList<Label>();
      for (var label : wanted) labels.add(label.at(label.x(), label.y() * stretch));
      double seen = stretch < LONGEST ? SEEN / stretch : Double.NEGATIVE_INFINITY;
      if (spread.settle(labels, height * stretch, seen))
        return new Placed(labels, height * stretch);
    }
  }

  private boolean settle(List<Label> labels, double height, double seen) {
    for (int round = 0; round < ROUNDS; round++) {
      boolean moved = false;
      for (int i = 0; i < labels.size(); i++)
        for (int j = i + 1; j < labels.size(); j++) moved |= part(labels, i, j, seen);
      for (int i = 0; i < labels.size(); i++) labels.set(i, inside(labels.get(i), width, height));
      if (!moved) return true;
    }
    return false;
  }

  /** Moves two labels if one covers the other or is seen from it in the wrong direction. */
  private boolean part(List<Label> labels, int i, int j, double seen) {
    var a = labels.get(i);
    var b = labels.get(j);
    boolean beside = seen > 0 && wanted.get(i).isBeside(wanted.get(j));
    boolean stacked = seen > 0 && wanted.get(i).isOverOrUnder(wanted.get(j));
    double wantedX = wanted.get(j).x() - wanted.get(i).x();
    double wantedY = wanted.get(j).y() - wanted.get(i).y();
    boolean east = beside ? wantedX > 0 : a.x() <= b.x();
    boolean south = stacked ? wantedY > 0 : a.y() <= b.y();
    double farX = (east ? 1 : -1) * (b.x() - a.x());
    double farY = (south ? 1 : -1) * (b.y() - a.y());
    double lackX = beside ? Math.min(seen, Math.abs(wantedX)) - farX : 0;
    double lackY = stacked ? Math.min(seen, Math.abs(wantedY)) - farY : 0;
    if (a.covers(b)) {
      double acrossX = (a.width() + b.width()) / 2 - farX;
      double acrossY = (a.height() + b.height()) / 2 - farY;
      if (acrossX <= acrossY) lackX = acrossX;
      else lackY = acrossY;
    }
    if (lackX < 0.01 && lackY < 0.01) return false;
    double dx = half(lackX, east);
    double dy = half(lackY, south);
    labels.set(i, a.at(a.x() - dx, a.y() - dy));
    labels.set(j, b.at(b.x() + dx, b.y() + dy));
    return true;
  }

  private static double half(double lack, boolean forward) {
    return lack <= 0 ? 0 : (forward ? 1 : -1) * (lack / 2 + 0.02);
  }

  private static Label inside(Label label, double width, double height) {
    return label.at(
        Math.clamp(
            label.x(), label.width() / 2, Math.max(label.width() / 2, width - label.width() / 2)),
        Math.clamp(
            label.y(),
            label.height() / 2,
            Math.max(label.height() / 2, height - label.height() / 2)));
  }
}
