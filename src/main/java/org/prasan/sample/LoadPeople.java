package org.prasan.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.People;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The invented people of a sample coalition and for whom they act: {@code people.yaml}. */
@Component
@Order(30)
class LoadPeople implements SampleStep {
  /** For all of them, and printed at each start: sample mode is open to this machine alone. */
  static final String PASSWORD = "password";

  private final People people;
  private final OrganizationNames organizations;

  LoadPeople(People people, OrganizationNames organizations) {
    this.people = people;
    this.organizations = organizations;
  }

  /** The file. */
  record Facts(List<PersonFacts> people) {}

  /**
   * A person.
   *
   * @param organization in Thai; none for an administrator of the coalition as a whole
   * @param role none for somebody who runs the installation
   * @param also a second role there
   * @param secondFactor whether an authenticator app is set up; the code page shows its code
   */
  record PersonFacts(
      String key,
      String th,
      String en,
      String email,
      @Nullable String organization,
      @Nullable Role role,
      @Nullable Role also,
      @Nullable Boolean voter,
      @Nullable Boolean secondFactor,
      String since) {}

  @Override
  public String name() {
    return "people";
  }

  @Override
  public void load(SampleCoalition into) {
    var known =
        organizations.all(into.coalition().id()).stream()
            .collect(
                Collectors.toMap(
                    named -> named.name().th(), OrganizationNames.Named::id, (a, _) -> a));
    for (var person : into.read("people.yaml", Facts.class).people()) load(into, person, known);
  }

  private void load(SampleCoalition into, PersonFacts facts, Map<String, OrganizationId> known) {
    boolean operator = facts.role() == null;
    var id =
        people.account(
            into.person(facts.key()),
            LocalizedText.of(facts.th(), facts.en()),
            facts.email(),
            PASSWORD,
            operator);
    if (Boolean.TRUE.equals(facts.secondFactor())) people.sampleSecondFactor(id);
    if (facts.role() == null) return;
    var organization = facts.organization() == null ? null : known.get(facts.organization());
    if (organization == null && facts.organization() != null)
      throw new IllegalStateException("No sample organization " + facts.organization());
    people.mandate(
        into.acting(),
        id,
        organization,
        facts.role(),
        Boolean.TRUE.equals(facts.voter()),
        LocalDate.parse(facts.since()));
    if (facts.also() != null)
      people.mandate(
          into.acting(), id, organization, facts.also(), false, LocalDate.parse(facts.since()));
  }
}
