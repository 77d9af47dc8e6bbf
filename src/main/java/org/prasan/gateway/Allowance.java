package org.prasan.gateway;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How much one program may ask in a minute: more than an organization's whole day, so that only one
 * that has gone astray meets the limit. Each copy of Prasan counts for itself.
 */
@Component
class Allowance {
  static final int A_MINUTE = 6000;

  private final Map<TokenId, Asked> asked = new ConcurrentHashMap<>();

  private record Asked(Instant minute, int times) {}

  boolean takes(TokenId token, Instant at) {
    var minute = at.truncatedTo(ChronoUnit.MINUTES);
    var now =
        asked.merge(
            token,
            new Asked(minute, 1),
            (before, once) ->
                before.minute().equals(minute) ? new Asked(minute, before.times() + 1) : once);
    return Objects.requireNonNull(now).times() <= A_MINUTE;
  }
}
