package org.prasan.meeting;

/** Where a meeting stands; {@link Act} says what leads from one state to the next. */
enum MeetingState {
  /** Only prepared: nobody is told of it. */
  DRAFT("plain", "pencil"),
  /** Members see the agenda, propose items and say whether they come. */
  OPEN("info", "mail"),
  IN_PROGRESS("waiting", "clock"),
  /** It is over, and what fell may still be typed. */
  WINDOW("waiting", "hourglass"),
  CLOSED("done", "circle-check"),
  CANCELLED("plain", "circle-x");

  private final String look;
  private final String icon;

  MeetingState(String look, String icon) {
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
    return "meeting.state." + name();
  }

  /** It has taken place, at least in part. */
  public boolean held() {
    return this == IN_PROGRESS || this == WINDOW || this == CLOSED;
  }

  /** It has yet to take place. */
  public boolean ahead() {
    return this == DRAFT || this == OPEN;
  }
}
