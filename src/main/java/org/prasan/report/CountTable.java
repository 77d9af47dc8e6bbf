package org.prasan.report;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * True numbers of cases by up to three dimensions, which must not leave the product as they are.
 *
 * @param counts by one value of each dimension, in their order; what is missing is zero
 * @param impossible values that by definition no case can have together
 */
public record CountTable(
    List<Dimension> dimensions, Map<List<String>, Integer> counts, Set<List<String>> impossible) {
  public static final int MOST_DIMENSIONS = 3;

  /** Nobody reads a larger table, and what is hidden is worked out place by place. */
  public static final int MOST_PLACES = 4_000;

  public CountTable {
    dimensions = List.copyOf(dimensions);
    counts = Map.copyOf(counts);
    impossible = Set.copyOf(impossible);
    if (dimensions.size() > MOST_DIMENSIONS)
      throw new IllegalArgumentException("Too many dimensions");
    var cube = new Cube(dimensions);
    if (cube.places() > MOST_PLACES) throw new IllegalArgumentException("Too large a table");
    for (var count : counts.entrySet())
      if (count.getValue() < 0
          || !cube.isLeaf(cube.place(count.getKey()))
          || (count.getValue() > 0 && impossible.contains(count.getKey())))
        throw new IllegalArgumentException("Not a count: " + count);
    for (var values : impossible)
      if (!cube.isLeaf(cube.place(values)))
        throw new IllegalArgumentException("Not a place: " + values);
  }

  public CountTable(List<Dimension> dimensions, Map<List<String>, Integer> counts) {
    this(dimensions, counts, Set.of());
  }

  /** For the log, which is not behind the gate. */
  @Override
  public String toString() {
    return "counts by " + dimensions.stream().map(Dimension::name).toList();
  }
}
