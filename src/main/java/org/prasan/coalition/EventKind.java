package org.prasan.coalition;

/** What kind of thing happened in the coalition's history. */
public enum EventKind {
  FOUNDING("flag"),
  ELECTION("gavel"),
  AGREEMENT("signature"),
  ADMISSION("building-community"),
  CAMPAIGN("news"),
  TRAINING("school"),
  MEETING("users"),
  LESSONS("message-circle"),
  GUIDELINE("book-2"),
  ROSTER("calendar-event"),
  STATUS("chart-bar"),
  EVALUATION("search"),
  OTHER("star");

  private final String icon;

  EventKind(String icon) {
    this.icon = icon;
  }

  /** Its name in the icon sprite. */
  public String icon() {
    return icon;
  }
}
