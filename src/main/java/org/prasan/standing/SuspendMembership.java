package org.prasan.standing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.standing.Fact.Kind;
import org.prasan.standing.Facts.Told;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** By a decision a membership rests, and by another it goes on. */
@Service
class SuspendMembership {
  private final Facts facts;
  private final KeepRegistry registry;
  private final Audit audit;

  SuspendMembership(Facts facts, KeepRegistry registry, Audit audit) {
    this.facts = facts;
    this.registry = registry;
    this.audit = audit;
  }

  /** What was decided. */
  record Decided(LocalDate from, @Nullable LocalDate until, String decision, String reason) {}

  /** What became of it. */
  enum Outcome {
    DONE,
    NOT_NOW,
    /** It would alter days that have passed; a mistake is annulled instead. */
    IN_THE_PAST,
    NOT_FOUND
  }

  @Transactional
  Outcome suspend(Acting acting, OrganizationId organization, Decided decided) {
    return decide(acting, organization, Move.SUSPEND, Kind.SUSPENDED, decided);
  }

  @Transactional
  Outcome reinstate(Acting acting, OrganizationId organization, Decided decided) {
    return decide(acting, organization, Move.REINSTATE, Kind.REINSTATED, decided);
  }

  private Outcome decide(
      Acting acting, OrganizationId organization, Move move, Kind kind, Decided decided) {
    move.require(acting, organization);
    var coalition = acting.coalitionId();
    facts.lock(coalition, organization);
    var standing = facts.course(coalition, organization).on(facts.today()).orElse(null);
    if (standing == null) return Outcome.NOT_FOUND;
    if (!move.fits(standing)) return Outcome.NOT_NOW;
    if (decided.from().isBefore(facts.today())) return Outcome.IN_THE_PAST;
    facts.add(
        acting,
        Told.of(organization, kind, decided.from())
            .until(decided.until())
            .decided(decided.decision(), decided.reason()));
    audit.record(
        acting,
        "membership." + (kind == Kind.SUSPENDED ? "suspended" : "reinstated"),
        "organization",
        organization,
        null,
        told(decided));
    registry.keep(coalition, organization);
    return Outcome.DONE;
  }

  private static Map<String, Object> told(Decided decided) {
    var told = new LinkedHashMap<String, Object>();
    told.put("from", decided.from());
    if (decided.until() != null) told.put("until", decided.until());
    told.put("decision", decided.decision());
    told.put("reason", decided.reason());
    return told;
  }
}
