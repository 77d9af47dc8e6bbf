package org.prasan.agreement;

/** Where an agreement stands; {@link Act} says what leads from one state to the next. */
enum AgreementState {
  DRAFT("plain", "pencil"),
  /** Known to have been signed; whether it still holds is not known. */
  RECORDED("info", "history"),
  /** Its parties may sign. */
  OPEN("waiting", "signature"),
  /** It holds; further parties may still sign. */
  IN_FORCE("done", "circle-check"),
  ENDED("plain", "circle-x"),
  /** Another agreement has taken its place. */
  SUPERSEDED("plain", "arrows-exchange");

  private final String look;
  private final String icon;

  AgreementState(String look, String icon) {
    this.look = look;
    this.icon = icon;
  }

  /** How a chip shows it. */
  public String look() {
    return look;
  }

  public String icon() {
    return icon;
  }

  public String key() {
    return "agreement.state." + name();
  }

  /** What the public may know of: neither a draft nor what nobody has agreed on yet. */
  boolean shown() {
    return this != DRAFT && this != OPEN;
  }

  public boolean over() {
    return this == ENDED || this == SUPERSEDED;
  }
}
