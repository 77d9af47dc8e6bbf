package org.prasan.commitment;

/** Whose commitments a list shows. */
enum View {
  MINE,
  ORGANIZATION,
  ASKED,
  ORPHANS,
  ALL;

  public String key() {
    return "commitment.view." + name();
  }
}
