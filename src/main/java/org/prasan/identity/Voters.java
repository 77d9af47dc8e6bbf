package org.prasan.identity;

import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who casts the one vote of an organization. */
@Service
public class Voters {
  private final Mandates mandates;

  Voters(Mandates mandates) {
    this.mandates = mandates;
  }

  /** Whether a mandate of this person for the organization acted for carries its vote today. */
  @Transactional(readOnly = true)
  public boolean isVoter(Acting acting) {
    var person = acting.person();
    var organization = acting.organization();
    return person != null
        && organization != null
        && isVoter(acting.coalitionId(), person, organization);
  }

  /** The same of somebody else who acts for the organization. */
  @Transactional(readOnly = true)
  public boolean isVoter(CoalitionId coalition, PersonId person, OrganizationId organization) {
    return mandates.inForce(coalition, person, mandates.today()).stream()
        .anyMatch(mandate -> mandate.voter() && organization.equals(mandate.organization()));
  }
}
