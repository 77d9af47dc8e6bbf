package org.prasan.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** Both break the same cases down in ways that cross, so that neither contains the other. */
  boolean crosses(Question other) {
    if (!selection.equals(other.selection)) return false;
    var mine = names();
    var others = other.names();
    return mine.stream().anyMatch(others::contains)
        && !mine.containsAll(others)
        && !others.containsAll(mine);
  }

  private Set<String> names() {
    return by.stream().map(Dimension::name).collect(Collectors.toSet());
  }
}
