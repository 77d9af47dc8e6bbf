package org.prasan.referral;

/** How soon a referral needs an answer; how soon that is stands in clocks.yaml. */
enum Urgency {
  EMERGENCY("late"),
  URGENT("waiting"),
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
