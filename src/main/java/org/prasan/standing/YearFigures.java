package org.prasan.standing;

import java.util.Map;
import org.prasan.tenancy.CoalitionId;

/** What another module counts by the year for the year view: applications, told by admission. */
public interface YearFigures {
  /** What became of applications in each year in which anything did. */
  Map<Integer, Applied> applications(CoalitionId coalition);

  /** How many were handed in, refused and withdrawn in one year, whenever they were handed in. */
  record Applied(int handedIn, int refused, int withdrawn) {
    static final Applied NONE = new Applied(0, 0, 0);

    Applied and(Applied other) {
      return new Applied(
          handedIn + other.handedIn, refused + other.refused, withdrawn + other.withdrawn);
    }
  }
}
