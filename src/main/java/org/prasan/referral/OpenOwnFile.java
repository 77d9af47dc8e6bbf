package org.prasan.referral;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The receiving case worker opens a file of the own organization from what was referred: the two
 * files know nothing of each other, and only the referral stands between them.
 */
@Service
class OpenOwnFile {
  private final ReadReferral read;
  private final Referrals referrals;
  private final Clients clients;
  private final Steps steps;
  private final ReferralClock clock;
  private final JdbcClient jdbc;

  OpenOwnFile(
      ReadReferral read,
      Referrals referrals,
      Clients clients,
      Steps steps,
      ReferralClock clock,
      JdbcClient jdbc) {
    this.read = read;
    this.referrals = referrals;
    this.clients = clients;
    this.steps = steps;
    this.clock = clock;
    this.jdbc = jdbc;
  }

  /** The file, opened now or before; empty unless this person may read the details. */
  @Transactional
  Optional<ClientId> open(Acting acting, ReferralId id) {
    acting.require(Action.REFER_CLIENTS);
    var referral = referrals.lock(acting.coalitionId(), id).orElse(null);
    if (referral == null || acting.actsFor(referral.sender())) return Optional.empty();
    var known = of(acting, id);
    if (known.isPresent()) return known;
    return read.details(acting, id).map(details -> opened(acting, details));
  }

  private ClientId opened(Acting acting, ReadReferral.Details details) {
    var referral = details.referral();
    var told = new ArrayList<Clients.Told>();
    told.add(new Clients.Told(DataGroup.NOTES, null, details.snapshot().reason()));
    for (var line : details.snapshot().lines())
      told.add(new Clients.Told(line.group(), line.detail(), line.text()));
    var client = ClientId.fresh();
    clients.open(acting, client, referral.card(), told);
    jdbc.sql(
            """
            insert into referral.own_file
              (coalition_id, referral_id, organization_id, client_id, opened_at, opened_by)
            values (:coalition, :referral, :organization, :client, :now, :by)
            """)
        .params(key(acting, referral.id()))
        .param("client", client.value())
        .param("now", Referrals.utc(clock.now()))
        .param("by", Objects.requireNonNull(acting.person()).value())
        .update();
    steps.record(acting, referral, "referral.own-file-opened", Map.of());
    return client;
  }

  private Optional<ClientId> of(Acting acting, ReferralId id) {
    return jdbc.sql(
            """
            select client_id from referral.own_file
            where coalition_id = :coalition and referral_id = :referral
              and organization_id = :organization
            """)
        .params(key(acting, id))
        .query(UUID.class)
        .optional()
        .map(ClientId::new);
  }

  private static Map<String, Object> key(Acting acting, ReferralId id) {
    return Map.of(
        "coalition", acting.coalitionId().value(),
        "referral", id.value(),
        "organization", Objects.requireNonNull(acting.organization()).value());
  }

  /** From which referral a file of one's own was opened. */
  @Transactional(readOnly = true)
  Optional<ReferralId> from(Acting acting, ClientId client) {
    return jdbc.sql(
            """
            select referral_id from referral.own_file
            where coalition_id = :coalition and client_id = :client
              and organization_id = :organization
            """)
        .param("coalition", acting.coalitionId().value())
        .param("client", client.value())
        .param("organization", Objects.requireNonNull(acting.organization()).value())
        .query(UUID.class)
        .optional()
        .map(ReferralId::new);
  }
}
