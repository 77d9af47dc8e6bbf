package org.prasan.referral;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.prasan.audit.Audit;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A case worker gives a client a link, and tells the code that goes with it apart from it. */
@Service
class GiveLink {
  private static final Duration OPEN = Duration.ofDays(2);

  private final ClientLinks links;
  private final Clients clients;
  private final ReferralClock clock;
  private final Audit audit;

  GiveLink(ClientLinks links, Clients clients, ReferralClock clock, Audit audit) {
    this.links = links;
    this.clients = clients;
    this.clock = clock;
    this.audit = audit;
  }

  /** What is shown once. */
  record Given(OneTimeSecret link, OneTimeSecret code, Instant until) {}

  /** Any earlier link of the same client opens nothing from now on. */
  @Transactional
  Optional<Given> give(Acting acting, ClientId client, String language) {
    acting.require(Action.REFER_CLIENTS);
    var file = clients.card(acting, client).orElse(null);
    if (file == null) return Optional.empty();
    var now = clock.now();
    links.end(acting.coalitionId(), client, now);
    var given = new Given(OneTimeSecret.link(), OneTimeSecret.code(), now.plus(OPEN));
    links.insert(
        acting,
        new ClientLink(
            FreshId.next(),
            Objects.requireNonNull(acting.organization()),
            client,
            given.code().fingerprint(given.link()),
            language,
            given.until(),
            0,
            null,
            null,
            null,
            null),
        given.link().fingerprint(),
        now);
    record(acting, "client.link-given", file);
    return Optional.of(given);
  }

  /** False if the client is not there or not one's own. */
  @Transactional
  boolean end(Acting acting, ClientId client) {
    acting.require(Action.REFER_CLIENTS);
    var file = clients.card(acting, client).orElse(null);
    if (file == null) return false;
    if (links.end(acting.coalitionId(), client, clock.now()))
      record(acting, "client.link-ended", file);
    return true;
  }

  /** The last one given, if any was. */
  @Transactional(readOnly = true)
  Optional<ClientLink> last(Acting acting, ClientId client) {
    acting.require(Action.REFER_CLIENTS);
    return links.newest(acting.coalitionId(), client);
  }

  private void record(Acting acting, String deed, Clients.Card file) {
    audit.record(acting, deed, "client", file.id(), null, Map.of("title", file.number()));
  }
}
