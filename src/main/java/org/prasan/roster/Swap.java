package org.prasan.roster;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks another to take a shift.
 *
 * @param to whom; null if anybody who may serve that seat can take it
 * @param inReturn the shift of the other that the first would take, if any
 * @param taker who took it
 */
record Swap(
    UUID id,
    Piece shift,
    DutyPersonId by,
    @Nullable DutyPersonId to,
    @Nullable Piece inReturn,
    State state,
    @Nullable DutyPersonId taker,
    Instant offered) {

  /** A stretch of time at a seat. */
  record Piece(SeatId seat, Instant start, Instant end) {
    static Piece of(Shift shift) {
      return new Piece(shift.seat(), shift.start(), shift.end());
    }

    boolean is(Shift shift) {
      return shift.seat().equals(seat) && shift.start().equals(start) && shift.end().equals(end);
    }
  }

  /** What became of the question. */
  enum State {
    OFFERED("waiting", "hourglass"),
    ACCEPTED("done", "circle-check"),
    DECLINED("late", "circle-x"),
    WITHDRAWN("plain", "arrow-left"),
    /** Nobody answered before the shift began. */
    LAPSED("plain", "clock");

    private final String look;
    private final String icon;

    State(String look, String icon) {
      this.look = look;
      this.icon = icon;
    }

    public String key() {
      return "roster.swap.state." + name();
    }

    public String look() {
      return look;
    }

    public String icon() {
      return icon;
    }
  }

  /** What can be done with an offer that stands, and by whom. */
  enum Act {
    ACCEPT,
    DECLINE,
    WITHDRAW
  }

  State stateAt(Instant now) {
    boolean begun =
        !now.isBefore(shift.start()) || (inReturn != null && !now.isBefore(inReturn.start()));
    return state == State.OFFERED && begun ? State.LAPSED : state;
  }

  /** Whether it is this person's to do so, while the offer stands. */
  boolean allows(Act act, DutyPerson who) {
    return switch (act) {
      case ACCEPT -> mayTake(who);
      case DECLINE -> who.id().equals(to);
      case WITHDRAW -> who.id().equals(by);
    };
  }

  private boolean mayTake(DutyPerson who) {
    if (who.id().equals(by)) return false;
    return to == null ? who.serves() && who.seats().contains(shift.seat()) : who.id().equals(to);
  }

  /** Whether this person has done just that with it. */
  boolean wasDone(Act act, DutyPerson who) {
    return switch (act) {
      case ACCEPT -> state == State.ACCEPTED && who.id().equals(taker);
      case DECLINE -> state == State.DECLINED && who.id().equals(to);
      case WITHDRAW -> state == State.WITHDRAWN && who.id().equals(by);
    };
  }

  /** Whether this person has anything to do with it. */
  boolean concerns(DutyPerson who) {
    return who.id().equals(by) || who.id().equals(taker) || mayTake(who);
  }
}
