package org.prasan.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * Who changed something last, acting for whom; neither is known for what the product did itself.
 */
record Change(Instant at, @Nullable PersonId by, @Nullable OrganizationId actingFor) {}
