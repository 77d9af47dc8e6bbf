package org.prasan.standing;

import java.time.LocalDate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;

/** An organization is a member from this day on; told in the transaction that starts it. */
public record MembershipStarted(
    CoalitionId coalition, OrganizationId organization, LocalDate on, Acting by) {}
