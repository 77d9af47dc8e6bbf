package org.prasan.vault;

/** Something sealed does not open where it stands: changed, moved, or sealed with another key. */
public final class Tampered extends RuntimeException {
  Tampered(Place place, Throwable cause) {
    super("Sealed text does not open at " + place, cause);
  }
}
