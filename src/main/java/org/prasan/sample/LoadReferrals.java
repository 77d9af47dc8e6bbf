package org.prasan.sample;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.prasan.language.LocalizedText;
import org.prasan.referral.SampleReferrals;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The invented referrals of a sample coalition: {@code referrals.yaml}. */
@Component
@Order(110)
class LoadReferrals implements SampleStep {
  private final SampleReferrals referrals;
  private final OrganizationNames organizations;

  LoadReferrals(SampleReferrals referrals, OrganizationNames organizations) {
    this.referrals = referrals;
    this.organizations = organizations;
  }

  /** The file. */
  record Facts(List<WorkerFacts> workers, List<SampleReferrals.Facts> referrals) {}

  /** A case worker, by the key of the person, and the organization acted for. */
  record WorkerFacts(String key, LocalizedText name, String organization) {}

  @Override
  public String name() {
    return "referrals";
  }

  @Override
  public void load(SampleCoalition into) {
    var facts = into.read("referrals.yaml", Facts.class);
    if (facts.referrals().isEmpty()) return;
    var keys = new Keys(into, workers(into, facts.workers()));
    for (var referral : facts.referrals()) referrals.load(referral, keys);
  }

  private Map<String, Acting> workers(SampleCoalition into, List<WorkerFacts> facts) {
    var known =
        organizations.all(into.coalition().id()).stream()
            .collect(
                Collectors.toMap(
                    named -> named.name().th(), OrganizationNames.Named::id, (a, _) -> a));
    return facts.stream()
        .collect(Collectors.toMap(WorkerFacts::key, worker -> acting(into, worker, known)));
  }

  private static Acting acting(
      SampleCoalition into, WorkerFacts worker, Map<String, OrganizationId> known) {
    return new Acting(
        into.coalition(),
        into.person(worker.key()),
        Objects.requireNonNull(known.get(worker.organization()), worker.organization()),
        null,
        worker.name(),
        LocalizedText.of(worker.organization()),
        EnumSet.of(Role.CASE_WORKER),
        "sample data");
  }

  /** Who acts under which key. */
  private record Keys(SampleCoalition into, Map<String, Acting> workers)
      implements SampleReferrals.Keys {
    @Override
    public UUID id(String kind, String key) {
      return into.id(kind, key);
    }

    @Override
    public Acting worker(String key) {
      return Objects.requireNonNull(workers.get(key), key);
    }
  }
}
