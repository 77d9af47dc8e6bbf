package org.prasan.admission;

/** How far an application has come. */
enum State {
  /** The applicant is still writing; nobody else reads it. */
  DRAFT("plain", "pencil"),
  SUBMITTED("waiting", "hourglass"),
  /** Something was asked for, with a reason. */
  INCOMPLETE("waiting", "alert-circle"),
  DOCUMENTS_COMPLETE("info", "list-check"),
  SCREENED("info", "clipboard-check"),
  /** Enough members endorse it and the time to answer is over; follows from the answers. */
  ENDORSED("done", "rubber-stamp"),
  ADMITTED("done", "gavel"),
  REFUSED("late", "circle-x"),
  SIGNED("done", "signature"),
  ACTIVE("done", "circle-check"),
  WITHDRAWN("plain", "door-exit");

  private final String chip;
  private final String icon;

  State(String chip, String icon) {
    this.chip = chip;
    this.icon = icon;
  }

  public String key() {
    return "admission.state." + name();
  }

  public String chip() {
    return chip;
  }

  public String icon() {
    return icon;
  }

  /** Nothing is to be done any more. */
  public boolean over() {
    return this == REFUSED || this == ACTIVE || this == WITHDRAWN;
  }

  /** The coalition has still to decide. */
  boolean undecided() {
    return this == SUBMITTED
        || this == INCOMPLETE
        || this == DOCUMENTS_COMPLETE
        || this == SCREENED
        || this == ENDORSED;
  }
}
