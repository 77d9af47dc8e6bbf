package org.prasan.meeting;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.commitment.CommitmentId;
import org.prasan.commitment.Commitments;
import org.prasan.commitment.Promise;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What came of an item is typed as it falls: information, decisions, promises. */
@Service
class RecordOutcome {
  private final MeetingDossiers dossiers;
  private final OutcomeRows outcomes;
  private final DecisionRows decisions;
  private final LinkDecisions links;
  private final Commitments commitments;
  private final MinutesDesk desk;
  private final MeetingClock clock;
  private final Audit audit;

  RecordOutcome(
      MeetingDossiers dossiers,
      OutcomeRows outcomes,
      DecisionRows decisions,
      LinkDecisions links,
      Commitments commitments,
      MinutesDesk desk,
      MeetingClock clock,
      Audit audit) {
    this.dossiers = dossiers;
    this.outcomes = outcomes;
    this.decisions = decisions;
    this.links = links;
    this.commitments = commitments;
    this.desk = desk;
    this.clock = clock;
    this.audit = audit;
  }

  sealed interface Result {}

  record Done() implements Result {}

  /**
   * @param valid false if it was noted without a quorum, and awaits a meeting that has one
   */
  record Decided(Ordinal number, boolean valid) implements Result {}

  /** It can only be noted as not valid yet, and nobody has said that this is meant. */
  record NoQuorum(Quorum quorum) implements Result {}

  /** Somebody votes or objects who does not count at this meeting. */
  record NotEntitled() implements Result {}

  /** An organization speaks of which nobody is on the list of those present. */
  record NotPresent() implements Result {}

  /** Whoever seconds is another organization than whoever proposes. */
  record SecondsItself() implements Result {}

  /** What is called earlier is not: decisions would lead round in a circle. */
  record NotEarlier() implements Result {}

  /**
   * Another body took the earlier decision: only that body, or all members, may end or confirm it.
   */
  record OfAnotherBody() implements Result {}

  /** Only what was noted without a quorum can be confirmed, and only with one. */
  record NothingToConfirm() implements Result {}

  /** Adopted minutes of an earlier meeting were amended by it, and stay so. */
  record HasAmended() implements Result {}

  /** No decision of this coalition has that number. */
  record NoSuchDecision() implements Result {}

  /** Somebody has changed it since it was on the page; both texts are shown. */
  record ChangedMeanwhile(String now, int version) implements Result {}

  record NotNow(MeetingState state) implements Result {}

  /** Members have the minutes before them, so what fell stays as it is. */
  record Settled(MinutesState minutes) implements Result {}

  record NotFound() implements Result {}

  /** Sent twice under the same id it is noted once. */
  @Transactional
  Result inform(Acting acting, MeetingId id, ItemId item, UUID fresh, String text) {
    var dossier = open(acting, id);
    if (dossier == null || dossier.agenda().line(item).isEmpty()) return new NotFound();
    var refusal = refusal(acting, dossier);
    if (refusal != null) return refusal;
    var there = outcome(dossier, fresh);
    if (there != null && fell(there, item, Outcome.Kind.INFORMATION) && there.text().equals(text))
      return new Done();
    var outcome =
        new Outcome(
            fresh, id, item, 0, Outcome.Kind.INFORMATION, text, null, null, clock.by(acting), 1);
    if (!outcomes.insert(acting.coalitionId(), outcome)) throw new IdTaken();
    audit.record(
        acting, "meeting.informed", "meeting", id, null, told(dossier, item, "text", text));
    return new Done();
  }

  /**
   * The decision gets the next number of its year.
   *
   * @param withoutQuorum whoever types it has read that there is none, and means it
   */
  @Transactional
  Result decide(
      Acting acting,
      MeetingId id,
      ItemId item,
      DecisionId fresh,
      Decision.Facts facts,
      LinkDecisions.@Nullable Links wish,
      boolean withoutQuorum) {
    var dossier = open(acting, id);
    if (dossier == null || dossier.agenda().line(item).isEmpty()) return new NotFound();
    var refusal = refusal(acting, dossier);
    if (refusal != null) return refusal;
    var known = dossier.decisions().get(fresh);
    if (known != null) return again(known, item, facts);
    var coalition = acting.coalitionId();
    if (outcomes.find(coalition, fresh.value()).isPresent()) return new NotFound();
    if (facts.proposer() != null && facts.proposer().equals(facts.seconder()))
      return new SecondsItself();
    var speaking = speaking(facts);
    if (!dossier.quorum().entitled().containsAll(speaking)) return new NotEntitled();
    if (!dossier.quorum().present().containsAll(speaking)) return new NotPresent();
    boolean quorate = dossier.quorate();
    if (!quorate && !withoutQuorum) return new NoQuorum(dossier.quorum());
    var day = dossier.meeting().plan().day();
    int year = day.getYear() + PlanMeeting.ERA;
    @Nullable Decision earlier = null;
    if (wish != null) {
      earlier = links.hold(acting, wish).orElse(null);
      if (earlier == null) return new NoSuchDecision();
      if (earlier.number().year() > year) return new NotEarlier();
      var wrong = LinkDecisions.wrong(dossier.series().organ(), quorate, earlier, wish.kind());
      if (wrong != null) return wrong;
    }
    var decision =
        new Decision(
            fresh,
            new Ordinal(decisions.takeNumber(coalition, year), year),
            id,
            item,
            day,
            facts,
            quorate ? Decision.Standing.VALID : Decision.Standing.AWAITING,
            "",
            dossier.series().organ(),
            dossier.series().pillar(),
            clock.by(acting),
            1);
    var outcome =
        new Outcome(
            fresh.value(),
            id,
            item,
            0,
            Outcome.Kind.DECISION,
            "",
            fresh,
            null,
            clock.by(acting),
            1);
    // Sent at once to two meetings: whoever is second gives the number back with all the rest.
    if (!decisions.insert(coalition, decision) || !outcomes.insert(coalition, outcome))
      throw new IdTaken();
    audit.record(acting, "decision.made", "decision", fresh, null, DecisionRows.told(decision));
    if (wish != null && earlier != null) links.add(acting, decision, earlier, wish.kind());
    return new Decided(decision.number(), quorate);
  }

  /** Sent twice it is one decision; another one under the same id is none. */
  private static Result again(Decision known, ItemId item, Decision.Facts facts) {
    if (!known.item().equals(item) || !known.facts().text().equals(facts.text()))
      throw new IdTaken();
    return new Decided(known.number(), known.standing() == Decision.Standing.VALID);
  }

  private static Set<OrganizationId> speaking(Decision.Facts facts) {
    var speaking =
        new HashSet<>(facts.voices().stream().map(Decision.Voice::organization).toList());
    if (facts.proposer() != null) speaking.add(facts.proposer());
    if (facts.seconder() != null) speaking.add(facts.seconder());
    return speaking;
  }

  /** The promise is the commitment module's; here stands that it fell at this item. */
  @Transactional
  Result promise(Acting acting, MeetingId id, ItemId item, UUID fresh, Promise promise) {
    var dossier = open(acting, id);
    if (dossier == null || dossier.agenda().line(item).isEmpty()) return new NotFound();
    var refusal = refusal(acting, dossier);
    if (refusal != null) return refusal;
    var there = outcome(dossier, fresh);
    if (there != null && fell(there, item, Outcome.Kind.COMMITMENT)) {
      commitments.make(acting, new CommitmentId(fresh), promise);
      return new Done();
    }
    var outcome =
        new Outcome(
            fresh, id, item, 0, Outcome.Kind.COMMITMENT, "", null, fresh, clock.by(acting), 1);
    if (!outcomes.insert(acting.coalitionId(), outcome)) throw new IdTaken();
    commitments.make(acting, new CommitmentId(fresh), promise);
    audit.record(
        acting,
        "meeting.promised",
        "meeting",
        id,
        null,
        told(dossier, item, "text", promise.what()));
    return new Done();
  }

  /**
   * Other words for a piece of information or a decision.
   *
   * @param basis the version that was on the page
   */
  @Transactional
  Result reword(Acting acting, MeetingId id, UUID outcome, int basis, String text) {
    var dossier = open(acting, id);
    var now = dossier == null ? null : outcome(dossier, outcome);
    if (dossier == null || now == null) return new NotFound();
    var refusal = refusal(acting, dossier);
    if (refusal != null) return refusal;
    var decision = dossier.decision(now);
    if (decision != null) return reword(acting, decision, basis, text);
    if (now.kind() != Outcome.Kind.INFORMATION) return new NotFound();
    if (now.text().equals(text)) return new Done();
    if (!outcomes.reword(acting.coalitionId(), outcome, text, basis))
      return new ChangedMeanwhile(now.text(), now.version());
    audit.record(
        acting,
        "meeting.reworded",
        "meeting",
        id,
        told(dossier, now.item(), "text", now.text()),
        told(dossier, now.item(), "text", text));
    return new Done();
  }

  private Result reword(Acting acting, Decision now, int basis, String text) {
    if (now.facts().text().equals(text)) return new Done();
    if (now.version() != basis || now.standing() == Decision.Standing.WITHDRAWN)
      return new ChangedMeanwhile(now.facts().text(), now.version());
    var facts = now.facts();
    var changed =
        now.with(
                new Decision.Facts(
                    text, facts.proposer(), facts.seconder(), facts.way(), facts.voices()))
            .stamped(clock.by(acting));
    decisions.update(acting.coalitionId(), changed);
    audit.record(
        acting,
        "decision.reworded",
        "decision",
        now.id(),
        DecisionRows.told(now),
        DecisionRows.told(changed));
    return new Done();
  }

  /**
   * Typed by mistake: a piece of information goes, a decision stays readable as withdrawn and keeps
   * its number, and a promise is for its own page.
   */
  @Transactional
  Result takeBack(Acting acting, MeetingId id, UUID outcome, String why) {
    var dossier = open(acting, id);
    var now = dossier == null ? null : outcome(dossier, outcome);
    if (dossier == null || now == null || now.kind() == Outcome.Kind.COMMITMENT)
      return new NotFound();
    var refusal = refusal(acting, dossier);
    if (refusal != null) return refusal;
    var decision = dossier.decision(now);
    if (decision == null) {
      outcomes.delete(acting.coalitionId(), outcome);
      audit.record(
          acting,
          "meeting.taken-back",
          "meeting",
          id,
          told(dossier, now.item(), "text", now.text()),
          null);
      return new Done();
    }
    if (decision.standing() == Decision.Standing.WITHDRAWN) return new Done();
    if (decisions.hasAmended(acting.coalitionId(), decision.id())) return new HasAmended();
    var withdrawn = decision.stands(Decision.Standing.WITHDRAWN, why).stamped(clock.by(acting));
    decisions.update(acting.coalitionId(), withdrawn);
    audit.record(
        acting,
        "decision.withdrawn",
        "decision",
        decision.id(),
        DecisionRows.told(decision),
        DecisionRows.told(withdrawn));
    links.release(acting, decision);
    return new Done();
  }

  private @Nullable Dossier open(Acting acting, MeetingId id) {
    acting.require(Act.RECORD.action());
    return dossiers.lock(acting.coalitionId(), id).orElse(null);
  }

  private @Nullable Result refusal(Acting acting, Dossier dossier) {
    Act.RECORD.require(acting, dossier);
    if (dossier.settled()) {
      desk.tried(acting, dossier);
      return new Settled(dossier.minutes());
    }
    return mayRecord(acting, dossier) ? null : new NotNow(dossier.state());
  }

  /** While it goes on whoever holds it; after it is over the office alone. */
  static boolean mayRecord(Acting acting, Dossier dossier) {
    return Act.RECORD.open(acting, dossier) || Act.COMPLETE.open(acting, dossier);
  }

  /** It was sent before. */
  private static boolean fell(Outcome there, ItemId item, Outcome.Kind kind) {
    return there.item().equals(item) && there.kind() == kind;
  }

  private static @Nullable Outcome outcome(Dossier dossier, UUID id) {
    return dossier.outcomes().stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  private static Map<String, Object> told(
      Dossier dossier, ItemId item, String field, String value) {
    var told = new LinkedHashMap<String, Object>();
    told.put("title", dossier.title());
    told.put("item", dossier.agenda().line(item).orElseThrow().item().title());
    told.put(field, value);
    return told;
  }
}
