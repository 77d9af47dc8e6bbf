package org.prasan.meeting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prasan.audit.Audit;
import org.prasan.identity.Token;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A meeting of a series is put on a day; the next follows from its rhythm. */
@Service
class PlanMeeting {
  /** From the year of the Common Era to that of the Buddhist. */
  static final int ERA = 543;

  private final SeriesRows series;
  private final MeetingRows meetings;
  private final TemplateRows templates;
  private final NextDay days;
  private final MeetingWords words;
  private final MeetingClock stamps;
  private final Audit audit;

  PlanMeeting(
      SeriesRows series,
      MeetingRows meetings,
      TemplateRows templates,
      NextDay days,
      MeetingWords words,
      MeetingClock stamps,
      Audit audit) {
    this.series = series;
    this.meetings = meetings;
    this.templates = templates;
    this.days = days;
    this.words = words;
    this.stamps = stamps;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Planned(MeetingId id) implements Outcome {}

  /** The series has a meeting on that day already. */
  record ThereAlready(MeetingId id) implements Outcome {}

  /** The series has ended. */
  record Over() implements Outcome {}

  /** That day is over. */
  record PastDay() implements Outcome {}

  record NotFound() implements Outcome {}

  /** Sent twice under the same id it is planned once. */
  @Transactional
  Outcome plan(Acting acting, SeriesId id, MeetingId fresh, LocalDate day) {
    acting.require(Action.ARRANGE_MEETINGS);
    var its = series.lock(acting.coalitionId(), id).orElse(null);
    if (its == null) return new NotFound();
    if (its.ended()) return new Over();
    var there = on(acting.coalitionId(), id, day);
    if (there.isPresent())
      return there.get().id().equals(fresh)
          ? new Planned(fresh)
          : new ThereAlready(there.get().id());
    if (day.isBefore(stamps.today())) return new PastDay();
    add(acting, its, fresh, day);
    return new Planned(fresh);
  }

  /**
   * The first of a new series is planned on the day that was just said, so that nobody says it
   * twice.
   *
   * @return on which day it is: the next working day where nobody works on the one said, and if
   *     that is over, the next one to which the rhythm leads from there; empty if there is none
   */
  @Transactional
  Optional<LocalDate> first(Acting acting, SeriesId id) {
    acting.require(Action.ARRANGE_MEETINGS);
    var its = series.lock(acting.coalitionId(), id).orElseThrow();
    var there = meetings.of(acting.coalitionId(), id);
    if (!there.isEmpty()) return Optional.of(there.getFirst().plan().day());
    var day =
        its.rhythm().firstOn().isBefore(stamps.today())
            ? nextDay(acting.coalitionId(), its).map(NextDay.Found::day)
            : Optional.of(days.first(acting.coalitionId(), its));
    day.ifPresent(on -> add(acting, its, MeetingId.fresh(), on));
    return day;
  }

  /** The day on which it would come back after all that are planned, and after their days. */
  @Transactional(readOnly = true)
  public Optional<NextDay.Found> nextDay(CoalitionId coalition, Series its) {
    var last =
        meetings.of(coalition, its.id()).stream().map(Meeting::uses).max(Comparator.naturalOrder());
    var from = last.map(day -> day.plusDays(1)).orElse(its.rhythm().firstOn());
    return days.from(coalition, its, from.isBefore(stamps.today()) ? stamps.today() : from);
  }

  /**
   * Which day of the series it takes on another day: the same when it is only put ahead of it, so
   * that the series does not come back on the day that was given up.
   */
  @Transactional(readOnly = true)
  public LocalDate slot(CoalitionId coalition, Series its, Meeting meeting, LocalDate day) {
    boolean sameRound =
        days.from(coalition, its, day)
            .filter(next -> next.day().equals(meeting.slot()))
            .isPresent();
    return sameRound ? meeting.slot() : day;
  }

  /**
   * One has started or closed: the next of its series stands open for what members propose, without
   * anybody being written to.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void openNext(Acting acting, Meeting before) {
    var its = series.lock(acting.coalitionId(), before.series()).orElseThrow();
    var next = next(acting, before);
    if (next.isPresent() && next.get().stored() == MeetingState.DRAFT)
      open(acting, its, next.get());
  }

  /** The one after it, which is planned if need be; the series is locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Meeting> next(Acting acting, Meeting before) {
    var coalition = acting.coalitionId();
    var its = series.lock(coalition, before.series()).orElseThrow();
    var planned =
        meetings.of(coalition, its.id()).stream()
            .filter(meeting -> meeting.stored().ahead() && !meeting.id().equals(before.id()))
            .filter(meeting -> meeting.plan().day().isAfter(before.plan().day()))
            .findFirst();
    if (planned.isPresent() || its.ended()) return planned;
    return nextDay(coalition, its).map(found -> add(acting, its, MeetingId.fresh(), found.day()));
  }

  /** It is numbered and stands open; the series is locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  Meeting open(Acting acting, Series its, Meeting meeting) {
    var coalition = acting.coalitionId();
    int year = meeting.plan().day().getYear() + ERA;
    var number =
        meeting.number() != null
            ? meeting.number()
            : new Ordinal(meetings.nextNumber(coalition, its.id(), year), year);
    var course = meeting.course();
    var open =
        meeting
            .numbered(number)
            .in(
                MeetingState.OPEN,
                new Meeting.Course(course.invited(), stamps.now(), null, null, null, null, null))
            .stamped(stamps.by(acting));
    meetings.update(coalition, open);
    audit.record(
        acting,
        "meeting.opened",
        "meeting",
        open.id(),
        null,
        Map.of("title", words.title(its, open), "on", open.plan().day()));
    return open;
  }

  private Optional<Meeting> on(CoalitionId coalition, SeriesId id, LocalDate day) {
    return meetings.of(coalition, id).stream()
        .filter(meeting -> meeting.plan().day().equals(day))
        .filter(meeting -> meeting.stored() != MeetingState.CANCELLED)
        .findFirst();
  }

  private Meeting add(Acting acting, Series its, MeetingId id, LocalDate day) {
    var usual = its.usual();
    var meeting =
        new Meeting(
            id,
            its.id(),
            null,
            day,
            new Meeting.Plan(
                day,
                usual.startsAt(),
                usual.minutes(),
                usual.place(),
                usual.link(),
                usual.chair(),
                usual.secretary()),
            headings(acting.coalitionId(), its),
            MeetingState.DRAFT,
            Meeting.Course.NOTHING,
            Meeting.Desk.EMPTY,
            Token.fresh().value(),
            stamps.by(acting),
            1);
    if (!meetings.insert(acting.coalitionId(), meeting)) throw new IdTaken();
    audit.record(
        acting,
        "meeting.planned",
        "meeting",
        id,
        null,
        Map.of("title", words.title(its, meeting), "on", day));
    return meeting;
  }

  private List<Heading> headings(CoalitionId coalition, Series its) {
    return templates.of(coalition, its.kind()).headings();
  }
}
