package org.prasan.referral;

/** Something a clock can begin or stop with. */
sealed interface Happening permits Step, Milestone {
  String name();

  String key();
}
