package org.prasan.report;

/** Why a question gets no answer. */
public enum Refusal {
  /** The last month still runs; asking again tomorrow would show who came today. */
  NOT_OVER,
  /** The asker has been told as much as can be kept track of. */
  TOO_MANY,
  /** The same cases were broken down another way, and the two tables together would tell more. */
  CROSSES,
  /** It differs from an answered question by too few cases, perhaps by none. */
  TOO_CLOSE,
  /** Put together with several answered questions it would leave too few cases over. */
  TOGETHER;

  /** The words for it, which take the threshold. */
  public String key() {
    return "report.refused." + name();
  }
}
