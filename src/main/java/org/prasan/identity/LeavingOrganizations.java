package org.prasan.identity;

import java.time.LocalDate;
import java.util.Optional;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;

/** Which organizations have said that they leave; the module that knows of memberships answers. */
public interface LeavingOrganizations {
  /**
   * The last day on which somebody may act for it; empty if it has not said that it leaves. Nobody
   * else says so until the transaction ends.
   */
  Optional<LocalDate> lastDay(CoalitionId coalition, OrganizationId organization);
}
