package org.prasan.referral;

/** How soon a referral needs an answer, as agencies agree: the lengths stand with the clocks. */
enum Urgency {
  /** Within 24 hours. */
  EMERGENCY("late"),
  /** Within 72 hours. */
  URGENT("waiting"),
  /** Within two weeks. */
  NORMAL("plain");

  private final String chip;

  Urgency(String chip) {
    this.chip = chip;
  }

  public String key() {
    return "referral.urgency." + name();
  }

  public String chip() {
    return chip;
  }
}
