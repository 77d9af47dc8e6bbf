package org.prasan.operation;

/** A word that must never reach a log, a page or an error message. */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "…";
  }
}
