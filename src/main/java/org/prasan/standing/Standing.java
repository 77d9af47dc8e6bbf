package org.prasan.standing;

/** Where a membership stands on a day: worked out from facts and rules, never typed. */
public enum Standing {
  ACTIVE,
  /** It has to be renewed soon, or should have been while no rule says that it lapses. */
  RENEWAL_DUE,
  /** The term is over, the days of grace are not. */
  GRACE,
  LAPSED,
  SUSPENDED,
  RESIGNED;

  /** The organization counts as a member: it is invited, votes and is named. */
  public boolean belongs() {
    return this == ACTIVE || this == RENEWAL_DUE || this == GRACE;
  }
}
