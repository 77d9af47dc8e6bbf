package org.prasan.report;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which cases are asked about: those of some months that have certain values.
 *
 * @param only the value a case must have, by the name of its dimension
 */
public record Selection(Months months, Map<String, String> only) {
  public Selection {
    only = Map.copyOf(only);
  }

  /**
   * Whether a case is among them.
   *
   * @param values of the case, by dimension
   */
  public boolean includes(YearMonth month, Map<String, String> values) {
    return months.include(month) && values.entrySet().containsAll(only.entrySet());
  }

  /** The cases that stand at a place of a table. */
  Selection at(List<Dimension> dimensions, List<String> place) {
    var narrower = new HashMap<>(only);
    for (int along = 0; along < place.size(); along++)
      if (!place.get(along).equals(Dimension.ALL))
        narrower.put(dimensions.get(along).name(), place.get(along));
    return new Selection(months, narrower);
  }
}
