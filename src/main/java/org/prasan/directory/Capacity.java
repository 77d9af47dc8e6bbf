package org.prasan.directory;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.PersonId;

/**
 * How much room there is, and when somebody last looked. What is said of it fades with time, since
 * nothing misleads like a free bed of last week.
 *
 * @param unit what is counted, as in "เตียง"; none if nobody counts
 * @param maximum none if there is no limit that anybody knows
 */
public record Capacity(
    @Nullable String unit,
    @Nullable Integer available,
    @Nullable Integer maximum,
    @Nullable String description,
    @Nullable Instant updatedAt,
    @Nullable PersonId updatedBy) {
  public static final Capacity UNTOLD = new Capacity(null, null, null, null, null, null);

  static final Duration FRESH_FOR = Duration.ofDays(1);
  static final Duration KNOWN_FOR = Duration.ofDays(3);

  public Capacity {
    if (available != null && available < 0)
      throw new IllegalArgumentException("Fewer free than none: " + available);
    if (available != null && maximum != null && available > maximum)
      throw new IllegalArgumentException(available + " free of " + maximum);
  }

  /** How far a number can be relied on. */
  enum Freshness {
    FRESH,
    AGING,
    /** Too old to count as known. */
    STALE,
    /** Nobody ever told. */
    UNKNOWN
  }

  Freshness at(Instant now) {
    if (available == null || updatedAt == null) return Freshness.UNKNOWN;
    var age = Duration.between(updatedAt, now);
    if (age.compareTo(FRESH_FOR) <= 0) return Freshness.FRESH;
    return age.compareTo(KNOWN_FOR) <= 0 ? Freshness.AGING : Freshness.STALE;
  }

  /** Some place is free, as far as anybody can know now. */
  boolean hasRoom(Instant now) {
    var freshness = at(now);
    return available != null
        && available > 0
        && (freshness == Freshness.FRESH || freshness == Freshness.AGING);
  }

  /** One more or one less, within what is possible. */
  Capacity changedBy(int step, Instant at, @Nullable PersonId by) {
    int wanted = (available == null ? 0 : available) + step;
    int most = maximum == null ? Integer.MAX_VALUE : maximum;
    return set(Math.clamp(wanted, 0, most), at, by);
  }

  Capacity set(int number, Instant at, @Nullable PersonId by) {
    return new Capacity(unit, number, maximum, description, at, by);
  }
}
