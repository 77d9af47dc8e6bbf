package org.prasan.coalition;

/** A picture in a tab that says nothing of what is read in it. */
public enum NeutralIcon {
  NOTE("/neutral.svg"),
  WEATHER("/neutral-weather.svg"),
  BOOK("/neutral-book.svg"),
  CALENDAR("/neutral-calendar.svg"),
  LEAF("/neutral-leaf.svg");

  private final String address;

  NeutralIcon(String address) {
    this.address = address;
  }

  public String address() {
    return address;
  }

  public String key() {
    return "coalition.neutral-icon." + name();
  }
}
