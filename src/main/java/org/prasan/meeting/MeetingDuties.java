package org.prasan.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.ReadOnce;
import org.prasan.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits around meetings: to say whether one comes, to invite, to type what fell. */
@Component
class MeetingDuties implements Waiting {
  private final MeetingRows meetings;
  private final SeriesRows series;
  private final ProposalRows proposals;
  private final AttendanceRows attendance;
  private final Entitled entitled;
  private final MeetingWords words;
  private final MeetingClock clock;

  MeetingDuties(
      MeetingRows meetings,
      SeriesRows series,
      ProposalRows proposals,
      AttendanceRows attendance,
      Entitled entitled,
      MeetingWords words,
      MeetingClock clock) {
    this.meetings = meetings;
    this.series = series;
    this.proposals = proposals;
    this.attendance = attendance;
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
    if (!acting.may(Action.ANSWER_MEETING) && !acting.may(Action.ARRANGE_MEETINGS))
      return List.of();
    var current = meetings.current(acting.coalitionId(), clock.now());
    if (acting.may(Action.ANSWER_MEETING)) answers(acting, current, cards);
    if (acting.may(Action.ARRANGE_MEETINGS)) office(acting, current, cards);
    return cards;
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
                clock.dayOf(Objects.requireNonNull(meeting.course().windowUntil())),
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
              40));
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
      LocalDate due,
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
