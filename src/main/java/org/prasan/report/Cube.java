package org.prasan.report;

import java.util.ArrayList;
import java.util.List;

/** The places of a table, numbered: along each dimension its values and, last, all of them. */
final class Cube {
  private final List<Dimension> dimensions;
  private final int[] widths;
  private final int[] strides;
  private final int places;

  Cube(List<Dimension> dimensions) {
    this.dimensions = dimensions;
    widths = dimensions.stream().mapToInt(dimension -> dimension.values().size()).toArray();
    strides = new int[widths.length];
    long size = 1;
    for (int along = strides.length - 1; along >= 0; along--) {
      strides[along] = (int) size;
      size = Math.min(size * (widths[along] + 1), Integer.MAX_VALUE);
    }
    places = (int) size;
  }

  int depth() {
    return strides.length;
  }

  int places() {
    return places;
  }

  /** The place of all cases together. */
  int total() {
    return places - 1;
  }

  /** How many values there are along a dimension; this is also the coordinate of all of them. */
  int width(int along) {
    return widths[along];
  }

  int stride(int along) {
    return strides[along];
  }

  int coordinate(int place, int along) {
    return place / strides[along] % (width(along) + 1);
  }

  boolean isAll(int place, int along) {
    return coordinate(place, along) == width(along);
  }

  /** The dimensions in which a place stands for all values, as bits. */
  int all(int place) {
    int all = 0;
    for (int along = 0; along < depth(); along++) if (isAll(place, along)) all |= 1 << along;
    return all;
  }

  /** In how many dimensions a place stands for all values. */
  int breadth(int place) {
    return Integer.bitCount(all(place));
  }

  /** The place that stands for all values in these dimensions, given as bits, too. */
  int widened(int place, int dimensions) {
    int widened = place;
    for (int along = 0; along < depth(); along++)
      if (((dimensions >> along) & 1) == 1)
        widened += (width(along) - coordinate(place, along)) * strides[along];
    return widened;
  }

  boolean isLeaf(int place) {
    return all(place) == 0;
  }

  int place(List<String> values) {
    if (values.size() != depth()) throw new IllegalArgumentException("Not a place: " + values);
    int place = 0;
    for (int along = 0; along < depth(); along++)
      place += strides[along] * coordinate(values.get(along), along);
    return place;
  }

  private int coordinate(String value, int along) {
    if (value.equals(Dimension.ALL)) return width(along);
    int coordinate = dimensions.get(along).values().indexOf(value);
    if (coordinate < 0) throw new IllegalArgumentException("Not a value: " + value);
    return coordinate;
  }

  List<String> values(int place) {
    var values = new ArrayList<String>();
    for (int along = 0; along < depth(); along++)
      values.add(
          isAll(place, along)
              ? Dimension.ALL
              : dimensions.get(along).values().get(coordinate(place, along)));
    return List.copyOf(values);
  }

  /** Fills in the places that stand for several. */
  void sum(int[] counts) {
    for (int along = 0; along < depth(); along++)
      for (int place = 0; place < places; place++)
        if (!isAll(place, along)) counts[widened(place, 1 << along)] += counts[place];
  }
}
