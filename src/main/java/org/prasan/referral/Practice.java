package org.prasan.referral;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * A made-up client with whom somebody practises.
 *
 * @param ended when the client was erased
 */
record Practice(
    ClientId client,
    OrganizationId owner,
    Scenario scenario,
    PersonId by,
    Instant started,
    @Nullable Instant ended) {
  static final Duration LASTS = Duration.ofDays(7);

  Instant until() {
    return started.plus(LASTS);
  }
}
