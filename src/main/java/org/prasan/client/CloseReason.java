package org.prasan.client;

/** Why an organization ends its work with a client. */
enum CloseReason {
  GOALS_REACHED,
  HANDED_OVER,
  MOVED_AWAY,
  NO_CONTACT,
  OWN_WISH,
  OTHER;

  public String key() {
    return "client.close." + this;
  }
}
