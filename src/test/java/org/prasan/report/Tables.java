package org.prasan.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Tables of counts, as a province has them: many empty places, some few, seldom many. */
final class Tables {
  private static final int NEVER = -1;

  private Tables() {}

  /** So small that every other table can be tried. */
  static Arbitrary<CountTable> tiny() {
    return of(
        Arbitraries.of(List.of(4), List.of(2, 2), List.of(2, 3), List.of(3, 2), List.of(2, 2, 2)),
        Arbitraries.frequency(
            Tuple.of(6, 0),
            Tuple.of(5, 1),
            Tuple.of(3, 2),
            Tuple.of(2, 3),
            Tuple.of(1, 4),
            Tuple.of(1, 6),
            Tuple.of(1, NEVER)));
  }

  static Arbitrary<CountTable> ofAProvince() {
    return of(
        Arbitraries.of(
            List.of(12),
            List.of(3, 8),
            List.of(6, 6),
            List.of(8, 18),
            List.of(5, 4, 2),
            List.of(4, 3, 3)),
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.integers().between(0, 2)),
            Tuple.of(3, Arbitraries.integers().between(0, 12)),
            Tuple.of(1, Arbitraries.integers().between(0, 70)),
            Tuple.of(1, Arbitraries.just(NEVER))));
  }

  private static Arbitrary<CountTable> of(
      Arbitrary<List<Integer>> shapes, Arbitrary<Integer> counts) {
    return shapes.flatMap(
        shape -> {
          int leaves = shape.stream().reduce(1, (one, other) -> one * other);
          return counts.list().ofSize(leaves).map(list -> table(shape, list));
        });
  }

  static CountTable table(List<Integer> shape, List<Integer> leaves) {
    var dimensions = new ArrayList<Dimension>();
    for (int width : shape)
      dimensions.add(
          new Dimension(
              "d" + dimensions.size(),
              IntStream.range(0, width).mapToObj(Integer::toString).toList()));
    var counts = new HashMap<List<String>, Integer>();
    var impossible = new HashSet<List<String>>();
    var next = leaves.iterator();
    var cube = new Cube(dimensions);
    for (int place = 0; place < cube.places(); place++) {
      if (!cube.isLeaf(place)) continue;
      int count = next.next();
      if (count == NEVER) impossible.add(cube.values(place));
      else counts.put(cube.values(place), count);
    }
    return new CountTable(dimensions, counts, impossible);
  }

  /** All true numbers, sums too. */
  static int[] truth(CountTable table) {
    var cube = new Cube(table.dimensions());
    var truth = new int[cube.places()];
    table.counts().forEach((values, count) -> truth[cube.place(values)] = count);
    cube.sum(truth);
    return truth;
  }
}
