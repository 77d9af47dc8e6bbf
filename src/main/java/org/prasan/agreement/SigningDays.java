package org.prasan.agreement;

import java.time.LocalDate;
import java.util.Optional;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;

/** Knows by when an organization is to sign the agreement one signs to belong. */
public interface SigningDays {
  Optional<LocalDate> signBy(CoalitionId coalition, OrganizationId organization);
}
