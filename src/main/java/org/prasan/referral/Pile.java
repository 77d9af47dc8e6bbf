package org.prasan.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Referrals that somebody has to go on with.
 *
 * @param due by when with the first of them; null if no clock runs
 */
record Pile(int many, @Nullable Instant due) {
  static final Pile EMPTY = new Pile(0, null);
}
