package org.prasan.commitment;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.MandateHolders;
import org.prasan.identity.MandateHolders.Holder;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.ReadOnce;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;

/** Who is to be told about a commitment. */
@Component
class Concerned {
  private static final Set<Role> ANSWERING =
      EnumSet.of(Role.FOCAL_POINT, Role.ALTERNATE, Role.DIRECTOR);

  private final MandateHolders holders;
  private final CommitmentClock clock;

  Concerned(MandateHolders holders, CommitmentClock clock) {
    this.holders = holders;
    this.clock = clock;
  }

  /** Who does it, and where nobody is named or the named one left, who answers for it. */
  Set<PersonId> owners(CoalitionId coalition, Commitment commitment) {
    return named(coalition, commitment.owner(), commitment.person());
  }

  /** Who asked, or who answers for the asking organization; the office for the coalition. */
  Set<PersonId> askers(CoalitionId coalition, Commitment commitment) {
    var asker = commitment.asker();
    return asker.organization() == null
        ? office(coalition)
        : named(coalition, asker.organization(), asker.person());
  }

  /** Who acts for one's own organization; nobody without one. */
  UUID[] present(Acting acting) {
    var own = acting.organization();
    if (own == null) return new UUID[0];
    return ReadOnce.of(List.of("acting for", own), () -> present(acting, own));
  }

  private UUID[] present(Acting acting, OrganizationId own) {
    return holders.of(acting.coalitionId(), own, TakeStep.ANYBODY, clock.today()).stream()
        .map(holder -> holder.person().value())
        .distinct()
        .toArray(UUID[]::new);
  }

  private Set<PersonId> named(
      CoalitionId coalition, OrganizationId organization, @Nullable PersonId person) {
    var there = holders.of(coalition, organization, TakeStep.ANYBODY, clock.today());
    if (person != null && there.stream().anyMatch(holder -> holder.person().equals(person)))
      return Set.of(person);
    return there.stream()
        .filter(holder -> ANSWERING.contains(holder.role()))
        .map(Holder::person)
        .collect(Collectors.toSet());
  }

  /** Of the first of these roles that anybody has. */
  Set<PersonId> first(CoalitionId coalition, OrganizationId organization, Role... roles) {
    for (var role : roles) {
      var found = people(holders.of(coalition, organization, Set.of(role), clock.today()));
      if (!found.isEmpty()) return found;
    }
    return Set.of();
  }

  /** The secretary; while there is none, who administers the coalition. */
  Set<PersonId> office(CoalitionId coalition) {
    var secretaries = people(holders.secretaries(coalition, clock.today()));
    return secretaries.isEmpty()
        ? people(holders.all(coalition, Set.of(Role.ADMINISTRATOR), clock.today()))
        : secretaries;
  }

  private static Set<PersonId> people(Collection<Holder> holders) {
    return holders.stream().map(Holder::person).collect(Collectors.toSet());
  }
}
