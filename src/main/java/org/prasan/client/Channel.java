package org.prasan.client;

/** How a client is reached without coming to harm. */
public enum Channel {
  PHONE,
  MESSAGE,
  IN_PERSON,
  THROUGH_SOMEBODY,
  NEVER;

  public String key() {
    return "client.channel." + this;
  }
}
