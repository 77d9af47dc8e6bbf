package org.prasan.standing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row with the same standing.
 *
 * @param to the last of them; none if nothing known ends it
 */
record Period(LocalDate from, @Nullable LocalDate to, Standing standing) {
  boolean contains(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
