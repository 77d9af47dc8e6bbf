package org.prasan.coalition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The tightest round line about all places of a map (their convex hull): one piece of land without
 * a hole, and without a claim to any border.
 */
final class Shore {
  private Shore() {}

  /** A place on the sheet. */
  record Place(double x, double y) {}

  static List<Place> around(List<Place> places) {
    var sorted =
        places.stream()
            .distinct()
            .sorted(Comparator.comparingDouble(Place::x).thenComparingDouble(Place::y))
            .toList();
    if (sorted.size() < 3) return sorted;
    var shore = new ArrayList<>(half(sorted));
    shore.addAll(half(sorted.reversed()));
    return shore;
  }

  /** From the first place to the last along one side, without the last. */
  private static List<Place> half(List<Place> sorted) {
    var half = new ArrayList<Place>();
    for (var place : sorted) {
      while (half.size() > 1 && turn(half.get(half.size() - 2), half.getLast(), place) <= 0)
        half.removeLast();
      half.add(place);
    }
    half.removeLast();
    return half;
  }

  /** Above zero if the way over the three places turns left. */
  private static double turn(Place a, Place b, Place c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  }
}
