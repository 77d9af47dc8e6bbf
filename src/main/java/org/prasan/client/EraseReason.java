package org.prasan.client;

/** Why a client is erased. */
enum EraseReason {
  ASKED,
  NO_LONGER_NEEDED,
  MISTAKE;

  public String key() {
    return "client.erase." + this;
  }
}
