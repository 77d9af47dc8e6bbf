package org.prasan.meeting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.Office;
import org.prasan.coalition.Offices;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.coalition.Rules;
import org.prasan.coalition.Term;
import org.prasan.standing.Memberships;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is invited to a meeting, votes there and is counted. */
@Component
@Transactional(readOnly = true)
class Entitled {
  private final Memberships memberships;
  private final Offices offices;
  private final Rules rules;

  Entitled(Memberships memberships, Offices offices, Rules rules) {
    this.memberships = memberships;
    this.offices = offices;
    this.rules = rules;
  }

  /** The member organizations of that day, or those that hold a seat of the organ then. */
  Set<OrganizationId> on(CoalitionId coalition, Series series, LocalDate day) {
    return series.organ() == null
        ? new LinkedHashSet<>(memberships.membersOn(coalition, day))
        : seats(coalition, series.organ(), day);
  }

  private Set<OrganizationId> seats(CoalitionId coalition, UUID organ, LocalDate day) {
    var its =
        offices.offices(coalition).stream()
            .filter(office -> office.organ().equals(organ))
            .map(Office::id)
            .collect(Collectors.toSet());
    return offices.terms(coalition).stream()
        .filter(term -> its.contains(term.office()) && term.runsOn(day))
        .map(Term::organization)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** As the rule of that day asks for. */
  Quorum quorum(
      CoalitionId coalition, Series series, LocalDate day, Collection<OrganizationId> arrived) {
    var change = rules.history(coalition, RuleKey.QUORUM).on(day).orElse(null);
    @Nullable Integer percent =
        change != null && change.value() instanceof RuleValue.Amount amount
            ? (Integer) amount.number()
            : null;
    return Quorum.of(
        on(coalition, series, day), arrived, percent, change == null ? null : change.inForceFrom());
  }
}
