package org.prasan.referral;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * Somebody opened details that were not open, because somebody was in danger.
 *
 * @param epoch at which seat the referral was then
 * @param until the first moment at which nothing is open any more, if the reviewers close it no
 *     earlier
 */
record Emergency(
    UUID id,
    ReferralId referral,
    int epoch,
    PersonId person,
    OrganizationId actedFor,
    EmergencyReason reason,
    Instant opened,
    Instant until,
    List<Review> reviews) {
  /** Of how many it takes. */
  static final int REVIEWERS = 2;

  Emergency {
    reviews = List.copyOf(reviews);
  }

  /** What one of the reviewers found. */
  record Review(PersonId person, boolean justified, Instant at) {}

  boolean runs(Instant now) {
    return now.isBefore(closes());
  }

  /** At once where the second reviewer was in time to find that it should not have been opened. */
  Instant closes() {
    return unjustified()
        ? reviews.stream()
            .map(Review::at)
            .max(Comparator.naturalOrder())
            .filter(until::isAfter)
            .orElse(until)
        : until;
  }

  boolean reviewed() {
    return reviews.size() >= REVIEWERS;
  }

  /** What was found; nothing until both have said it, each alone. */
  List<Review> found() {
    return reviewed() ? reviews : List.of();
  }

  int missing() {
    return Math.max(REVIEWERS - reviews.size(), 0);
  }

  /** Found so by both: where they differ, the stricter one counts. Empty until both have said. */
  Optional<Boolean> justified() {
    return reviewed()
        ? Optional.of(reviews.stream().allMatch(Review::justified))
        : Optional.empty();
  }

  boolean unjustified() {
    return justified().filter(found -> !found).isPresent();
  }

  /** Both have said, and not the same. */
  boolean split() {
    return reviewed() && reviews.stream().map(Review::justified).distinct().count() > 1;
  }

  boolean reviewedBy(PersonId who) {
    return reviews.stream().anyMatch(review -> review.person().equals(who));
  }
}
