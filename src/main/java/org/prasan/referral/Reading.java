package org.prasan.referral;

/** How much of a referral somebody may read, the least first. */
enum Reading {
  /** Not even that there is one. */
  NOTHING,
  /** That it existed and what course it took, no details. */
  TRACE,
  /** Also the triage card: need, urgency, age band, sex, language, district, safety flags. */
  TRIAGE,
  /** Also the details, within what the consent names and until it ends. */
  SEALED;

  public String key() {
    return "referral.reading." + name();
  }

  boolean atLeast(Reading other) {
    return compareTo(other) >= 0;
  }
}
