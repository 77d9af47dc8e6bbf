package org.prasan.referral;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The receiving case worker opens a file of the own organization from what was referred: the two
 * files know nothing of each other, only the referral stands between them, and no entry of the log
 * names both.
 */
@Service
class OpenOwnFile {
  private final ReadReferral read;
  private final Referrals referrals;
  private final Clients clients;
  private final ReferralClock clock;
  private final OwnFiles files;

  OpenOwnFile(
      ReadReferral read,
      Referrals referrals,
      Clients clients,
      ReferralClock clock,
      OwnFiles files) {
    this.read = read;
    this.referrals = referrals;
    this.clients = clients;
    this.clock = clock;
    this.files = files;
  }

  /** The file, opened now or before; empty unless this person may read the details. */
  @Transactional
  Optional<ClientId> open(Acting acting, ReferralId id) {
    acting.require(Action.REFER_CLIENTS);
    var referral = referrals.lock(acting.coalitionId(), id).orElse(null);
    if (referral == null || acting.actsFor(referral.sender())) return Optional.empty();
    var known = files.of(acting.coalitionId(), id, own(acting));
    if (known.isPresent()) return known.map(OwnFiles.OwnFile::client);
    return read.copied(acting, id).map(details -> opened(acting, details));
  }

  private ClientId opened(Acting acting, ReadReferral.Details details) {
    var referral = details.referral();
    var told = new ArrayList<Clients.Told>();
    told.add(new Clients.Told(DataGroup.NOTES, null, details.snapshot().reason()));
    for (var line : details.snapshot().lines())
      told.add(new Clients.Told(line.group(), line.detail(), line.text()));
    var client = ClientId.fresh();
    clients.open(acting, client, referral.card(), told);
    files.insert(
        acting.coalitionId(),
        new OwnFiles.OwnFile(referral.id(), own(acting), client, clock.now(), null),
        Objects.requireNonNull(acting.person()));
    return client;
  }

  private static OrganizationId own(Acting acting) {
    return Objects.requireNonNull(acting.organization());
  }

  /**
   * From which referral a file of one's own was opened.
   *
   * @param takenBack whether the client took back the consent by which it came
   */
  record From(ReferralId referral, boolean takenBack) {}

  @Transactional(readOnly = true)
  Optional<From> from(Acting acting, ClientId client) {
    return files
        .from(acting.coalitionId(), client, own(acting))
        .map(file -> new From(file.referral(), takenBack(acting, file.referral())));
  }

  private boolean takenBack(Acting acting, ReferralId id) {
    return read.trace(acting, id).stream().anyMatch(one -> one.state() == State.CONSENT_WITHDRAWN);
  }
}
