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
}
