package org.prasan.admission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * How one reviewer judges an application.
 *
 * @param conflict declared before anything was scored; with one there are no scores
 * @param scores one for each criterion, in the order of the criteria
 * @param recommendation null until the scores are handed in
 */
record Review(
    PersonId person,
    @Nullable OrganizationId organization,
    boolean conflict,
    String conflictNote,
    List<Score> scores,
    @Nullable Recommendation recommendation,
    String comment) {
  static final int BEST = 4;

  /** From 0, not at all, to 4, fully; with what the reviewer says about it. */
  record Score(int points, String note) {
    Score {
      if (points < 0 || points > BEST) throw new IllegalArgumentException("From 0 to " + BEST);
    }
  }

  /** What a reviewer advises. */
  enum Recommendation {
    ADMIT,
    REFUSE,
    UNDECIDED;

    public String key() {
      return "admission.recommendation." + name();
    }
  }

  public boolean complete() {
    return recommendation != null;
  }
}
