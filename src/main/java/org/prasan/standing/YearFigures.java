package org.prasan.standing;

import java.util.Map;
import org.prasan.tenancy.CoalitionId;

/** What another module counts by the year for the year view: applications, told by admission. */
public interface YearFigures {
  /** How many organizations applied in each year in which any did. */
  Map<Integer, Integer> applications(CoalitionId coalition);
}
