package org.prasan.coalition;

import org.prasan.tenancy.Role;

/** What an office is, which decides what its holder may do. */
public enum OfficeKind {
  CHAIR(1, Role.OFFICER),
  VICE_CHAIR(2, Role.OFFICER),
  SECRETARY(3, Role.SECRETARY),
  DEPUTY_SECRETARY(3, Role.SECRETARY),
  TREASURER(3, Role.OFFICER),
  STEERING(4, Role.OFFICER);

  static final int LOWEST_RANK = 4;

  private final int rank;
  private final Role role;

  OfficeKind(int rank, Role role) {
    this.rank = rank;
    this.role = role;
  }

  /** How far down it stands in the structure chart. */
  int rank() {
    return rank;
  }

  Role role() {
    return role;
  }
}
