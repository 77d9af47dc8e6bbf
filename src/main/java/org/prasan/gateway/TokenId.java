package org.prasan.gateway;

import java.util.UUID;

/** Names a token; what a program did is written down under it. */
record TokenId(UUID value) {
  static TokenId of(String text) {
    return new TokenId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
