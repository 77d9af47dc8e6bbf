package org.prasan.meeting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.meeting.RecordOutcome.Done;
import org.prasan.meeting.RecordOutcome.NoSuchDecision;
import org.prasan.meeting.RecordOutcome.NotEarlier;
import org.prasan.meeting.RecordOutcome.NotFound;
import org.prasan.meeting.RecordOutcome.NotNow;
import org.prasan.meeting.RecordOutcome.NothingToConfirm;
import org.prasan.meeting.RecordOutcome.OfAnotherBody;
import org.prasan.meeting.RecordOutcome.Result;
import org.prasan.meeting.RecordOutcome.Settled;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A later decision supersedes, carries out, repeals or confirms an earlier one. What changes
 * whether the earlier one holds is recorded as long as the later one may be.
 */
@Service
class LinkDecisions {
  private final MeetingDossiers dossiers;
  private final DecisionRows decisions;
  private final MinutesDesk desk;
  private final MeetingClock clock;
  private final Audit audit;

  LinkDecisions(
      MeetingDossiers dossiers,
      DecisionRows decisions,
      MinutesDesk desk,
      MeetingClock clock,
      Audit audit) {
    this.dossiers = dossiers;
    this.decisions = decisions;
    this.desk = desk;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * What a decision does with an earlier one.
   *
   * @param earlier its number, as people name it
   */
  record Links(Decision.Link kind, Ordinal earlier) {}

  /** Afterwards, from the page of the later one. */
  @Transactional
  Result link(Acting acting, DecisionId later, Links wish) {
    acting.require(Action.ARRANGE_MEETINGS);
    var found = decisions.find(acting.coalitionId(), later).orElse(null);
    if (found == null) return new NotFound();
    var dossier = dossiers.lock(acting.coalitionId(), found.meeting()).orElseThrow();
    // Whoever withdraws it at the same time has done so by now, or waits.
    var decision = decisions.find(acting.coalitionId(), later).orElseThrow();
    var earlier = hold(acting, wish).orElse(null);
    if (earlier == null) return new NoSuchDecision();
    if (!earlier.number().before(decision.number())) return new NotEarlier();
    if (wish.kind() != Decision.Link.IMPLEMENTS) {
      var late = late(acting, dossier);
      if (late != null) return late;
    }
    boolean valid = decision.standing() == Decision.Standing.VALID;
    var wrong = wrong(decision.organ(), valid, earlier, wish.kind());
    if (wrong != null) return wrong;
    add(acting, decision, earlier, wish.kind());
    return new Done();
  }

  private @Nullable Result late(Acting acting, Dossier dossier) {
    if (dossier.settled()) {
      desk.tried(acting, dossier);
      return new Settled(dossier.minutes());
    }
    return RecordOutcome.mayRecord(acting, dossier) ? null : new NotNow(dossier.state());
  }

  /**
   * The earlier one; whoever does something with it at another meeting waits until this is done.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Decision> hold(Acting acting, Links wish) {
    return decisions.lock(acting.coalitionId(), wish.earlier());
  }

  /** No organ are all members. */
  static @Nullable Result wrong(
      @Nullable UUID organ, boolean valid, Decision earlier, Decision.Link kind) {
    if (kind == Decision.Link.IMPLEMENTS) return null;
    if (organ != null && !organ.equals(earlier.organ())) return new OfAnotherBody();
    boolean confirmable = valid && earlier.standing() == Decision.Standing.AWAITING;
    return kind == Decision.Link.CONFIRMS && !confirmable ? new NothingToConfirm() : null;
  }

  /** The earlier one is held. */
  @Transactional(propagation = Propagation.MANDATORY)
  void add(Acting acting, Decision later, Decision earlier, Decision.Link kind) {
    if (!decisions.link(acting, later.id(), earlier.id(), kind, clock.by(acting))) return;
    var told = DecisionRows.told(later);
    told.put("link", kind);
    told.put("earlier", earlier.number().toString());
    audit.record(acting, "decision.linked", "decision", later.id(), null, told);
    if (kind != Decision.Link.CONFIRMS) return;
    stands(acting, earlier, Decision.Standing.VALID, "decision.confirmed");
  }

  /** What a withdrawn decision had confirmed awaits it again. */
  @Transactional(propagation = Propagation.MANDATORY)
  void release(Acting acting, Decision withdrawn) {
    var coalition = acting.coalitionId();
    for (var link :
        decisions
            .links(coalition, List.of(withdrawn.id()))
            .getOrDefault(withdrawn.id(), List.of())) {
      if (!link.later() || link.kind() != Decision.Link.CONFIRMS) continue;
      var number = decisions.find(coalition, link.other()).orElseThrow().number();
      var confirmed = decisions.lock(coalition, number).orElseThrow();
      if (confirmed.standing() == Decision.Standing.VALID)
        stands(acting, confirmed, Decision.Standing.AWAITING, "decision.unconfirmed");
    }
  }

  private void stands(Acting acting, Decision now, Decision.Standing other, String deed) {
    var changed = now.stands(other, "").stamped(clock.by(acting));
    decisions.update(acting.coalitionId(), changed);
    audit.record(
        acting, deed, "decision", now.id(), DecisionRows.told(now), DecisionRows.told(changed));
  }
}
