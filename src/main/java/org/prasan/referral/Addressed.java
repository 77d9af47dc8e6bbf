package org.prasan.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.OrganizationId;

/**
 * A referral as one seat knows it: of one that went on to another seat, nothing else is left there.
 *
 * @param state what became of it at this seat
 * @param offered null if it never came there
 * @param due by when this seat has to do something; null if never
 * @param recalled copies have to be destroyed there, and nobody has said yet that they were
 */
record Addressed(
    ReferralId referral,
    int epoch,
    String code,
    OrganizationId sender,
    OrganizationId receiver,
    SeatId seat,
    State state,
    @Nullable Instant offered,
    @Nullable Instant due,
    boolean recalled) {}
