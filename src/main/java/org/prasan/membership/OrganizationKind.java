package org.prasan.membership;

/** What an organization is by law or by nature. */
public enum OrganizationKind {
  FOUNDATION,
  ASSOCIATION,
  NETWORK,
  PROJECT,
  INTERNATIONAL,
  AGENCY;

  /** Networks and projects need no registration of their own, and agencies exist by law. */
  public boolean registers() {
    return this == FOUNDATION || this == ASSOCIATION || this == INTERNATIONAL;
  }

  public String key() {
    return "membership.kind." + name();
  }
}
