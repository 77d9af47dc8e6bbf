package org.prasan.meeting;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.meeting.MinutesOutcome.Why;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Members propose how circulated minutes should read; the secretary takes it or says why not. */
@Service
class CorrectMinutes {
  private final MinutesDesk desk;
  private final MinutesRows rows;
  private final TellOfMinutes tell;
  private final MeetingClock stamps;

  CorrectMinutes(MinutesDesk desk, MinutesRows rows, TellOfMinutes tell, MeetingClock stamps) {
    this.desk = desk;
    this.rows = rows;
    this.tell = tell;
    this.stamps = stamps;
  }

  /**
   * What is proposed.
   *
   * @param item null for who was there, when and where
   */
  record Proposed(UUID id, @Nullable ItemId item, String wanted, String reason) {}

  /** The secretary may still note after the last day what is said at the next meeting. */
  @Transactional
  MinutesOutcome propose(Acting acting, MeetingId id, Proposed proposed) {
    acting.require(Action.CORRECT_MINUTES);
    var open = desk.lock(acting, id).orElse(null);
    if (open == null || !knows(open, proposed.item())) return new MinutesOutcome.NotFound();
    var minutes = open.minutes();
    if (minutes.state() == MinutesState.ADOPTED) return desk.locked(acting, open);
    if (minutes.state() != MinutesState.CIRCULATED) return new MinutesOutcome.NotFound();
    if (!minutes.takesCorrectionsOn(stamps.today()) && !acting.may(Action.WRITE_MINUTES))
      return MinutesOutcome.refused(Why.OVER);
    var correction =
        new Correction(
            proposed.id(),
            proposed.item(),
            proposed.wanted(),
            proposed.reason(),
            Correction.State.WAITING,
            "",
            null,
            stamps.by(acting),
            null);
    var before = find(open, proposed.id());
    if (before != null && Objects.equals(before.item(), proposed.item()))
      return MinutesOutcome.done();
    if (!rows.add(acting.coalitionId(), id, correction)) throw new IdTaken();
    desk.note(acting, open, "correction-proposed", told(open, correction));
    return MinutesOutcome.done();
  }

  /** By whoever proposed it, or somebody of the same organization. */
  @Transactional
  MinutesOutcome withdraw(Acting acting, MeetingId id, UUID correction) {
    acting.require(Action.CORRECT_MINUTES);
    var open = desk.lock(acting, id).orElse(null);
    var found = open == null ? null : find(open, correction);
    if (open == null || found == null || !own(acting, found)) return new MinutesOutcome.NotFound();
    return answered(
        acting,
        open,
        found.answered(Correction.State.WITHDRAWN, "", stamps.by(acting)),
        "correction-withdrawn");
  }

  @Transactional
  MinutesOutcome decline(Acting acting, MeetingId id, UUID correction, String why) {
    acting.require(Action.WRITE_MINUTES);
    var open = desk.lock(acting, id).orElse(null);
    var found = open == null ? null : find(open, correction);
    if (open == null || found == null) return new MinutesOutcome.NotFound();
    if (open.minutes().state() == MinutesState.ADOPTED) return desk.locked(acting, open);
    return answered(
        acting,
        open,
        found.answered(Correction.State.DECLINED, why, stamps.by(acting)),
        "correction-declined");
  }

  /**
   * The newest version with this one change; whatever else has changed since stays out of it.
   *
   * @param text how the item reads from now on; of no meaning where it is about no item
   * @param head who was there, when and where from now on; null where it is about an item
   * @param why what the secretary says to it, if anything
   */
  @Transactional
  MinutesOutcome take(
      Acting acting,
      MeetingId id,
      UUID correction,
      String text,
      MinutesPaper.@Nullable Head head,
      String why) {
    acting.require(Action.WRITE_MINUTES);
    var open = desk.lock(acting, id).orElse(null);
    var found = open == null ? null : find(open, correction);
    if (open == null || found == null) return new MinutesOutcome.NotFound();
    if (open.minutes().state() == MinutesState.ADOPTED) return desk.locked(acting, open);
    var taken = found.answered(Correction.State.TAKEN, why, stamps.by(acting));
    var outcome = answered(acting, open, taken, "correction-taken");
    if (!(outcome instanceof MinutesOutcome.Done) || !found.waits()) return outcome;
    var item = found.item();
    var paper = open.minutes().newest().orElseThrow().paper();
    if (item != null) {
      paper = paper.with(item.value(), text);
      rows.write(
          acting.coalitionId(),
          id,
          item,
          text,
          open.minutes().text(item).version(),
          stamps.by(acting));
    } else if (head != null) paper = paper.with(head);
    desk.keep(acting, open, Minutes.Cause.CORRECTED, paper);
    return outcome;
  }

  private MinutesOutcome answered(
      Acting acting, MinutesDesk.Open open, Correction answered, String deed) {
    var before = Objects.requireNonNull(find(open, answered.id()));
    if (before.state() == answered.state()) return MinutesOutcome.done();
    if (!rows.answer(acting.coalitionId(), answered)) return MinutesOutcome.refused(Why.ANSWERED);
    desk.note(acting, open, deed, told(open, answered));
    tell.answered(acting, open.dossier(), answered);
    return MinutesOutcome.done();
  }

  static boolean own(Acting acting, Correction correction) {
    return Objects.equals(acting.person(), correction.proposed().by())
        || (acting.organization() != null
            && acting.organization().equals(correction.proposed().actingFor()));
  }

  static @Nullable Correction find(MinutesDesk.Open open, UUID id) {
    return open.minutes().corrections().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  private static boolean knows(MinutesDesk.Open open, @Nullable ItemId item) {
    return item == null
        || (open.dossier().agenda().line(item).isPresent() && open.minutes().tells(item));
  }

  private static Map<String, ?> told(MinutesDesk.Open open, Correction correction) {
    var told = new HashMap<String, Object>();
    if (correction.item() != null) told.put("item", WriteMinutes.title(open, correction.item()));
    told.put("text", correction.wanted());
    told.put("reason", correction.reason());
    if (!correction.answer().isEmpty()) told.put("answer", correction.answer());
    return told;
  }
}
