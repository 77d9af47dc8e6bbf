package org.prasan.referral;

/** Who is called while a clock runs, the nearest first. */
enum Rung {
  /** Nobody yet. */
  NONE,
  /** Whose turn it is: for the receiver's clocks, whoever is on duty at the seat. */
  HOLDER,
  /** Who stands in: the seat's deputy, or the supervisor of the sending organization. */
  DEPUTY,
  SECRETARY;

  public String key() {
    return "referral.rung." + name();
  }
}
