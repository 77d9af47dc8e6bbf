package org.prasan.meeting;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.prasan.language.LocalizedText;
import org.prasan.meeting.MinutesOutcome.Why;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A later meeting adopts minutes, which locks them; after that only a decision of a later meeting
 * changes them.
 */
@Service
class AdoptMinutes {
  private static final Set<MeetingState> RECORDED =
      EnumSet.of(MeetingState.IN_PROGRESS, MeetingState.WINDOW);

  private final MinutesDesk desk;
  private final MinutesRows rows;
  private final MeetingRows meetings;
  private final DecisionRows decisions;
  private final MeetingDossiers dossiers;
  private final NoteAdoption noteAdoption;
  private final MeetingWords words;
  private final TellOfMinutes tell;
  private final MeetingClock stamps;

  AdoptMinutes(
      MinutesDesk desk,
      MinutesRows rows,
      MeetingRows meetings,
      DecisionRows decisions,
      MeetingDossiers dossiers,
      NoteAdoption noteAdoption,
      MeetingWords words,
      TellOfMinutes tell,
      MeetingClock stamps) {
    this.desk = desk;
    this.rows = rows;
    this.meetings = meetings;
    this.decisions = decisions;
    this.dossiers = dossiers;
    this.noteAdoption = noteAdoption;
    this.words = words;
    this.tell = tell;
    this.stamps = stamps;
  }

  /**
   * Adopting twice at the same meeting is adopting once. Whoever holds the meeting records it as
   * all else that falls there; after its end the office alone.
   *
   * @param early whoever types it has read that members may still propose corrections, and means it
   */
  @Transactional
  MinutesOutcome adopt(Acting acting, MeetingId id, MeetingId at, boolean early) {
    acting.require(Action.HOLD_MEETINGS);
    var open = desk.lock(acting, id).orElse(null);
    if (open == null) return new MinutesOutcome.NotFound();
    var minutes = open.minutes();
    if (minutes.state() == MinutesState.ADOPTED)
      return at.equals(minutes.adoptedAt()) ? MinutesOutcome.done() : desk.locked(acting, open);
    if (minutes.state() == MinutesState.DRAFT) return MinutesOutcome.refused(Why.NOT_CIRCULATED);
    if (!minutes.waiting().isEmpty()) return MinutesOutcome.refused(Why.WAITING);
    if (adopting(acting, open.dossier().meeting()).stream()
        .noneMatch(later -> later.id().equals(at))) return MinutesOutcome.refused(Why.NO_MEETING);
    var there = dossiers.lock(acting.coalitionId(), at).orElseThrow();
    // It may have ended since, or its minutes have gone to members.
    if (!records(acting, there)) return MinutesOutcome.refused(Why.NO_MEETING);
    if (!there.quorate()) return MinutesOutcome.refused(Why.NO_QUORUM);
    if (!early && minutes.takesCorrectionsOn(stamps.today()))
      return MinutesOutcome.refused(Why.STILL_OPEN);
    rows.adopt(acting.coalitionId(), id, there.meeting().plan().day(), at, stamps.by(acting));
    var paper = minutes.newest().orElseThrow().paper();
    var kept = desk.keep(acting, open, Minutes.Cause.ADOPTED, paper);
    noteAdoption.at(acting, there, open);
    tell.adopted(acting, id);
    desk.note(
        acting,
        open,
        "adopted",
        Map.of("adoptedAt", there.title(), "fingerprint", kept.fingerprint()));
    return MinutesOutcome.done();
  }

  /**
   * Later meetings of the series at which this person may record the adoption now: they are going
   * on or just over, and members have not got their minutes, in which the adoption has to stand.
   */
  @Transactional(readOnly = true)
  List<Dossier> adopting(Acting acting, Meeting adopted) {
    var coalition = acting.coalitionId();
    return meetings.of(coalition, adopted.series()).stream()
        .filter(meeting -> later(meeting, adopted))
        .filter(meeting -> RECORDED.contains(meeting.stateAt(stamps.now())))
        .flatMap(meeting -> dossiers.find(coalition, meeting.id()).stream())
        .filter(at -> records(acting, at))
        .toList();
  }

  /** Whether this person can record the adoption at this meeting now. */
  static boolean records(Acting acting, Dossier at) {
    return RecordOutcome.mayRecord(acting, at) && !at.settled();
  }

  /** Minutes that members have and no meeting has adopted yet. */
  record Awaiting(MeetingId id, LocalizedText title) {}

  /** Those of earlier meetings of the series, the oldest first. */
  @Transactional(readOnly = true)
  List<Awaiting> awaiting(CoalitionId coalition, Series series, Meeting at) {
    var waiting = rows.awaitingAdoption(coalition, at.series());
    if (waiting.isEmpty()) return List.of();
    return meetings.of(coalition, at.series()).stream()
        .filter(meeting -> waiting.contains(meeting.id()) && later(at, meeting))
        .map(meeting -> new Awaiting(meeting.id(), words.title(series, meeting)))
        .toList();
  }

  /** Decisions of later meetings of the series, by which adopted minutes may be changed. */
  @Transactional(readOnly = true)
  List<Decision> laterDecisions(CoalitionId coalition, Meeting adopted) {
    return meetings.of(coalition, adopted.series()).stream()
        .filter(meeting -> later(meeting, adopted))
        .flatMap(meeting -> decisions.of(coalition, meeting.id()).stream())
        .filter(decision -> decision.standing() == Decision.Standing.VALID)
        .toList();
  }

  private static boolean later(Meeting meeting, Meeting adopted) {
    return !meeting.id().equals(adopted.id())
        && !meeting.plan().day().isBefore(adopted.plan().day());
  }

  /** How an item of adopted minutes reads from now on, because a later meeting decided so. */
  record Amendment(UUID id, ItemId item, String text, String reason, DecisionId decision) {}

  @Transactional
  MinutesOutcome amend(Acting acting, MeetingId id, Amendment amendment) {
    acting.require(Action.WRITE_MINUTES);
    var open = desk.lock(acting, id).orElse(null);
    if (open == null || open.dossier().agenda().line(amendment.item()).isEmpty())
      return new MinutesOutcome.NotFound();
    if (open.minutes().state() != MinutesState.ADOPTED)
      return MinutesOutcome.refused(Why.NOT_ADOPTED);
    if (!open.minutes().tells(amendment.item())) return new MinutesOutcome.NotFound();
    var decision = decided(acting.coalitionId(), open, amendment.decision()).orElse(null);
    if (decision == null) return MinutesOutcome.refused(Why.NO_DECISION);
    var now = stamps.by(acting);
    var correction =
        new Correction(
            amendment.id(),
            amendment.item(),
            amendment.text(),
            amendment.reason(),
            Correction.State.TAKEN,
            "",
            decision.id(),
            now,
            now);
    var before = CorrectMinutes.find(open, amendment.id());
    if (before != null && before.decision() != null && amendment.item().equals(before.item()))
      return MinutesOutcome.done();
    if (!rows.add(acting.coalitionId(), id, correction)) throw new IdTaken();
    var paper = open.minutes().newest().orElseThrow().paper();
    var kept =
        desk.keep(
            acting,
            open,
            Minutes.Cause.AMENDED,
            paper.with(amendment.item().value(), amendment.text()));
    desk.note(
        acting,
        open,
        "amended",
        Map.of(
            "item", WriteMinutes.title(open, amendment.item()),
            "text", amendment.text(),
            "reason", amendment.reason(),
            "decision", decision.number().toString(),
            "fingerprint", kept.fingerprint()));
    return MinutesOutcome.done();
  }

  private Optional<Decision> decided(
      CoalitionId coalition, MinutesDesk.Open open, DecisionId decision) {
    return laterDecisions(coalition, open.dossier().meeting()).stream()
        .filter(one -> one.id().equals(decision))
        .findFirst();
  }
}
