package org.prasan.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.ReadOnce;
import org.prasan.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits around meetings: to be there, to say whether one comes, to invite, to type what fell,
 * and what leads minutes to their adoption.
 */
@Component
class MeetingDuties implements Waiting {
  /** So long the secretary has to write the minutes once all that fell is typed. */
  private static final int DAYS_TO_WRITE = 7;

  private final MeetingRows meetings;
  private final SeriesRows series;
  private final ProposalRows proposals;
  private final AttendanceRows attendance;
  private final MinutesRows minutes;
  private final Entitled entitled;
  private final MeetingWords words;
  private final MeetingClock clock;

  MeetingDuties(
      MeetingRows meetings,
      SeriesRows series,
      ProposalRows proposals,
      AttendanceRows attendance,
      MinutesRows minutes,
      Entitled entitled,
      MeetingWords words,
      MeetingClock clock) {
    this.meetings = meetings;
    this.series = series;
    this.proposals = proposals;
    this.attendance = attendance;
    this.minutes = minutes;
    this.entitled = entitled;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    if (!acting.may(Action.SEE_MEETINGS)) return List.of();
    var cards = new ArrayList<Card>();
    var current = meetings.current(acting.coalitionId(), clock.now());
    if (acting.may(Action.ATTEND_MEETING)) running(acting, current, cards);
    if (acting.may(Action.ANSWER_MEETING)) answers(acting, current, cards);
    boolean office = acting.may(Action.ARRANGE_MEETINGS);
    if (office) office(acting, current, cards);
    if (office || acting.may(Action.ANSWER_MEETING) || acting.may(Action.WRITE_MINUTES))
      minutes
          .pending(
              acting.coalitionId(),
              acting.organization(),
              office ? clock.today().minusYears(1) : null)
          .forEach(one -> minutes(acting, one, current, cards));
    return cards;
  }

  /** Before all else: whoever reads it after the meeting could not come any more. */
  private void running(Acting acting, List<Meeting> current, List<Card> cards) {
    var person = acting.person();
    if (person == null) return;
    for (var meeting : current) {
      if (meeting.stored() != MeetingState.IN_PROGRESS
          || !meeting.plan().day().equals(clock.today())) continue;
      var its = series(acting, meeting);
      if (!expects(acting, its, meeting)) continue;
      boolean there = attendance.there(acting.coalitionId(), meeting.id(), person);
      cards.add(
          card(
              acting,
              there ? "meeting.duty.follow" : "meeting.duty.check-in",
              its,
              meeting,
              there ? "/room" : "/check-in",
              there ? "layout-list" : "id-badge-2",
              null,
              Card.NOW));
    }
  }

  private boolean expects(Acting acting, Series its, Meeting meeting) {
    var plan = meeting.plan();
    var person = Objects.requireNonNull(acting.person());
    if (person.equals(plan.chair()) || person.equals(plan.secretary())) return true;
    var own = acting.organization();
    return own != null && entitled.on(acting.coalitionId(), its, plan.day()).contains(own);
  }

  private void answers(Acting acting, List<Meeting> current, List<Card> cards) {
    var own = acting.organization();
    if (own == null) return;
    var asked =
        current.stream()
            .filter(one -> one.stored() == MeetingState.OPEN && one.course().invited() != null)
            .toList();
    var given =
        attendance.answersOf(acting.coalitionId(), own, asked.stream().map(Meeting::id).toList());
    for (var meeting : asked) {
      if (given.containsKey(meeting.id())) continue;
      var its = series(acting, meeting);
      if (!entitled.on(acting.coalitionId(), its, meeting.plan().day()).contains(own)) continue;
      cards.add(
          card(
              acting,
              "meeting.duty.answer",
              its,
              meeting,
              "/answer",
              "calendar-event",
              meeting.plan().day(),
              20));
    }
  }

  private void office(Acting acting, List<Meeting> current, List<Card> cards) {
    for (var meeting : current)
      if (meeting.stored() == MeetingState.CLOSED)
        cards.add(
            card(
                acting,
                "meeting.duty.complete",
                series(acting, meeting),
                meeting,
                "/room",
                "pencil",
                over(meeting),
                10));
    for (var meeting : current)
      if (meeting.stored() == MeetingState.OPEN
          && meeting.course().invited() == null
          && meeting.plan().day().isBefore(clock.today().plusDays(21)))
        cards.add(
            card(
                acting,
                "meeting.duty.invite",
                series(acting, meeting),
                meeting,
                "",
                "mail",
                meeting.plan().day().minusDays(7),
                30));
    int waiting = proposals.waiting(acting.coalitionId());
    if (waiting > 0)
      cards.add(
          new Card(
                  "meeting.duty.proposals",
                  List.of(waiting),
                  "clipboard",
                  "/" + acting.coalition().slug() + "/proposals",
                  null,
                  40)
              .gathering(waiting));
  }

  private void minutes(
      Acting acting, MinutesRows.Pending one, List<Meeting> current, List<Card> cards) {
    var until = one.correctUntil();
    if (until == null) {
      var due = over(one.meeting()).plusDays(DAYS_TO_WRITE);
      cards.add(about(acting, "write", one, "/minutes", "file-text", due, 15));
      return;
    }
    boolean reads = acting.may(Action.ANSWER_MEETING) && acting.organization() != null;
    if (reads && !clock.today().isAfter(until) && !one.spoken())
      cards.add(about(acting, "read", one, "/minutes", "file-text", until, 25));
    if (acting.may(Action.WRITE_MINUTES)) adoption(acting, one, current, cards);
  }

  /** What the secretary has to do before a meeting can adopt them, or that one can. */
  private void adoption(
      Acting acting, MinutesRows.Pending one, List<Meeting> current, List<Card> cards) {
    var next = next(one.meeting(), current);
    if (one.waiting() > 0) {
      var due = next == null ? one.correctUntil() : next.plan().day();
      cards.add(about(acting, "corrections", one, "/minutes#corrections", "pencil", due, 12));
      return;
    }
    if (next == null) {
      cards.add(about(acting, "adopt", one, "/minutes", "gavel", null, 50));
      return;
    }
    var url =
        next.stored() == MeetingState.OPEN || next.stored() == MeetingState.DRAFT
            ? MeetingPages.address(acting, next.id())
            : MinutesPages.address(acting, one.meeting().id()) + "/adopt";
    cards.add(
        new Card(
            "meeting.duty.adopt",
            List.of(title(acting, one.meeting())),
            "gavel",
            url,
            next.plan().day(),
            45));
  }

  /** The first after it in its series that is ahead, goes on, or is just over. */
  private static @Nullable Meeting next(Meeting meeting, List<Meeting> current) {
    return current.stream()
        .filter(one -> one.series().equals(meeting.series()) && !one.id().equals(meeting.id()))
        .filter(one -> !one.plan().day().isBefore(meeting.plan().day()))
        .findFirst()
        .orElse(null);
  }

  private Card about(
      Acting acting,
      String what,
      MinutesRows.Pending one,
      String below,
      String icon,
      @Nullable LocalDate due,
      int weight) {
    return new Card(
        "meeting.duty." + what,
        List.of(title(acting, one.meeting()), one.waiting()),
        icon,
        MeetingPages.address(acting, one.meeting().id()) + below,
        due,
        weight);
  }

  private String title(Acting acting, Meeting meeting) {
    return words.title(series(acting, meeting), meeting, LocaleContextHolder.getLocale());
  }

  /** The day on which what fell is complete. */
  private LocalDate over(Meeting meeting) {
    return clock.dayOf(Objects.requireNonNull(meeting.course().windowUntil()));
  }

  private Series series(Acting acting, Meeting meeting) {
    var coalition = acting.coalitionId();
    var all =
        ReadOnce.of(
            List.of("series", coalition),
            () ->
                series.all(coalition).stream()
                    .collect(Collectors.toMap(Series::id, Function.identity())));
    return Objects.requireNonNull(all.get(meeting.series()));
  }

  private Card card(
      Acting acting,
      String key,
      Series its,
      Meeting meeting,
      String below,
      String icon,
      @Nullable LocalDate due,
      int weight) {
    return new Card(
        key,
        List.of(words.title(its, meeting, LocaleContextHolder.getLocale())),
        icon,
        MeetingPages.address(acting, meeting.id()) + below,
        due,
        weight);
  }
}
