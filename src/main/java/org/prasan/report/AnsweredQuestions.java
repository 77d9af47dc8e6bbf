package org.prasan.report;

import java.util.List;

/** What each asker has been told; whoever wires the gate keeps it where it lasts. */
public interface AnsweredQuestions {
  /**
   * Keeps other questions of the same asker waiting until the transaction ends, or two asked at
   * once would not know of each other.
   */
  List<Answered> of(Asker asker);

  void keep(Asker asker, Answered answered);
}
