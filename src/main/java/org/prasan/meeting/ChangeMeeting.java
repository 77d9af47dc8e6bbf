package org.prasan.meeting;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A meeting is rearranged, opened, cancelled, begun and closed. */
@Service
class ChangeMeeting {
  private final MeetingDossiers dossiers;
  private final MeetingRows meetings;
  private final SeriesRows series;
  private final PlanMeeting plan;
  private final TellOfMeetings tell;
  private final MeetingClock stamps;
  private final Audit audit;

  ChangeMeeting(
      MeetingDossiers dossiers,
      MeetingRows meetings,
      SeriesRows series,
      PlanMeeting plan,
      TellOfMeetings tell,
      MeetingClock stamps,
      Audit audit) {
    this.dossiers = dossiers;
    this.meetings = meetings;
    this.series = series;
    this.plan = plan;
    this.tell = tell;
    this.stamps = stamps;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Done(Meeting now) implements Outcome {}

  record NotNow(MeetingState state) implements Outcome {}

  /** Somebody has changed it since it was on the page. */
  record ChangedMeanwhile(Meeting now) implements Outcome {}

  /** That day is over. */
  record PastDay() implements Outcome {}

  /** It is planned for a later day, and nobody has said that it really begins today. */
  record TooEarly() implements Outcome {}

  /** It can only be closed as a talk without a quorum, and nobody has said that this is meant. */
  record NoQuorum(Quorum quorum) implements Outcome {}

  record NotFound() implements Outcome {}

  /**
   * @param basis the version that was on the page
   */
  @Transactional
  Outcome edit(Acting acting, MeetingId id, int basis, Meeting.Plan wanted) {
    acting.require(Act.EDIT.action());
    var dossier = dossiers.lock(acting.coalitionId(), id).orElse(null);
    if (dossier == null) return new NotFound();
    var now = dossier.meeting();
    if (!Act.EDIT.possibleIn(dossier.state())) return new NotNow(dossier.state());
    if (now.plan().equals(wanted)) return new Done(now);
    if (now.version() != basis) return new ChangedMeanwhile(now);
    var day = wanted.day();
    if (day.isBefore(stamps.today()) && !day.equals(now.plan().day())) return new PastDay();
    var slot =
        day.equals(now.plan().day())
            ? now.slot()
            : plan.slot(acting.coalitionId(), dossier.series(), now, day);
    var changed = now.with(wanted).takes(slot).stamped(stamps.by(acting));
    meetings.update(acting.coalitionId(), changed);
    audit.record(
        acting, "meeting.changed", "meeting", id, told(dossier, now), told(dossier, changed));
    tell.changed(acting.coalition(), dossiers.find(acting.coalitionId(), id).orElseThrow());
    return new Done(changed);
  }

  /** It stands open; doing it twice is doing it once. */
  @Transactional
  Outcome open(Acting acting, MeetingId id) {
    acting.require(Act.OPEN_IT.action());
    var coalition = acting.coalitionId();
    var known = meetings.find(coalition, id).orElse(null);
    if (known == null) return new NotFound();
    var its = series.lock(coalition, known.series()).orElseThrow();
    var now = meetings.lock(coalition, id).orElseThrow();
    if (now.stored() == MeetingState.OPEN) return new Done(now);
    if (!Act.OPEN_IT.possibleIn(now.stateAt(stamps.now())))
      return new NotNow(now.stateAt(stamps.now()));
    return new Done(plan.open(acting, its, now));
  }

  /** Those who count are written to, once. */
  @Transactional
  Outcome invite(Acting acting, MeetingId id) {
    acting.require(Act.INVITE.action());
    var dossier = dossiers.lock(acting.coalitionId(), id).orElse(null);
    if (dossier == null) return new NotFound();
    var now = dossier.meeting();
    if (!Act.INVITE.possibleIn(dossier.state())) return new NotNow(dossier.state());
    if (now.course().invited() != null) return new Done(now);
    var course = now.course();
    var invited =
        now.with(new Meeting.Course(stamps.now(), course.opened(), null, null, null, null, null))
            .stamped(stamps.by(acting));
    meetings.update(acting.coalitionId(), invited);
    tell.invited(acting, dossier);
    audit.record(acting, "meeting.invited", "meeting", id, null, Map.of("title", title(dossier)));
    return new Done(invited);
  }

  @Transactional
  Outcome cancel(Acting acting, MeetingId id, String why) {
    acting.require(Act.CANCEL.action());
    var dossier = dossiers.lock(acting.coalitionId(), id).orElse(null);
    if (dossier == null) return new NotFound();
    if (dossier.state() == MeetingState.CANCELLED) return new Done(dossier.meeting());
    if (!Act.CANCEL.possibleIn(dossier.state())) return new NotNow(dossier.state());
    var course = dossier.meeting().course();
    var cancelled =
        dossier
            .meeting()
            .in(
                MeetingState.CANCELLED,
                new Meeting.Course(course.invited(), course.opened(), null, null, null, null, why))
            .stamped(stamps.by(acting));
    meetings.update(acting.coalitionId(), cancelled);
    audit.record(
        acting,
        "meeting.cancelled",
        "meeting",
        id,
        null,
        Map.of("title", title(dossier), "reason", why));
    tell.cancelled(acting.coalition(), dossier);
    return new Done(cancelled);
  }

  /**
   * It begins with its first item, and the next of the series stands open. It is held on the day on
   * which it starts, whatever was planned: who counts and which rule holds follow from that day.
   *
   * @param early whoever starts has read that it is planned for later, and means today
   */
  @Transactional
  Outcome start(Acting acting, MeetingId id, boolean early) {
    acting.require(Act.START.action());
    var dossier = lockWithSeries(acting, id);
    if (dossier == null) return new NotFound();
    Act.START.require(acting, dossier);
    if (dossier.state() == MeetingState.IN_PROGRESS) return new Done(dossier.meeting());
    if (!Act.START.possibleIn(dossier.state())) return new NotNow(dossier.state());
    var course = dossier.meeting().course();
    var planned = dossier.meeting().plan();
    if (!early && planned.day().isAfter(stamps.today())) return new TooEarly();
    var first = dossier.agenda().lines().stream().findFirst().map(line -> line.item().id());
    var started =
        dossier
            .meeting()
            .in(
                MeetingState.IN_PROGRESS,
                new Meeting.Course(
                    course.invited(), course.opened(), stamps.now(), null, null, null, null))
            .with(planned.day().equals(stamps.today()) ? planned : now(planned))
            .with(new Meeting.Desk(first.orElse(null), first.isEmpty() ? null : stamps.now()))
            .stamped(stamps.by(acting));
    meetings.update(acting.coalitionId(), started);
    audit.record(
        acting,
        "meeting.started",
        "meeting",
        id,
        started.plan().equals(planned) ? null : begins(dossier, planned),
        begins(dossier, started.plan()));
    tell.begun(acting.coalition(), id);
    if (!started.plan().day().equals(planned.day()))
      tell.changed(acting.coalition(), dossiers.find(acting.coalitionId(), id).orElseThrow());
    plan.openNext(acting, started);
    return new Done(started);
  }

  /** Another day than planned: whoever is told of it reads the hour at which it really began. */
  private Meeting.Plan now(Meeting.Plan planned) {
    var hour = stamps.timeOf(stamps.now()).truncatedTo(ChronoUnit.MINUTES);
    return planned.on(stamps.today(), hour);
  }

  /**
   * @param withoutQuorum whoever closes has read that there is none, and means it
   */
  @Transactional
  Outcome close(Acting acting, MeetingId id, boolean withoutQuorum) {
    acting.require(Act.CLOSE.action());
    var dossier = lockWithSeries(acting, id);
    if (dossier == null) return new NotFound();
    Act.CLOSE.require(acting, dossier);
    if (dossier.state() == MeetingState.WINDOW) return new Done(dossier.meeting());
    if (!Act.CLOSE.possibleIn(dossier.state())) return new NotNow(dossier.state());
    var quorum = dossier.quorum();
    if (!quorum.reached() && !withoutQuorum) return new NoQuorum(quorum);
    var course = dossier.meeting().course();
    var now = stamps.now();
    var closed =
        dossier
            .meeting()
            .in(
                MeetingState.CLOSED,
                new Meeting.Course(
                    course.invited(),
                    course.opened(),
                    course.started(),
                    now,
                    now.plus(Duration.ofHours(dossier.series().windowHours())),
                    quorum.counted(),
                    null))
            .with(Meeting.Desk.EMPTY)
            .stamped(stamps.by(acting));
    meetings.update(acting.coalitionId(), closed);
    var told = new LinkedHashMap<String, Object>();
    told.put("title", title(dossier));
    told.put("quorum", quorum.reached());
    told.put("present", quorum.present().size());
    told.put("entitled", quorum.entitled().size());
    audit.record(acting, "meeting.closed", "meeting", id, null, told);
    plan.openNext(acting, closed);
    return new Done(closed);
  }

  /** What is talked about now. */
  @Transactional
  Outcome steer(Acting acting, MeetingId id, ItemId item) {
    acting.require(Act.STEER.action());
    var dossier = dossiers.lock(acting.coalitionId(), id).orElse(null);
    if (dossier == null || dossier.agenda().line(item).isEmpty()) return new NotFound();
    Act.STEER.require(acting, dossier);
    if (!Act.STEER.possibleIn(dossier.state())) return new NotNow(dossier.state());
    var now = dossier.meeting();
    if (item.equals(now.desk().item())) return new Done(now);
    var steered = now.with(new Meeting.Desk(item, stamps.now())).stamped(stamps.by(acting));
    meetings.update(acting.coalitionId(), steered);
    audit.record(
        acting,
        "meeting.steered",
        "meeting",
        id,
        null,
        Map.of(
            "title", title(dossier),
            "item", dossier.agenda().line(item).orElseThrow().item().title()));
    return new Done(steered);
  }

  /** The series before the meeting, in the order in which everybody locks them. */
  private @Nullable Dossier lockWithSeries(Acting acting, MeetingId id) {
    var known = meetings.find(acting.coalitionId(), id).orElse(null);
    if (known == null) return null;
    series.lock(acting.coalitionId(), known.series());
    return dossiers.lock(acting.coalitionId(), id).orElse(null);
  }

  private static Map<String, Object> begins(Dossier dossier, Meeting.Plan plan) {
    return Map.of("title", title(dossier), "on", plan.day(), "startsAt", plan.startsAt());
  }

  private static Object title(Dossier dossier) {
    return dossier.title();
  }

  private static Map<String, @Nullable Object> told(Dossier dossier, Meeting meeting) {
    var plan = meeting.plan();
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("title", dossier.title());
    told.put("on", plan.day());
    told.put("startsAt", plan.startsAt());
    told.put("minutes", plan.minutes());
    told.put("place", plan.place());
    told.put("link", plan.link());
    told.put("chair", plan.chair());
    told.put("secretary", plan.secretary());
    return told;
  }
}
