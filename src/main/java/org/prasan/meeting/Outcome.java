package org.prasan.meeting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of an item, in the order in which it fell.
 *
 * @param text the words of a piece of information; empty for the others, which have their own
 * @param commitment the id of the promise, if it is one
 */
record Outcome(
    UUID id,
    MeetingId meeting,
    ItemId item,
    int position,
    Kind kind,
    String text,
    @Nullable DecisionId decision,
    @Nullable UUID commitment,
    Change recorded,
    int version) {

  /** What it is. */
  enum Kind {
    INFORMATION("info-circle"),
    DECISION("gavel"),
    COMMITMENT("heart-handshake");

    private final String icon;

    Kind(String icon) {
      this.icon = icon;
    }

    public String icon() {
      return icon;
    }

    public String key() {
      return "meeting.outcome." + name();
    }
  }
}
