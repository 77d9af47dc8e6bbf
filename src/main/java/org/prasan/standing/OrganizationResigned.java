package org.prasan.standing;

import java.time.LocalDate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;

/**
 * An organization leaves the coalition; told in the transaction, so that other modules hand over
 * what it holds.
 *
 * @param on the first day on which it is no member
 */
public record OrganizationResigned(
    CoalitionId coalition, OrganizationId organization, LocalDate on, Acting by) {}
