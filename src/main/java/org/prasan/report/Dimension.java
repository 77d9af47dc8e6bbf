package org.prasan.report;

import java.util.List;
import java.util.Set;

/** Something by which cases are told apart, like need, district or sex; a case has one value. */
public record Dimension(String name, List<String> values) {
  /** Stands in the place of a value for all of them together. */
  public static final String ALL = "*";

  public Dimension {
    values = List.copyOf(values);
    if (values.isEmpty() || values.contains(ALL) || Set.copyOf(values).size() < values.size())
      throw new IllegalArgumentException("Not values to tell cases apart: " + name);
  }
}
