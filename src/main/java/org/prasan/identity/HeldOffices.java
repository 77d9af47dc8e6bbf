package org.prasan.identity;

import java.time.LocalDate;
import java.util.Set;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;

/** Tells which roles come from offices of the coalition; the coalition module answers. */
public interface HeldOffices {
  /** OFFICER or SECRETARY, if the person holds such an office for the organization on that day. */
  Set<Role> rolesOf(
      CoalitionId coalition, PersonId person, OrganizationId organization, LocalDate on);
}
