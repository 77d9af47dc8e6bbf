package org.prasan.coalition;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The outlines of districts by their code: rings of points, outer ones and holes alike, for a
 * drawing by the even-odd rule.
 */
record Outlines(Map<String, List<List<Point>>> byDistrict) {
  Outlines {
    byDistrict = new TreeMap<>(byDistrict);
  }

  record Point(double longitude, double latitude) {}

  /** Whether the known centre lies within: the outline of another place is told by that. */
  boolean holdsCentreOf(District district) {
    boolean within = false;
    for (var ring : byDistrict.getOrDefault(district.code(), List.of()))
      for (int i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
        if (eastIsCrossed(district, ring.get(before), ring.get(i))) within = !within;
    return within;
  }

  private static boolean eastIsCrossed(District of, Point one, Point other) {
    if (one.latitude() > of.latitude() == other.latitude() > of.latitude()) return false;
    double share = (of.latitude() - one.latitude()) / (other.latitude() - one.latitude());
    return of.longitude() < one.longitude() + share * (other.longitude() - one.longitude());
  }
}
