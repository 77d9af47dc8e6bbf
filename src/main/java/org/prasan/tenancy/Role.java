package org.prasan.tenancy;

/** What somebody is in a coalition; a person may be several of these at once. */
public enum Role {
  /** Anybody: not signed in, or without a mandate in this coalition. */
  VISITOR,
  /** Signed in, whatever mandates that person has. */
  ACCOUNT_HOLDER,
  STAFF,
  CASE_WORKER,
  ALTERNATE,
  FOCAL_POINT,
  DIRECTOR,
  /** Holds an office of the coalition for a term: chair, vice-chair, steering committee. */
  OFFICER,
  /** Holds the office of secretary or deputy secretary for a term. */
  SECRETARY,
  /** Looks after the coalition's settings and people, without a vote. */
  ADMINISTRATOR,
  /** Runs the installation: founds coalitions, sees nobody's records. */
  OPERATOR
}
