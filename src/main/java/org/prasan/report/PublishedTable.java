package org.prasan.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What is told of a table of counts.
 *
 * @param cells in the order of the values, the last of each dimension standing for all
 */
public record PublishedTable(Audience audience, List<Dimension> dimensions, List<Cell> cells) {
  public PublishedTable {
    dimensions = List.copyOf(dimensions);
    cells = List.copyOf(cells);
    if (cells.size() != new Cube(dimensions).places())
      throw new IllegalArgumentException("Not the cells of these dimensions");
  }

  /** By one value of each dimension, or {@link Dimension#ALL}. */
  public Cell cell(String... values) {
    return cells.get(new Cube(dimensions).place(List.of(values)));
  }

  public Cell total() {
    return cells.getLast();
  }

  /** The same cases told by the first of its dimensions alone. */
  PublishedTable byFirst(int dimensions) {
    var cube = new Cube(this.dimensions);
    int rest = (1 << (cube.depth() - dimensions)) - 1;
    return new PublishedTable(
        audience,
        this.dimensions.subList(0, dimensions),
        IntStream.range(0, cube.places())
            .filter(place -> cube.all(place) >> dimensions == rest)
            .mapToObj(cells::get)
            .toList());
  }

  /** To be said beside the table, always. */
  public HiddenPart hidden() {
    return HiddenPart.of(this);
  }
}
