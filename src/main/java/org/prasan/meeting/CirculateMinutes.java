package org.prasan.meeting;

import java.time.LocalDate;
import java.util.Map;
import org.prasan.meeting.MinutesOutcome.Why;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The minutes go to all members, who may propose corrections until a day. */
@Service
class CirculateMinutes {
  private final MinutesDesk desk;
  private final MinutesRows rows;
  private final MeetingRows meetings;
  private final TellOfMinutes tell;
  private final MeetingClock stamps;

  CirculateMinutes(
      MinutesDesk desk,
      MinutesRows rows,
      MeetingRows meetings,
      TellOfMinutes tell,
      MeetingClock stamps) {
    this.desk = desk;
    this.rows = rows;
    this.meetings = meetings;
    this.tell = tell;
    this.stamps = stamps;
  }

  /**
   * With it the window ends in which what fell may be typed. Once they are circulated, another day
   * only gives members more time.
   */
  @Transactional
  MinutesOutcome circulate(Acting acting, MeetingId id, LocalDate until) {
    acting.require(Action.WRITE_MINUTES);
    var open = desk.lock(acting, id).orElse(null);
    if (open == null) return new MinutesOutcome.NotFound();
    var state = open.dossier().state();
    if (state != MeetingState.WINDOW && state != MeetingState.CLOSED)
      return MinutesOutcome.refused(Why.NOT_CLOSED);
    if (open.minutes().state() == MinutesState.ADOPTED) return desk.locked(acting, open);
    var before = open.minutes().correctUntil();
    if (until.equals(before)) return MinutesOutcome.done();
    if (before != null && until.isBefore(before)) return MinutesOutcome.refused(Why.EARLIER);
    var coalition = acting.coalitionId();
    rows.insert(coalition, id, stamps.by(acting));
    rows.circulate(coalition, id, until, stamps.by(acting));
    if (open.minutes().state() == MinutesState.DRAFT) {
      meetings.endWindow(coalition, id, stamps.now());
      tell.circulated(acting, open.dossier(), until);
      desk.keep(acting, open, Minutes.Cause.CIRCULATED, desk.writtenOut(acting, open));
    } else tell.moreTime(acting, open.dossier(), until);
    desk.note(acting, open, "circulated", Map.of("correctUntil", until));
    return MinutesOutcome.done();
  }
}
