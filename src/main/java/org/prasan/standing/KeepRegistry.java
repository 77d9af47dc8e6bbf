package org.prasan.standing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.standing.Fact.Kind;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the registry of organizations who is a member today; it only shows what stands here. */
@Component
class KeepRegistry {
  private final Facts facts;
  private final OrganizationRegistry registry;

  KeepRegistry(Facts facts, OrganizationRegistry registry) {
    this.facts = facts;
    this.registry = registry;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void keep(CoalitionId coalition, OrganizationId organization) {
    keep(coalition, organization, facts.course(coalition, organization), facts.today());
  }

  /** Terms end by the mere passing of days: each day all are looked at. */
  @Transactional
  void keepAll(CoalitionId coalition) {
    var today = facts.today();
    facts
        .courses(coalition)
        .forEach((organization, course) -> keep(coalition, organization, course, today));
  }

  private void keep(
      CoalitionId coalition, OrganizationId organization, Course course, LocalDate today) {
    boolean member = course.on(today).filter(Standing::belongs).isPresent();
    registry.belongs(coalition, organization, member, member ? since(course, today) : null);
  }

  /** When the membership that runs today began, as exactly as it is known. */
  static @Nullable ApproximateDate since(Course course, LocalDate today) {
    return course.facts().stream()
        .filter(fact -> fact.kind() == Kind.STARTED && !fact.on().isAfter(today))
        .reduce((earlier, later) -> later)
        .map(Fact::about)
        .orElse(null);
  }
}
