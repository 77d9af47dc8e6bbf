package org.prasan.membership;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.prasan.identity.People;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The organizations of other coalitions for which a person may act. Each coalition is looked into
 * in a transaction of its own, and only because this person has a mandate there.
 */
@Component
class Elsewhere {
  private final People people;
  private final Coalitions coalitions;
  private final Organizations organizations;
  private final TransactionTemplate transaction;

  Elsewhere(
      People people,
      Coalitions coalitions,
      Organizations organizations,
      TransactionTemplate transaction) {
    this.people = people;
    this.coalitions = coalitions;
    this.organizations = organizations;
    this.transaction = transaction;
  }

  /** An organization, and the coalition in which it is known. */
  record Known(Coalition coalition, Organization organization) {}

  List<Known> of(Acting acting) {
    if (acting.person() == null) return List.of();
    return people.actsFor(acting.person()).stream()
        .filter(held -> !held.coalition().equals(acting.coalitionId()))
        .flatMap(held -> known(held.coalition(), held.organization()).stream())
        .toList();
  }

  Optional<Known> of(Acting acting, CoalitionId coalition, OrganizationId organization) {
    return of(acting).stream()
        .filter(
            known ->
                known.coalition().id().equals(coalition)
                    && known.organization().id().equals(organization))
        .findFirst();
  }

  private Optional<Known> known(CoalitionId coalition, OrganizationId id) {
    return Tenancy.in(coalition, () -> found(coalition, id))
        .flatMap(
            organization ->
                coalitions.byId(coalition).map(place -> new Known(place, organization)));
  }

  private Optional<Organization> found(CoalitionId coalition, OrganizationId id) {
    return Objects.requireNonNull(
        transaction.execute(_ -> organizations.find(coalition, id)), "A query answers");
  }
}
