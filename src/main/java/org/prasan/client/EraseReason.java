package org.prasan.client;

import java.util.List;

/** Why a client is erased. */
enum EraseReason {
  ASKED,
  NO_LONGER_NEEDED,
  MISTAKE,
  /** It was made up to practise with. */
  PRACTICE_OVER,
  /** The last day it was to be kept has passed. */
  TIME_OVER,
  /** It was erased before, and a restored backup had brought its rows back. */
  ERASED_BEFORE;

  /** Those a case worker may give; the others are the product's. */
  static final List<EraseReason> BY_HAND = List.of(ASKED, NO_LONGER_NEEDED, MISTAKE);

  /**
   * Whether others have to destroy what was passed on to them: at the client's wish (section 33),
   * and what should never have been kept. Where only the time of keeping is over, each keeps its
   * own by its own time (section 37). Of what a backup brought back nobody knows the reason any
   * more.
   */
  boolean everywhere() {
    return this == ASKED || this == MISTAKE || this == ERASED_BEFORE;
  }

  public String key() {
    return "client.erase." + this;
  }
}
