package org.prasan.meeting;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what belongs to a meeting. */
@Component
class MeetingDossiers {
  private final MeetingRows meetings;
  private final SeriesRows series;
  private final ItemRows items;
  private final PaperRows papers;
  private final OutcomeRows outcomes;
  private final DecisionRows decisions;
  private final AttendanceRows attendance;
  private final MinutesRows minutes;
  private final Entitled entitled;
  private final Chairs chairs;
  private final MeetingNames names;
  private final MeetingWords words;
  private final MeetingClock stamps;

  MeetingDossiers(
      MeetingRows meetings,
      SeriesRows series,
      ItemRows items,
      PaperRows papers,
      OutcomeRows outcomes,
      DecisionRows decisions,
      AttendanceRows attendance,
      MinutesRows minutes,
      Entitled entitled,
      Chairs chairs,
      MeetingNames names,
      MeetingWords words,
      MeetingClock stamps) {
    this.meetings = meetings;
    this.series = series;
    this.items = items;
    this.papers = papers;
    this.outcomes = outcomes;
    this.decisions = decisions;
    this.attendance = attendance;
    this.minutes = minutes;
    this.entitled = entitled;
    this.chairs = chairs;
    this.names = names;
    this.words = words;
    this.stamps = stamps;
  }

  @Transactional(readOnly = true)
  Optional<Dossier> find(CoalitionId coalition, MeetingId id) {
    return meetings.find(coalition, id).map(meeting -> gather(coalition, meeting));
  }

  /** Nobody else can change the meeting until the transaction ends. */
  @Transactional
  Optional<Dossier> lock(CoalitionId coalition, MeetingId id) {
    return meetings.lock(coalition, id).map(meeting -> gather(coalition, meeting));
  }

  private Dossier gather(CoalitionId coalition, Meeting meeting) {
    var its = series.find(coalition, meeting.series()).orElseThrow();
    var there = attendance.of(coalition, meeting.id());
    var decided = decisions.of(coalition, meeting.id());
    var quorum = entitled.quorum(coalition, its, meeting.plan().day(), Dossier.arrived(there));
    var agenda = Agenda.of(meeting, items.of(coalition, meeting.id()));
    return new Dossier(
        meeting,
        its,
        meeting.stateAt(stamps.now()),
        agenda,
        papers.of(coalition, meeting.id()),
        outcomes.of(coalition, meeting.id()),
        decided.stream().collect(Collectors.toMap(Decision::id, Function.identity())),
        attendance.answers(coalition, meeting.id()),
        there,
        quorum,
        minutes.state(coalition, meeting.id()),
        chairs.on(coalition, stamps.today()),
        names.of(
            coalition,
            organizations(agenda, decided, there, quorum),
            Stream.of(
                    there.stream().map(Attendance::person),
                    names.called(coalition, presenters(agenda)),
                    Stream.of(
                        meeting.plan().chair(), meeting.plan().secretary(), meeting.changed().by()))
                .flatMap(people -> people)),
        words.title(its, meeting),
        false);
  }

  private static Set<String> presenters(Agenda agenda) {
    return agenda.lines().stream()
        .map(line -> line.item().facts().presenter())
        .filter(name -> !name.isBlank())
        .collect(Collectors.toSet());
  }

  private static Set<OrganizationId> organizations(
      Agenda agenda, List<Decision> decided, List<Attendance> there, Quorum quorum) {
    var ids = new HashSet<>(quorum.entitled());
    for (var line : agenda.lines()) ids.add(line.item().facts().presenterOrganization());
    for (var one : there) ids.add(one.organization());
    for (var decision : decided) {
      ids.add(decision.facts().proposer());
      ids.add(decision.facts().seconder());
      for (var voice : decision.facts().voices()) ids.add(voice.organization());
    }
    ids.removeIf(Objects::isNull);
    return ids;
  }
}
