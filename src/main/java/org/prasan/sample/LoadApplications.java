package org.prasan.sample;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.admission.SampleApplications;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Invented organizations that want to become members: {@code applications.yaml}. */
@Component
@Order(80)
class LoadApplications implements SampleStep {
  private final SampleApplications applications;
  private final OrganizationNames organizations;

  LoadApplications(SampleApplications applications, OrganizationNames organizations) {
    this.applications = applications;
    this.organizations = organizations;
  }

  /** The file. */
  record Facts(List<ActorFacts> people, List<SampleApplications.Facts> applications) {}

  /** Somebody who did something with an application. */
  record ActorFacts(String key, LocalizedText name, String organization, Set<Role> roles) {}

  @Override
  public String name() {
    return "applications";
  }

  @Override
  public void load(SampleCoalition into) {
    var facts = into.read("applications.yaml", Facts.class);
    if (facts.applications().isEmpty()) return;
    var known =
        organizations.all(into.coalition().id()).stream()
            .collect(
                Collectors.toMap(
                    named -> named.name().th(), OrganizationNames.Named::id, (a, _) -> a));
    var people =
        facts.people().stream()
            .collect(Collectors.toMap(ActorFacts::key, actor -> acting(into, actor, known)));
    var secretary = Objects.requireNonNull(people.get("secretary"), "Somebody invites");
    for (var application : facts.applications())
      applications.load(
          secretary,
          application,
          key -> {
            var person = people.get(key);
            if (person == null) throw new IllegalStateException("No sample person " + key);
            return person;
          });
  }

  private static Acting acting(
      SampleCoalition into, ActorFacts actor, Map<String, OrganizationId> known) {
    var organization = known.get(actor.organization());
    if (organization == null)
      throw new IllegalStateException("No sample organization " + actor.organization());
    return new Acting(
        into.coalition(),
        into.person(actor.key()),
        organization,
        null,
        actor.name(),
        LocalizedText.of(actor.organization()),
        EnumSet.copyOf(actor.roles()),
        "sample data");
  }
}
