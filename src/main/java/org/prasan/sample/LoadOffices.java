package org.prasan.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.AssignOffice;
import org.prasan.language.ApproximateDate;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Which organization holds which office, for which term: {@code terms.yaml}. */
@Component
@Order(40)
class LoadOffices implements SampleStep {
  private final AssignOffice assign;
  private final OrganizationNames organizations;

  LoadOffices(AssignOffice assign, OrganizationNames organizations) {
    this.assign = assign;
    this.organizations = organizations;
  }

  /** The file. */
  record Facts(List<TermFacts> terms) {}

  /**
   * A term.
   *
   * @param person the key of a person, if one is named
   */
  record TermFacts(
      String office,
      String organization,
      @Nullable String person,
      String began,
      @Nullable String to) {}

  @Override
  public String name() {
    return "offices";
  }

  @Override
  public void load(SampleCoalition into) {
    var known =
        organizations.all(into.coalition().id()).stream()
            .collect(
                Collectors.toMap(
                    named -> named.name().th(), OrganizationNames.Named::id, (a, _) -> a));
    for (var term : into.read("terms.yaml", Facts.class).terms()) load(into, term, known);
  }

  private void load(SampleCoalition into, TermFacts term, Map<String, OrganizationId> known) {
    var organization = known.get(term.organization());
    if (organization == null)
      throw new IllegalStateException("No sample organization " + term.organization());
    var wish =
        new AssignOffice.Wish(
            into.id("term", term.office() + " " + term.organization() + " " + term.began()),
            into.id("office", term.office()),
            organization,
            term.person() == null ? null : into.person(term.person()),
            ApproximateDate.of(term.began()),
            term.to() == null ? null : LocalDate.parse(term.to()));
    if (!(assign.assign(into.acting(), wish) instanceof AssignOffice.Outcome.Assigned))
      throw new IllegalStateException("The sample term " + term + " was refused");
  }
}
