package org.prasan.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came out when the log was checked from its first entry to its last. */
sealed interface Verdict {

  /**
   * Every entry is as it was written.
   *
   * @param sealed the newest head kept outside the database that was found again; null if none
   */
  record Unbroken(long entries, String head, @Nullable Instant sealed) implements Verdict {}

  /** From this number on, the log is not what was written. */
  record Broken(long number, Break how) implements Verdict {}

  /** What is wrong at the first broken entry. */
  enum Break {
    /** Its content is not what its hash was made of: changed, or of another coalition. */
    CHANGED,
    /** It does not continue the entry before it: put in, exchanged or moved. */
    OUT_OF_ORDER,
    /** No entry has this number, though later ones exist. */
    MISSING,
    /** Entries were cut off the end. */
    CUT_OFF,
    /** There are entries after the recorded end. */
    BEYOND_THE_END,
    /** The chain holds in itself, but is not the one whose head was kept outside the database. */
    REWRITTEN
  }
}
