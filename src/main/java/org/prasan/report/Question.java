package org.prasan.report;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many cases are there of a selection, by these dimensions?
 *
 * @param by none for their number alone
 */
public record Question(Selection selection, List<Dimension> by) {
  public Question {
    by = List.copyOf(by);
    var names = new HashSet<>(selection.only().keySet());
    for (var dimension : by)
      if (!names.add(dimension.name()))
        throw new IllegalArgumentException("Asked for twice: " + dimension.name());
  }

  /** It may add another breakdown of the same cases to what is known of them. */
  boolean isAboutTheSameAs(Question other) {
    return selection.equals(other.selection);
  }

  boolean sharesADimensionWith(Question other) {
    return by.stream()
        .anyMatch(mine -> other.by.stream().anyMatch(theirs -> theirs.name().equals(mine.name())));
  }

  /** The same cases by all these dimensions; empty if there are too many to be looked at. */
  Optional<Question> with(List<Question> others) {
    var all =
        Stream.concat(by.stream(), others.stream().flatMap(other -> other.by.stream()))
            .distinct()
            .toList();
    if (all.size() > CountTable.MOST_DIMENSIONS
        || all.stream().map(Dimension::name).distinct().count() < all.size()
        || new Cube(all).places() > CountTable.MOST_PLACES) return Optional.empty();
    return Optional.of(new Question(selection, all));
  }
}
