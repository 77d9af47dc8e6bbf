package org.prasan.commitment;

/** Whose commitments a list shows. */
enum View {
  MINE,
  ORGANIZATION,
  ASKED,
  /** Of the own organization's, what somebody has yet to do who acts for it no more. */
  LEFT,
  ORPHANS,
  ALL;

  public String key() {
    return "commitment.view." + name();
  }
}
