package org.prasan.referral;

/**
 * What became of the receiver's own file when its copies were destroyed: a file is kept only on a
 * ground of its own, which is not the consent that was taken back.
 */
enum OwnFileAnswer {
  ERASED(""),
  /** The client agreed with the receiver itself. */
  KEPT_OWN_CONSENT("26"),
  KEPT_DANGER("26 (1)"),
  KEPT_CLAIM("26 (4)"),
  KEPT_LAW("26 (5)");

  private final String section;

  OwnFileAnswer(String section) {
    this.section = section;
  }

  /** Of the Personal Data Protection Act B.E. 2562. */
  String section() {
    return section;
  }

  boolean keeps() {
    return this != ERASED;
  }

  public String key() {
    return "referral.own-file.answer." + name();
  }
}
