package org.prasan.membership;

/** Whom an organization serves. */
public enum TargetGroup {
  CHILDREN,
  YOUTH,
  WOMEN,
  FAMILIES,
  STATELESS,
  ETHNIC_MINORITIES,
  MIGRANTS,
  TRAFFICKING_SURVIVORS,
  VIOLENCE_SURVIVORS,
  DISABILITY,
  LGBTIQ,
  COMMUNITY_LEADERS;

  public String key() {
    return "membership.group." + name();
  }
}
