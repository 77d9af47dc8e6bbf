package org.prasan.coalition;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.identity.MandateHolders;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/**
 * Terms of an office held through somebody who acts for the organization no more: the organization
 * keeps the office, but nobody exercises it.
 */
@Component
class LapsedHolders {
  private final MandateHolders mandates;

  LapsedHolders(MandateHolders mandates) {
    this.mandates = mandates;
  }

  Set<Term> among(CoalitionId coalition, List<Term> terms, LocalDate on) {
    var people =
        terms.stream().map(Term::person).filter(Objects::nonNull).collect(Collectors.toSet());
    var acting = mandates.organizationsOf(coalition, people, on);
    var lapsed = new LinkedHashSet<Term>();
    for (var term : terms) {
      var person = term.person();
      if (person != null && !acting.getOrDefault(person, Set.of()).contains(term.organization()))
        lapsed.add(term);
    }
    return lapsed;
  }
}
