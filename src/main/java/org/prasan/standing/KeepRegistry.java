package org.prasan.standing;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.ApproximateDate;
import org.prasan.language.PartialDate;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.standing.Fact.Kind;
import org.prasan.standing.Facts.Told;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
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
  private final Audit audit;

  KeepRegistry(Facts facts, OrganizationRegistry registry, Audit audit) {
    this.facts = facts;
    this.registry = registry;
    this.audit = audit;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void keep(CoalitionId coalition, OrganizationId organization) {
    keep(coalition, organization, facts.course(coalition, organization), facts.today());
  }

  /** Terms end by the mere passing of days: each day all are looked at. */
  @Transactional
  void keepAll(Coalition coalition) {
    var today = facts.today();
    var named = registry.members(coalition.id());
    var courses = facts.courses(coalition.id());
    named.forEach(
        (organization, known) -> {
          if (!courses.containsKey(organization)) takeOver(coalition, organization, known, today);
        });
    courses.forEach(
        (organization, course) -> {
          boolean member = course.on(today).filter(Standing::belongs).isPresent();
          if (member != named.containsKey(organization))
            keep(coalition.id(), organization, course, today);
        });
  }

  /** The registry once was where members were typed in: what it says is known, and no more. */
  private void takeOver(
      Coalition coalition,
      OrganizationId organization,
      Optional<ApproximateDate> known,
      LocalDate today) {
    var about = known.orElseGet(() -> ApproximateDate.onOrBefore(PartialDate.of(today)));
    var latest = about.latest();
    var on = latest == null || latest.isAfter(today) ? today : latest;
    var acting = Acting.system(coalition, "members of the registry");
    facts.add(acting, Told.of(organization, Kind.STARTED, on).known(about));
    audit.record(
        acting,
        "membership.started",
        "organization",
        organization,
        null,
        Map.of("on", about.toString()));
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
