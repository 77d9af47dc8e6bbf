package org.prasan.sample;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.prasan.client.SampleClients;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The invented clients of a sample coalition: {@code clients.yaml}. */
@Component
@Order(100)
class LoadClients implements SampleStep {
  private final SampleClients clients;
  private final OrganizationNames organizations;

  LoadClients(SampleClients clients, OrganizationNames organizations) {
    this.clients = clients;
    this.organizations = organizations;
  }

  /** The file. */
  record Facts(List<WorkerFacts> workers, List<SampleClients.Facts> clients) {}

  /** A case worker, by the key of the person, and the organization acted for. */
  record WorkerFacts(String key, LocalizedText name, String organization) {}

  @Override
  public String name() {
    return "clients";
  }

  @Override
  public void load(SampleCoalition into) {
    var facts = into.read("clients.yaml", Facts.class);
    if (facts.clients().isEmpty()) return;
    var known =
        organizations.all(into.coalition().id()).stream()
            .collect(
                Collectors.toMap(
                    named -> named.name().th(), OrganizationNames.Named::id, (a, _) -> a));
    var workers =
        facts.workers().stream()
            .collect(Collectors.toMap(WorkerFacts::key, worker -> acting(into, worker, known)));
    for (var client : facts.clients()) {
      var worker = Objects.requireNonNull(workers.get(client.by()), client.by());
      Tenancy.in(
          into.coalition().id(),
          worker.organization(),
          () -> {
            clients.load(worker, client, into::id);
            return client;
          });
    }
  }

  private static Acting acting(
      SampleCoalition into, WorkerFacts worker, Map<String, OrganizationId> known) {
    var organization = known.get(worker.organization());
    if (organization == null)
      throw new IllegalStateException("No sample organization " + worker.organization());
    return new Acting(
        into.coalition(),
        into.person(worker.key()),
        organization,
        null,
        worker.name(),
        LocalizedText.of(worker.organization()),
        EnumSet.of(Role.CASE_WORKER),
        "sample data");
  }
}
