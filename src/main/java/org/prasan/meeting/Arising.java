package org.prasan.meeting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.commitment.Commitments;
import org.prasan.commitment.Told;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What earlier meetings of a series left: it stands under matters arising by itself. */
@Component
class Arising {
  private final MeetingRows meetings;
  private final DecisionRows decisions;
  private final Commitments commitments;
  private final MeetingNames names;
  private final MeetingClock clock;

  Arising(
      MeetingRows meetings,
      DecisionRows decisions,
      Commitments commitments,
      MeetingNames names,
      MeetingClock clock) {
    this.meetings = meetings;
    this.decisions = decisions;
    this.commitments = commitments;
    this.names = names;
    this.clock = clock;
  }

  /**
   * What is left.
   *
   * @param promises made at earlier meetings of the series and still open
   * @param decided at the meeting before
   * @param awaiting noted without a quorum: this meeting can confirm them
   * @param today by which it is told what is late
   * @param names of those who promised
   */
  record Left(
      @Nullable MeetingId before,
      List<Told> promises,
      List<Decision> decided,
      List<Decision> awaiting,
      LocalDate today,
      MeetingNames.Known names) {
    public boolean late(Told promise) {
      return promise.overdue(today);
    }

    public boolean isEmpty() {
      return promises.isEmpty() && decided.isEmpty() && awaiting.isEmpty();
    }
  }

  @Transactional(readOnly = true)
  public Left of(CoalitionId coalition, Meeting meeting) {
    var earlier =
        meetings.of(coalition, meeting.series()).stream()
            .filter(one -> one.stored() == MeetingState.CLOSED)
            .filter(one -> !one.id().equals(meeting.id()))
            .filter(one -> !one.plan().day().isAfter(meeting.plan().day()))
            .sorted(Comparator.comparing(one -> one.plan().day()))
            .toList();
    if (earlier.isEmpty())
      return new Left(
          null,
          List.of(),
          List.of(),
          List.of(),
          clock.today(),
          names.of(coalition, List.of(), Stream.of()));
    var ids = earlier.stream().map(one -> one.id().value()).collect(Collectors.toSet());
    var before = earlier.getLast().id();
    var promises =
        commitments.from(coalition, ids).stream().filter(one -> one.state().open()).toList();
    return new Left(
        before,
        promises,
        decisions.of(coalition, before).stream()
            .filter(one -> one.standing() == Decision.Standing.VALID)
            .toList(),
        decisions.awaiting(coalition, meeting.series()).stream()
            .filter(one -> ids.contains(one.meeting().value()))
            .toList(),
        clock.today(),
        names.of(coalition, promises.stream().map(Told::owner).distinct().toList(), Stream.of()));
  }
}
