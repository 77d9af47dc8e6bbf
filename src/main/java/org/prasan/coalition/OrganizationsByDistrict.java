package org.prasan.coalition;

import java.util.Map;
import org.prasan.tenancy.CoalitionId;

/** Tells how many members of a coalition work in each district; the registry answers. */
public interface OrganizationsByDistrict {
  /** Numbers by district code; districts in which nobody works may be left out. */
  Map<String, Integer> count(CoalitionId coalition);
}
