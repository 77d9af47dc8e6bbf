package org.prasan.commitment;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a commitment stands. */
public enum State {
  /** Nobody has said yes to it. */
  PROPOSED,
  /** The owner would do it by another day, and has not said yes to this one. */
  DATE_ASKED,
  ACCEPTED,
  /** The owner has said yes, and asks for more time. */
  DELAY_ASKED,
  /** Reported as done; whoever asked for it has yet to see it. */
  DONE,
  CONFIRMED,
  DECLINED,
  TAKEN_BACK;

  /** Somebody has yet to do something. */
  public static final Set<State> OPEN =
      Collections.unmodifiableSet(
          EnumSet.of(PROPOSED, DATE_ASKED, ACCEPTED, DELAY_ASKED, DONE, DECLINED));

  /** Somebody has yet to do what was promised. */
  static final Set<State> TO_DO =
      Collections.unmodifiableSet(EnumSet.of(PROPOSED, DATE_ASKED, ACCEPTED, DELAY_ASKED));

  /** Nobody has taken it on: an orphan. */
  static final Set<State> ORPHANS =
      Collections.unmodifiableSet(EnumSet.of(PROPOSED, DATE_ASKED, DECLINED));

  public boolean open() {
    return OPEN.contains(this);
  }

  public boolean toDo() {
    return TO_DO.contains(this);
  }

  public boolean orphan() {
    return ORPHANS.contains(this);
  }

  public String key() {
    return "commitment.state." + name();
  }

  public String look() {
    return switch (this) {
      case PROPOSED, DATE_ASKED, DELAY_ASKED -> "waiting";
      case ACCEPTED, DONE -> "info";
      case CONFIRMED -> "done";
      case DECLINED -> "late";
      case TAKEN_BACK -> "plain";
    };
  }

  public String icon() {
    return switch (this) {
      case PROPOSED -> "hourglass";
      case DATE_ASKED, DELAY_ASKED -> "calendar-event";
      case ACCEPTED -> "clipboard-check";
      case DONE -> "check";
      case CONFIRMED -> "circle-check";
      case DECLINED -> "circle-x";
      case TAKEN_BACK -> "x";
    };
  }
}
