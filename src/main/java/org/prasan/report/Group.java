package org.prasan.report;

import java.util.Set;

/**
 * Cases that some selections do not tell apart.
 *
 * @param within the selections that include them, and no other does
 */
public record Group(Set<Selection> within, int cases) {
  public Group {
    within = Set.copyOf(within);
  }
}
