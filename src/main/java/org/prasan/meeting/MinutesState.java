package org.prasan.meeting;

/** Where the minutes of a meeting stand. */
enum MinutesState {
  /** The secretary writes them. */
  DRAFT("plain", "pencil"),
  /** Members read them and propose corrections. */
  CIRCULATED("waiting", "hourglass"),
  /** A later meeting has adopted them; they are locked. */
  ADOPTED("done", "lock");

  private final String look;
  private final String icon;

  MinutesState(String look, String icon) {
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
    return "minutes.state." + name();
  }
}
