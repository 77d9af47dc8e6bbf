package org.prasan.standing;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prasan.audit.Audit;
import org.prasan.standing.Fact.Kind;
import org.prasan.standing.Facts.Told;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Something was recorded by mistake: it stays readable, and another fact says that it was not so.
 */
@Service
class AnnulFact {
  private final Facts facts;
  private final KeepRegistry registry;
  private final Audit audit;

  AnnulFact(Facts facts, KeepRegistry registry, Audit audit) {
    this.facts = facts;
    this.registry = registry;
    this.audit = audit;
  }

  /** What became of it; a fact that no longer counts is not found. */
  enum Outcome {
    ANNULLED,
    NOT_FOUND
  }

  @Transactional(readOnly = true)
  Optional<Fact> find(Acting acting, OrganizationId organization, UUID id) {
    return facts.course(acting.coalitionId(), organization).facts().stream()
        .filter(fact -> fact.id().equals(id))
        .findFirst();
  }

  @Transactional
  Outcome annul(Acting acting, OrganizationId organization, UUID id, String reason) {
    Move.ANNUL.require(acting, organization);
    facts.lock(acting.coalitionId(), organization);
    var wrong = find(acting, organization, id).orElse(null);
    if (wrong == null) return Outcome.NOT_FOUND;
    facts.add(
        acting,
        Told.of(organization, Kind.ANNULLED, wrong.on()).decided("", reason).correcting(id));
    audit.record(
        acting,
        "membership.annulled",
        "organization",
        organization,
        Map.of("kind", wrong.kind(), "on", wrong.on()),
        Map.of("reason", reason));
    registry.keep(acting.coalitionId(), organization);
    return Outcome.ANNULLED;
  }
}
