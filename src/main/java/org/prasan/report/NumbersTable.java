package org.prasan.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** A published table, read along its dimensions. */
record NumbersTable(PublishedTable table) {
  /** A place that is told, and at least how many there are. */
  record Place(List<String> values, int atLeast) {}

  List<String> values(int along) {
    return table.dimensions().get(along).values();
  }

  int at(String... values) {
    return table.cell(values) instanceof Cell.Shown(int atLeast) ? atLeast : 0;
  }

  boolean tells(String... values) {
    return table.cell(values) instanceof Cell.Shown;
  }

  boolean tellsAnything() {
    return table.total() instanceof Cell.Shown;
  }

  Bounds bounds(String... values) {
    return Bounds.of(table.cell(values), table.audience());
  }

  /**
   * The places that are told, the most cases first, with all that fits the pattern; an empty word
   * stands for any single value.
   */
  List<Place> places(String... pattern) {
    var places = new ArrayList<Place>();
    var cube = new Cube(table.dimensions());
    for (int place = 0; place < cube.places(); place++)
      if (table.cells().get(place) instanceof Cell.Shown(int atLeast)
          && fits(cube.values(place), pattern)) places.add(new Place(cube.values(place), atLeast));
    places.sort((one, other) -> other.atLeast() - one.atLeast());
    return List.copyOf(places);
  }

  private static boolean fits(List<String> values, String[] pattern) {
    for (int along = 0; along < pattern.length; along++) {
      boolean any = pattern[along].isEmpty() && !values.get(along).equals(Dimension.ALL);
      if (!any && !pattern[along].equals(values.get(along))) return false;
    }
    return true;
  }

  /**
   * Of the cases at a place, how many of a hundred have some of the values of the last dimension.
   */
  Bounds share(Predicate<String> some, String... place) {
    var last = values(place.length);
    Function<String, Bounds> of =
        value -> {
          var at = Arrays.copyOf(place, place.length + 1);
          at[place.length] = value;
          return bounds(at);
        };
    var whole = Arrays.copyOf(place, place.length + 1);
    whole[place.length] = Dimension.ALL;
    return Bounds.share(bounds(whole), last, of, some);
  }
}
