package org.prasan.client;

/** What a client said to a question of a screening checklist. */
public enum Answer {
  YES,
  NO,
  UNKNOWN,
  WITHHELD;

  public String key() {
    return "client.answer." + this;
  }
}
