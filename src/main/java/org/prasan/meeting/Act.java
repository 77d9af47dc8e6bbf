package org.prasan.meeting;

import static org.prasan.meeting.MeetingState.CANCELLED;
import static org.prasan.meeting.MeetingState.CLOSED;
import static org.prasan.meeting.MeetingState.DRAFT;
import static org.prasan.meeting.MeetingState.IN_PROGRESS;
import static org.prasan.meeting.MeetingState.OPEN;
import static org.prasan.meeting.MeetingState.WINDOW;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.NotPermitted;

/** What is done at or to a meeting: who may, in which state, and which state follows. */
enum Act {
  EDIT(Action.ARRANGE_MEETINGS),
  EDIT_AGENDA(Action.ARRANGE_MEETINGS),
  /** An item goes on at the next meeting. */
  CARRY_ON(Action.ARRANGE_MEETINGS),
  /** Says who is in the chair and who writes, once day and place stand. */
  NAME(Action.ARRANGE_MEETINGS),
  OPEN_IT(Action.ARRANGE_MEETINGS),
  INVITE(Action.ARRANGE_MEETINGS),
  CANCEL(Action.ARRANGE_MEETINGS),
  PROPOSE(Action.PROPOSE_ITEM),
  ANSWER(Action.ANSWER_MEETING),
  CHECK_IN(Action.ATTEND_MEETING),
  TAKE_ATTENDANCE(Action.HOLD_MEETINGS),
  START(Action.HOLD_MEETINGS),
  /** Says what is talked about now. */
  STEER(Action.HOLD_MEETINGS),
  RECORD(Action.HOLD_MEETINGS),
  CLOSE(Action.HOLD_MEETINGS),
  /** Types what fell after the meeting is over. */
  COMPLETE(Action.ARRANGE_MEETINGS);

  private static final Map<Act, Map<MeetingState, MeetingState>> TABLE = new EnumMap<>(Act.class);

  static {
    stays(EDIT, DRAFT, OPEN);
    stays(EDIT_AGENDA, DRAFT, OPEN, IN_PROGRESS);
    stays(CARRY_ON, DRAFT, OPEN, IN_PROGRESS, WINDOW);
    stays(NAME, IN_PROGRESS, WINDOW, CLOSED);
    leads(OPEN_IT, OPEN, DRAFT);
    stays(INVITE, OPEN);
    leads(CANCEL, CANCELLED, DRAFT, OPEN);
    stays(PROPOSE, DRAFT, OPEN);
    stays(ANSWER, OPEN);
    stays(CHECK_IN, OPEN, IN_PROGRESS);
    stays(TAKE_ATTENDANCE, OPEN, IN_PROGRESS, WINDOW);
    leads(START, IN_PROGRESS, OPEN);
    stays(STEER, IN_PROGRESS);
    stays(RECORD, IN_PROGRESS);
    leads(CLOSE, WINDOW, IN_PROGRESS);
    stays(COMPLETE, WINDOW);
  }

  private final Action action;

  Act(Action action) {
    this.action = action;
  }

  Action action() {
    return action;
  }

  /** The state that follows; empty where it cannot be done. */
  Optional<MeetingState> from(MeetingState state) {
    return Optional.ofNullable(TABLE.getOrDefault(this, Map.of()).get(state));
  }

  boolean possibleIn(MeetingState state) {
    return from(state).isPresent();
  }

  /** This person may, and now. */
  boolean open(Acting acting, Dossier dossier) {
    return mayBy(acting, dossier) && possibleIn(dossier.state());
  }

  /** An officer who is to hold a meeting is one of those who hold this one. */
  private boolean mayBy(Acting acting, Dossier dossier) {
    return action == Action.HOLD_MEETINGS ? dossier.heldBy(acting) : acting.may(action);
  }

  /** Whoever the table refuses, or this meeting. */
  void require(Acting acting, Dossier dossier) {
    if (!mayBy(acting, dossier)) throw new NotPermitted(action);
  }

  private static void stays(Act act, MeetingState... states) {
    for (var state : states) allow(act, state, state);
  }

  private static void leads(Act act, MeetingState to, MeetingState... states) {
    for (var state : states) allow(act, state, to);
  }

  private static void allow(Act act, MeetingState from, MeetingState to) {
    TABLE.computeIfAbsent(act, _ -> new EnumMap<>(MeetingState.class)).put(from, to);
  }
}
