package org.prasan.translation;

/** What can be said in a language once all its phrases are there: half a consent is none. */
public enum Part {
  /** What is read out before a client agrees. */
  CONSENT,
  /** All of that, and what a client is told afterwards, on paper and by a link. */
  STATEMENT;

  /** Whether what this part says contains the other. */
  boolean holds(Part other) {
    return other.compareTo(this) <= 0;
  }

  public String key() {
    return "translation.part." + name();
  }
}
