package org.prasan.standing;

import java.time.LocalDate;
import java.util.Optional;
import org.prasan.identity.LeavingOrganizations;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Until when organizations belong whose resignation is said and not yet in effect. */
@Component
class LeavingKnown implements LeavingOrganizations {
  private final Facts facts;

  LeavingKnown(Facts facts) {
    this.facts = facts;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<LocalDate> lastDay(CoalitionId coalition, OrganizationId organization) {
    facts.lock(coalition, organization);
    return facts
        .course(coalition, organization)
        .resignsLater(facts.today())
        .map(resignation -> resignation.on().minusDays(1));
  }
}
