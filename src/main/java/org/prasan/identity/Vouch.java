package org.prasan.identity;

/** The yes of an organization to somebody who sees the files of its clients. */
enum Vouch {
  GIVEN,
  /** Somebody outside the organization gave the mandate. */
  AWAITED_AFTER_APPOINTMENT,
  /** Somebody of the coalition's office has helped with signing in since. */
  AWAITED_AFTER_HELP;

  boolean awaited() {
    return this != GIVEN;
  }
}
