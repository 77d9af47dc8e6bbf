package org.prasan.admission;

/** What a member says to an application. */
enum Answer {
  ENDORSE("done", "rubber-stamp"),
  /** With the reason. */
  OBJECT("late", "flag"),
  ABSTAIN("plain", "user"),
  /** Too close to the applicant to judge. */
  RECUSE("sealed", "scale");

  private final String chip;
  private final String icon;

  Answer(String chip, String icon) {
    this.chip = chip;
    this.icon = icon;
  }

  public String key() {
    return "admission.answer." + name();
  }

  public String chip() {
    return chip;
  }

  public String icon() {
    return icon;
  }
}
