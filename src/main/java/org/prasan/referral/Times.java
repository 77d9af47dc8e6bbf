package org.prasan.referral;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the clocks of a referral next ask for something.
 *
 * @param call when somebody is called; null if nobody will be
 * @param due by when somebody has to do something, without the clocks that the law sets
 * @param atSeats the same as its seats know it, by epoch
 */
record Times(
    @Nullable Instant call, @Nullable Instant due, Map<Integer, @Nullable Instant> atSeats) {
  @Nullable Instant at(int epoch) {
    return atSeats.get(epoch);
  }
}
