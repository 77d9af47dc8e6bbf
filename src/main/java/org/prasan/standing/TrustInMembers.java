package org.prasan.standing;

import org.prasan.directory.Trust;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever was a member and is suspended, or no member any more, is told no confidences. */
@Component
class TrustInMembers implements Trust {
  private final Facts facts;

  TrustInMembers(Facts facts) {
    this.facts = facts;
  }

  @Override
  @Transactional(readOnly = true)
  public boolean withheldFrom(CoalitionId coalition, OrganizationId organization) {
    return facts
        .course(coalition, organization)
        .on(facts.today())
        .filter(standing -> standing == Standing.SUSPENDED || !standing.belongs())
        .isPresent();
  }
}
