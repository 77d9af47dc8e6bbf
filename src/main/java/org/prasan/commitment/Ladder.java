package org.prasan.commitment;

import java.util.List;

/**
 * Who is told when a promise comes due and is not kept; docs/commitment-states.md is printed from
 * it. Each rung is climbed once for each day that was promised.
 */
final class Ladder {
  /** Who is told. */
  enum Who {
    /** Who does it; where nobody is named, those who answer for the organization. */
    PERSON,
    FOCAL_POINT,
    DIRECTOR,
    SECRETARY
  }

  /**
   * A rung.
   *
   * @param days after the day that was promised; before it they are negative
   */
  record Rung(String name, int days, Who who) {
    String notice() {
      return "commitment.ladder." + name;
    }
  }

  /**
   * Three days ahead there is still time to do it or to ask for another day; the own organization
   * hears of it before anybody outside does.
   */
  static final List<Rung> RUNGS =
      List.of(
          new Rung("soon", -3, Who.PERSON),
          new Rung("today", 0, Who.PERSON),
          new Rung("late", 1, Who.FOCAL_POINT),
          new Rung("later", 7, Who.DIRECTOR),
          new Rung("stuck", 14, Who.SECRETARY));

  /** A rung that was missed for longer is not made up for. */
  static final int MADE_UP_DAYS = 3;

  private Ladder() {}
}
