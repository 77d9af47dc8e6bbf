package org.prasan.agreement;

import java.time.LocalDate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;

/**
 * An organization has signed an agreement; told within the transaction that signs.
 *
 * @param on the day of the signature, which for a paper may be long past
 */
public record AgreementSigned(
    CoalitionId coalition,
    AgreementId agreement,
    AgreementKind kind,
    OrganizationId organization,
    LocalDate on,
    Acting by) {}
