package org.prasan.sample;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.prasan.commitment.SampleCommitments;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The invented promises of a sample coalition: {@code commitments.yaml}. */
@Component
@Order(130)
class LoadCommitments implements SampleStep {
  private final SampleCommitments commitments;
  private final OrganizationNames organizations;

  LoadCommitments(SampleCommitments commitments, OrganizationNames organizations) {
    this.commitments = commitments;
    this.organizations = organizations;
  }

  /** The file. */
  record Facts(List<PersonFacts> people, List<SampleCommitments.Facts> commitments) {}

  /** Somebody, by the key of the person, with the organization acted for and all roles there. */
  record PersonFacts(String key, LocalizedText name, String organization, List<Role> roles) {}

  @Override
  public String name() {
    return "commitments";
  }

  @Override
  public void load(SampleCoalition into) {
    var facts = into.read("commitments.yaml", Facts.class);
    if (facts.commitments().isEmpty()) return;
    var keys = new Keys(into, people(into, facts.people()));
    for (var commitment : facts.commitments()) commitments.load(commitment, keys);
  }

  private Map<String, Acting> people(SampleCoalition into, List<PersonFacts> facts) {
    var known =
        organizations.all(into.coalition().id()).stream()
            .collect(
                Collectors.toMap(
                    named -> named.name().th(), OrganizationNames.Named::id, (a, _) -> a));
    return facts.stream()
        .collect(Collectors.toMap(PersonFacts::key, person -> acting(into, person, known)));
  }

  private static Acting acting(
      SampleCoalition into, PersonFacts person, Map<String, OrganizationId> known) {
    return new Acting(
        into.coalition(),
        into.person(person.key()),
        Objects.requireNonNull(known.get(person.organization()), person.organization()),
        null,
        person.name(),
        LocalizedText.of(person.organization()),
        EnumSet.copyOf(person.roles()),
        "sample data");
  }

  /** Who acts under which key. */
  private record Keys(SampleCoalition into, Map<String, Acting> people)
      implements SampleCommitments.Keys {
    @Override
    public UUID id(String kind, String key) {
      return into.id(kind, key);
    }

    @Override
    public Acting acting(String key) {
      return Objects.requireNonNull(people.get(key), key);
    }
  }
}
