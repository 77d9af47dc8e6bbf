package org.prasan.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * A member that was asked about an application, and its answer.
 *
 * @param answer null until it answers
 * @param by the person who answered for it
 */
record Endorsement(
    OrganizationId organization,
    @Nullable Answer answer,
    String reason,
    @Nullable PersonId by,
    @Nullable Instant at) {}
