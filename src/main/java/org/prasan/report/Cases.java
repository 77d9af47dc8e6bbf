package org.prasan.report;

import java.util.List;
import org.prasan.tenancy.CoalitionId;

/** The cases the gate stands before; the module that holds them counts. */
public interface Cases {
  CountTable count(CoalitionId coalition, Question question);

  /**
   * The cases that are in at least one of the selections, grouped by in which of them they are;
   * groups without cases may be left out.
   */
  List<Group> groups(CoalitionId coalition, List<Selection> selections);
}
