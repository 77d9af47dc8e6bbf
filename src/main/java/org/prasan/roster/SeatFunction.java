package org.prasan.roster;

/** What a seat of the multidisciplinary team is there for. */
public enum SeatFunction {
  SOCIAL_DEVELOPMENT,
  POLICE,
  SHELTER,
  HOSPITAL,
  LABOUR,
  IMMIGRATION,
  PROSECUTOR,
  LOCAL_ADMINISTRATION,
  INTERPRETER,
  MEMBER;

  public String key() {
    return "roster.function." + name();
  }
}
