package org.prasan.identity;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** The coalitions in which a person has acted for an organization and does so no more. */
@Component
class FormerMandates {
  private final Accounts accounts;
  private final Coalitions coalitions;
  private final Mandates mandates;

  FormerMandates(Accounts accounts, Coalitions coalitions, Mandates mandates) {
    this.accounts = accounts;
    this.coalitions = coalitions;
    this.mandates = mandates;
  }

  /**
   * Where it was.
   *
   * @param lastDay of the last mandate; null if there has been none yet
   */
  record Former(Coalition coalition, @Nullable LocalDate lastDay) {}

  /** None while the person acts for anybody anywhere. */
  List<Former> of(Account account) {
    if (!present(account).isEmpty()) return List.of();
    return accounts.coalitionsOf(account.id()).stream()
        .flatMap(id -> coalitions.byId(id).stream())
        .map(coalition -> new Former(coalition, lastDay(coalition.id(), account.person())))
        .toList();
  }

  /** The coalitions in which the person acts for somebody today. */
  List<Coalition> present(Account account) {
    return accounts.coalitionsOf(account.id()).stream()
        .filter(id -> holds(id, account.person()))
        .flatMap(id -> coalitions.byId(id).stream())
        .toList();
  }

  private boolean holds(CoalitionId coalition, PersonId person) {
    return Tenancy.in(
        coalition, () -> !mandates.inForce(coalition, person, mandates.today()).isEmpty());
  }

  private @Nullable LocalDate lastDay(CoalitionId coalition, PersonId person) {
    return Tenancy.in(coalition, () -> mandates.lastDay(coalition, person)).orElse(null);
  }
}
