package org.prasan.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * Something that happened with a referral, as it is kept.
 *
 * @param state to which it led
 * @param reason a code that belongs to what happened; null if there is none
 * @param suggested another seat that may help
 * @param person null for the product itself
 */
record Entry(
    UUID id,
    int epoch,
    Happening what,
    State state,
    Party party,
    @Nullable String reason,
    @Nullable SeatId suggested,
    @Nullable PersonId person,
    @Nullable OrganizationId actedFor,
    Instant at) {}
