package org.prasan.referral;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/**
 * How long something may take, in one version, with what says so.
 *
 * @param id the same in all versions
 * @param name the key of its words
 * @param turn whose turn it is while it runs
 * @param urgency only for referrals of that urgency; null for all
 * @param until the last day on which it starts; null if none is known
 */
record Clock(
    String id,
    String name,
    Party turn,
    @Nullable Urgency urgency,
    int length,
    Unit unit,
    Set<Happening> starts,
    Set<Happening> stops,
    LocalDate from,
    @Nullable LocalDate until,
    LocalizedText source) {
  Clock {
    starts = Set.copyOf(starts);
    stops = Set.copyOf(stops);
    if (length < 1) throw new IllegalArgumentException("A clock without time: " + id);
    if (until != null && until.isBefore(from))
      throw new IllegalArgumentException("A clock that ends before it begins: " + id);
  }

  /** What is counted. */
  enum Unit {
    HOURS,
    CALENDAR_DAYS,
    WORKING_DAYS;

    public String key() {
      return "referral.unit." + name();
    }
  }

  boolean inForce(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }

  boolean counts(Urgency of) {
    return urgency == null || urgency == of;
  }

  /** Only the sender may see that it runs. */
  boolean ofLaw() {
    return starts.stream().anyMatch(start -> start instanceof Milestone what && what.ofLaw());
  }

  boolean overlaps(Clock other) {
    return id.equals(other.id) && (inForce(other.from) || other.inForce(from));
  }
}
