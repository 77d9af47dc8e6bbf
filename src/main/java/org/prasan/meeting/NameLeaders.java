package org.prasan.meeting;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is in the chair and who writes the minutes is named when the meeting has already begun. */
@Service
class NameLeaders {
  private final MeetingDossiers dossiers;
  private final MeetingRows meetings;
  private final MinutesDesk desk;
  private final MeetingClock stamps;
  private final Audit audit;

  NameLeaders(
      MeetingDossiers dossiers,
      MeetingRows meetings,
      MinutesDesk desk,
      MeetingClock stamps,
      Audit audit) {
    this.dossiers = dossiers;
    this.meetings = meetings;
    this.desk = desk;
    this.stamps = stamps;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Done() implements Outcome {}

  record NotNow(MeetingState state) implements Outcome {}

  /** Members have the minutes before them, and those named stand there. */
  record Settled(MinutesState minutes) implements Outcome {}

  record NotFound() implements Outcome {}

  @Transactional
  Outcome name(
      Acting acting, MeetingId id, @Nullable PersonId chair, @Nullable PersonId secretary) {
    acting.require(Act.NAME.action());
    var dossier = dossiers.lock(acting.coalitionId(), id).orElse(null);
    if (dossier == null) return new NotFound();
    if (!Act.NAME.possibleIn(dossier.state())) return new NotNow(dossier.state());
    if (dossier.settled()) {
      desk.tried(acting, dossier);
      return new Settled(dossier.minutes());
    }
    var before = dossier.meeting();
    var after = before.with(before.plan().led(chair, secretary));
    if (after.equals(before)) return new Done();
    meetings.update(acting.coalitionId(), after.stamped(stamps.by(acting)));
    audit.record(acting, "meeting.led", "meeting", id, told(dossier, before), told(dossier, after));
    return new Done();
  }

  private static Map<String, Object> told(Dossier dossier, Meeting meeting) {
    var told = new LinkedHashMap<String, Object>();
    told.put("title", dossier.title());
    var plan = meeting.plan();
    if (plan.chair() != null) told.put("chair", plan.chair());
    if (plan.secretary() != null) told.put("secretary", plan.secretary());
    return told;
  }
}
