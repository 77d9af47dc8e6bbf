package org.prasan.coalition;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * The time in which an organization holds an office.
 *
 * @param person through whom it holds the office, if one is named
 * @param began as exactly as it is known
 * @param from the first day on which the term surely runs
 * @param to the last day; null while no end is set
 */
public record Term(
    UUID id,
    UUID office,
    OrganizationId organization,
    @Nullable PersonId person,
    ApproximateDate began,
    LocalDate from,
    @Nullable LocalDate to) {

  public boolean runsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  boolean over(LocalDate day) {
    return to != null && to.isBefore(day);
  }

  Term until(LocalDate lastDay) {
    return new Term(id, office, organization, person, began, from, lastDay);
  }

  /** If it lasts so many months. */
  LocalDate lastDay(int months) {
    return from.plusMonths(months).minusDays(1);
  }

  /** It was ended before it began. */
  boolean neverRan() {
    return to != null && to.isBefore(from);
  }

  boolean overlaps(LocalDate otherFrom, @Nullable LocalDate otherTo) {
    return !neverRan()
        && (otherTo == null || !from.isAfter(otherTo))
        && (to == null || !otherFrom.isAfter(to));
  }
}
