package org.prasan.referral;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.prasan.audit.Audit;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.operation.SignedWords;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A case worker gives a client a link, and tells the code that goes with it apart from it. */
@Service
class GiveLink {
  private static final Duration OPEN = Duration.ofDays(2);
  private static final Duration SHOWN = Duration.ofMinutes(10);

  private final ClientLinks links;
  private final Clients clients;
  private final SignedWords words;
  private final ReferralClock clock;
  private final Audit audit;

  GiveLink(
      ClientLinks links, Clients clients, SignedWords words, ReferralClock clock, Audit audit) {
    this.links = links;
    this.clients = clients;
    this.words = words;
    this.clock = clock;
    this.audit = audit;
  }

  /** What whoever gives it passes on, each in its own way. */
  record Given(
      OneTimeSecret link, OneTimeSecret code, String language, Instant until, Duration shown) {}

  /**
   * Any earlier link of the same client opens nothing from now on. Sent once more, as after an
   * answer that was lost, the same form gives the same link.
   *
   * @param id of the form, and of the link
   * @return false if the client is not there or not one's own
   */
  @Transactional
  boolean give(Acting acting, ClientId client, UUID id, String language) {
    acting.require(Action.REFER_CLIENTS);
    if (clients.card(acting, client).isEmpty()) return false;
    var now = clock.now();
    var link =
        new ClientLink(
            id,
            Objects.requireNonNull(acting.organization()),
            client,
            code(acting, id).fingerprint(secret(acting, id)),
            language,
            now.plus(OPEN),
            0,
            null,
            null,
            null,
            null);
    if (!links.insert(acting, link, secret(acting, id).fingerprint(), now)) {
      if (!links.isGiven(acting, link)) throw new IdTaken();
      return true;
    }
    links.endOthers(acting.coalitionId(), link, now);
    record(acting, "client.link-given");
    return true;
  }

  /** For a few minutes and until it is opened, to nobody but whoever gives it. */
  @Transactional(readOnly = true)
  Optional<Given> shown(Acting acting, ClientId client, UUID id) {
    acting.require(Action.REFER_CLIENTS);
    var now = clock.now();
    return links
        .ofMaker(acting, client, id, now.minus(SHOWN))
        .filter(link -> link.waits(now))
        .map(
            link ->
                new Given(
                    secret(acting, id),
                    code(acting, id),
                    link.language(),
                    link.expires(),
                    Duration.between(now, link.expires().minus(OPEN).plus(SHOWN))));
  }

  /** Whether the client is there and one's own. */
  @Transactional(readOnly = true)
  boolean isOwn(Acting acting, ClientId client) {
    acting.require(Action.REFER_CLIENTS);
    return clients.card(acting, client).isPresent();
  }

  private OneTimeSecret secret(Acting acting, UUID id) {
    return new OneTimeSecret(drawn("client-link", acting, id));
  }

  private OneTimeSecret code(Acting acting, UUID id) {
    return OneTimeSecret.code(drawn("client-code", acting, id));
  }

  /** Nothing of it is kept, and without the key nobody draws it anew. */
  private String drawn(String what, Acting acting, UUID id) {
    return words.sign(what + " " + acting.coalitionId() + " " + id);
  }

  /** False if the client is not there or not one's own. */
  @Transactional
  boolean end(Acting acting, ClientId client) {
    acting.require(Action.REFER_CLIENTS);
    if (clients.card(acting, client).isEmpty()) return false;
    if (links.end(acting.coalitionId(), client, clock.now())) record(acting, "client.link-ended");
    return true;
  }

  /** The last one given, if any was. */
  @Transactional(readOnly = true)
  Optional<ClientLink> last(Acting acting, ClientId client) {
    acting.require(Action.REFER_CLIENTS);
    return links.newest(acting.coalitionId(), client);
  }

  private void record(Acting acting, String deed) {
    audit.record(acting, deed, ClientLink.LOGGED, ClientLink.WHICHEVER, null, null);
  }
}
