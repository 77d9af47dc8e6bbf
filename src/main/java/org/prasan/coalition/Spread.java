package org.prasan.coalition;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves labels apart until none covers another, each as near to its place as it can be. Always with
 * the same result for the same places, so that a map looks the same each time.
 */
final class Spread {
  private static final int ROUNDS = 600;

  private Spread() {}

  /** A label with its middle and size. */
  record Label(double x, double y, double width, double height) {
    Label at(double newX, double newY) {
      return new Label(newX, newY, width, height);
    }

    boolean covers(Label other) {
      return Math.abs(x - other.x) < (width + other.width) / 2 - 0.01
          && Math.abs(y - other.y) < (height + other.height) / 2 - 0.01;
    }
  }

  /** Where the labels stand, and how high the sheet had to become. */
  record Placed(List<Label> labels, double height) {}

  /** The sheet grows downwards if the labels do not fit. */
  static Placed apart(List<Label> wanted, double width, double height) {
    for (double stretch = 1; ; stretch *= 1.08) {
      var labels = new ArrayList<Label>();
      for (var label : wanted) labels.add(label.at(label.x(), label.y() * stretch));
      if (settle(labels, width, height * stretch)) return new Placed(labels, height * stretch);
    }
  }

  private static boolean settle(List<Label> labels, double width, double height) {
    for (int round = 0; round < ROUNDS; round++) {
      boolean moved = false;
      for (int i = 0; i < labels.size(); i++)
        for (int j = i + 1; j < labels.size(); j++)
          if (labels.get(i).covers(labels.get(j))) {
            push(labels, i, j);
            moved = true;
          }
      for (int i = 0; i < labels.size(); i++) labels.set(i, inside(labels.get(i), width, height));
      if (!moved) return true;
    }
    return false;
  }

  /** Apart in the direction that takes the shorter way, each by half of it. */
  private static void push(List<Label> labels, int i, int j) {
    var a = labels.get(i);
    var b = labels.get(j);
    double acrossX = (a.width() + b.width()) / 2 - Math.abs(a.x() - b.x());
    double acrossY = (a.height() + b.height()) / 2 - Math.abs(a.y() - b.y());
    double dx = acrossX <= acrossY ? half(acrossX, a.x() <= b.x()) : 0;
    double dy = acrossX <= acrossY ? 0 : half(acrossY, a.y() <= b.y());
    labels.set(i, a.at(a.x() - dx, a.y() - dy));
    labels.set(j, b.at(b.x() + dx, b.y() + dy));
  }

  private static double half(double across, boolean forward) {
    return (forward ? 1 : -1) * (across / 2 + 0.02);
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
