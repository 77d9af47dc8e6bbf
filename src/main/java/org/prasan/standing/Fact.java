package org.prasan.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * Something that happened to a membership. Facts are only added; one that was wrong stays, and
 * another says what it corrects.
 *
 * @param on the first day on which it counts
 * @param about as exactly as the day is known
 * @param until the last day of a suspension, if one was decided
 * @param term the last day of the term that was renewed; none if no term was recorded before
 * @param how the way of a renewal
 * @param corrects the fact that no longer counts because of this one
 * @param recordedBy null if the product itself entered it
 */
record Fact(
    UUID id,
    OrganizationId organization,
    Kind kind,
    LocalDate on,
    ApproximateDate about,
    @Nullable LocalDate until,
    @Nullable LocalDate term,
    @Nullable How how,
    String decision,
    String reason,
    @Nullable UUID corrects,
    Instant recordedAt,
    @Nullable PersonId recordedBy) {

  /** In the order in which they count on one day. */
  static final Comparator<Fact> ORDER =
      Comparator.comparing(Fact::on)
          .thenComparing(Fact::recordedAt)
          .thenComparing(Fact::kind)
          .thenComparing(Fact::id);

  /** What happened. */
  enum Kind {
    ADMITTED,
    STARTED,
    RENEWED,
    SUSPENDED,
    REINSTATED,
    RESIGNED,
    /** What it corrects was not so. */
    ANNULLED
  }

  /** How a membership was renewed. */
  enum How {
    SIGNED_IN,
    LINK,
    RECORDED
  }
}
