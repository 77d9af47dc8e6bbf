package org.prasan.identity;

import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;

/** A person works in the coalition no more; published in the transaction that says so. */
public record PersonDeactivated(CoalitionId coalition, PersonId person) {}
