package org.prasan.directory;

/** Who may know of a service, or of a part of it; each level is stricter than the one before. */
public enum Level {
  /** Everybody, also without signing in. */
  PUBLIC,
  /** Whoever has a role in the coalition. */
  MEMBERS,
  /** The organization's own case workers, and the organizations and seats named for it. */
  SEATS,
  /** A part: nobody reads it on any page or file. A service: only who looks after it. */
  NEVER;

  public Level stricter(Level other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
