package org.prasan.standing;

import java.time.LocalDate;
import java.util.Map;
import org.prasan.agreement.AgreementKind;
import org.prasan.agreement.AgreementSigned;
import org.prasan.audit.Audit;
import org.prasan.standing.Fact.Kind;
import org.prasan.standing.Facts.Told;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An organization that was admitted becomes a member. */
@Service
class StartMembership {
  private final Facts facts;
  private final KeepRegistry registry;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  StartMembership(
      Facts facts, KeepRegistry registry, Audit audit, ApplicationEventPublisher events) {
    this.facts = facts;
    this.registry = registry;
    this.audit = audit;
    this.events = events;
  }

  /** Who was admitted and signs is a member from that day, no earlier than it was admitted. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void signed(AgreementSigned signed) {
    if (signed.kind() != AgreementKind.MEMBERSHIP) return;
    facts.lock(signed.coalition(), signed.organization());
    facts
        .course(signed.coalition(), signed.organization())
        .awaitsStart(facts.today())
        .ifPresent(
            admitted ->
                start(
                    signed.by(),
                    signed.organization(),
                    signed.on().isBefore(admitted.on()) ? admitted.on() : signed.on()));
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void start(Acting acting, OrganizationId organization, LocalDate on) {
    var coalition = acting.coalitionId();
    facts.add(acting, Told.of(organization, Kind.STARTED, on));
    audit.record(
        acting, "membership.started", "organization", organization, null, Map.of("on", on));
    registry.keep(coalition, organization);
    events.publishEvent(new MembershipStarted(coalition, organization, on, acting));
  }
}
