package org.prasan.sample;

import java.util.List;
import org.prasan.client.SampleClients;
import org.prasan.tenancy.Tenancy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The invented clients of a sample coalition: {@code clients.yaml}. */
@Component
@Order(100)
class LoadClients implements SampleStep {
  private final SampleClients clients;
  private final SampleCast cast;

  LoadClients(SampleClients clients, SampleCast cast) {
    this.clients = clients;
    this.cast = cast;
  }

  /** The file. */
  record Facts(List<SampleCast.Member> people, List<SampleClients.Facts> clients) {}

  @Override
  public String name() {
    return "clients";
  }

  @Override
  public void load(SampleCoalition into) {
    var facts = into.read("clients.yaml", Facts.class);
    if (facts.clients().isEmpty()) return;
    var keys = cast.of(into, facts.people());
    for (var client : facts.clients()) {
      var worker = keys.acting(client.by());
      Tenancy.in(
          into.coalition().id(),
          worker.organization(),
          () -> {
            clients.load(worker, client, into::id);
            return client;
          });
    }
  }
}
