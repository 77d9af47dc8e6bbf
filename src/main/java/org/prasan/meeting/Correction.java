package org.prasan.meeting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to have changed in the minutes.
 *
 * @param item the item it is about; null for who was there, when and where
 * @param wanted how it should read
 * @param answer why it was taken or not
 * @param decision the decision of a later meeting by which adopted minutes were changed
 * @param answered null while it waits
 */
record Correction(
    UUID id,
    @Nullable ItemId item,
    String wanted,
    String reason,
    State state,
    String answer,
    @Nullable DecisionId decision,
    Change proposed,
    @Nullable Change answered) {

  /** What came of it. */
  enum State {
    WAITING("waiting", "hourglass"),
    TAKEN("done", "circle-check"),
    DECLINED("late", "circle-x"),
    WITHDRAWN("plain", "arrow-left");

    private final String look;
    private final String icon;

    State(String look, String icon) {
      this.look = look;
      this.icon = icon;
    }

    public String look() {
      return look;
    }

    public String icon() {
      return icon;
    }

    public String key() {
      return "minutes.correction." + name();
    }
  }

  public boolean waits() {
    return state == State.WAITING;
  }

  Correction answered(State other, String why, Change change) {
    return new Correction(id, item, wanted, reason, other, why, decision, proposed, change);
  }
}
