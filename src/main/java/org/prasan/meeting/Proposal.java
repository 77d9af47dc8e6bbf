package org.prasan.meeting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.files.FileId;

/**
 * Something a member would like to have talked about.
 *
 * @param meeting at which; null for whichever of the series comes next
 * @param reason why it was put off or declined
 * @param item what became of it on an agenda
 * @param decided by whom it was taken, put off or declined; null while it waits
 */
record Proposal(
    UUID id,
    SeriesId series,
    @Nullable MeetingId meeting,
    Facts facts,
    State state,
    String reason,
    @Nullable ItemId item,
    Change proposed,
    @Nullable Change decided) {

  /** What is typed about it. */
  record Facts(
      Heading.Kind heading,
      String title,
      String why,
      int minutes,
      @Nullable FileId file,
      String fileName) {}

  /** What became of it. */
  enum State {
    WAITING("waiting", "hourglass"),
    TAKEN("done", "circle-check"),
    DEFERRED("info", "clock"),
    DECLINED("late", "circle-x"),
    WITHDRAWN("plain", "x");

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
      return "meeting.proposal.state." + name();
    }

    /** The secretary may still say what becomes of it. */
    public boolean open() {
      return this == WAITING || this == DEFERRED;
    }
  }

  Proposal decided(State other, String why, @Nullable ItemId taken, @Nullable Change by) {
    return new Proposal(id, series, meeting, facts, other, why, taken, proposed, by);
  }
}
