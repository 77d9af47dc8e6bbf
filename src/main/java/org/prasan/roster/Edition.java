package org.prasan.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.prasan.files.FileId;

/**
 * The roster of one month.
 *
 * @param progress how much of the draft is made, in hundredths
 * @param number counts the versions that were published; null before
 * @param published from when it says who is on duty
 * @param replaced from when another does
 * @param order of the governor, under which it stands
 */
record Edition(
    EditionId id,
    YearMonth month,
    State state,
    Recipe recipe,
    int progress,
    @Nullable String score,
    @Nullable Integer number,
    Instant made,
    @Nullable Instant published,
    @Nullable Instant replaced,
    @Nullable Order order,
    int version) {

  /** Where it stands. */
  enum State {
    QUEUED("waiting", "hourglass"),
    DRAFT("plain", "pencil"),
    PUBLISHED("done", "circle-check"),
    REPLACED("plain", "history"),
    DISCARDED("late", "circle-x"),
    FAILED("late", "alert-circle");

    private final String look;
    private final String icon;

    State(String look, String icon) {
      this.look = look;
      this.icon = icon;
    }

    public String key() {
      return "roster.edition.state." + name();
    }

    public String look() {
      return look;
    }

    public String icon() {
      return icon;
    }
  }

  /** From the same recipe and the same facts the same draft is made. */
  record Recipe(long seed, int nightsPerWeek) {}

  /** The paper by which the governor endorsed it. */
  record Order(String number, LocalDate date, FileId file, String fileName) {}

  boolean is(State other) {
    return state == other;
  }

  /** When it says who is on duty, it says so until another replaces it. */
  public boolean wasPublished() {
    return published != null;
  }
}
