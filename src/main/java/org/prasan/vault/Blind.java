package org.prasan.vault;

/** A fingerprint under a key outside the database, by which equal values are found unread. */
public record Blind(long value) {
  @Override
  public String toString() {
    return "Blind[…]";
  }
}
