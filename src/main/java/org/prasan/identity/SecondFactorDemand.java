package org.prasan.identity;

import java.util.EnumSet;
import java.util.Set;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds out whether somebody holds a role anywhere for which a password is not enough. */
@Component
class SecondFactorDemand {
  private final Accounts accounts;
  private final Mandates mandates;
  private final ObjectProvider<HeldOffices> offices;

  SecondFactorDemand(Accounts accounts, Mandates mandates, ObjectProvider<HeldOffices> offices) {
    this.accounts = accounts;
    this.mandates = mandates;
    this.offices = offices;
  }

  boolean on(Account account) {
    return on(account.person(), account.operator());
  }

  boolean on(PersonId person, boolean operator) {
    return operator
        || accounts.coalitionsOf(person.value()).stream()
            .anyMatch(coalition -> Mandates.demandSecondFactor(rolesIn(coalition, person)));
  }

  private Set<Role> rolesIn(CoalitionId coalition, PersonId person) {
    return Tenancy.in(
        coalition,
        () -> {
          var today = mandates.today();
          var roles = EnumSet.noneOf(Role.class);
          for (var mandate : mandates.inForce(coalition, person, today)) {
            roles.add(mandate.role());
            var organization = mandate.organization();
            if (organization == null) continue;
            offices.forEach(
                office -> roles.addAll(office.rolesOf(coalition, person, organization, today)));
          }
          return roles;
        });
  }
}
