package org.prasan.coalition;

/** A number that belongs to an event, such as the organizations that signed. */
public record Figure(Kind kind, int number, boolean moreThan) {
  /** What is counted. */
  public enum Kind {
    ORGANIZATIONS,
    MEMBERS,
    TRAININGS,
    PARTICIPANTS,
    PEOPLE_REACHED,
    INFORMANTS
  }
}
