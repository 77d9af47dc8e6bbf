package org.prasan.directory;

import java.util.Set;
import org.prasan.tenancy.OrganizationId;

/** What stands before a service: whose it is, and whom it names. */
record Guard(OrganizationId owner, Set<OrganizationId> organizations, Set<String> seats) {
  Guard {
    organizations = Set.copyOf(organizations);
    seats = Set.copyOf(seats);
  }
}
