package org.prasan.referral;

import java.util.Set;
import org.prasan.client.ClientErased;
import org.prasan.tenancy.Acting;
import org.prasan.vault.Vault;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When a client is erased, nothing told in that client's referrals opens again. */
@Component
class ForgetReferrals {
  private final Referrals referrals;
  private final Addresses addresses;
  private final Consents consents;
  private final SealedPapers papers;
  private final Outsides outsides;
  private final ClientLinks links;
  private final OwnFiles ownFiles;
  private final Steps steps;
  private final Vault vault;
  private final ReferralClock clock;

  ForgetReferrals(
      Referrals referrals,
      Addresses addresses,
      Consents consents,
      SealedPapers papers,
      Outsides outsides,
      ClientLinks links,
      OwnFiles ownFiles,
      Steps steps,
      Vault vault,
      ReferralClock clock) {
    this.referrals = referrals;
    this.addresses = addresses;
    this.consents = consents;
    this.papers = papers;
    this.outsides = outsides;
    this.links = links;
    this.ownFiles = ownFiles;
    this.steps = steps;
    this.vault = vault;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void forget(ClientErased erased) {
    var acting = erased.acting();
    for (var referral : referrals.ofClient(acting.coalitionId(), erased.client())) {
      end(acting, referral, erased.everywhere());
      vault.destroy(acting, referral.keys().talk());
      vault.destroy(acting, referral.keys().details());
      addresses.forget(acting.coalitionId(), referral.id());
      referrals.forget(acting.coalitionId(), referral.id());
      papers.forget(acting.coalitionId(), referral.id().value());
    }
    for (var outside : outsides.ofClient(acting.coalitionId(), erased.client())) {
      if (erased.everywhere()) outsides.withdraw(acting.coalitionId(), outside, clock.now());
      vault.destroy(acting, outside.key());
      outsides.forget(acting.coalitionId(), outside.id());
      papers.forget(acting.coalitionId(), outside.id());
    }
    links.end(acting.coalitionId(), erased.client(), clock.now());
    ownFiles.erased(acting.coalitionId(), erased.client(), clock.now());
  }

  /**
   * Whoever still works with it is told, and asked to destroy what was copied; where all has to go,
   * also whoever has done with it. No consent outlives the file.
   */
  private void end(Acting acting, Referral referral, boolean everywhere) {
    var step = referral.state() == State.DRAFT ? Step.WITHDRAW : Step.WITHDRAW_CONSENT;
    boolean ends = !referral.state().over() || (everywhere && referral.offered());
    if (ends
        && Transitions.take(referral, step, Set.of(Party.SENDER))
            instanceof Transitions.Answer.Leads)
      steps.take(acting, referral, Set.of(Party.SENDER), Steps.Wanted.plain(step, null));
    consents.endNow(acting.coalitionId(), referral.id(), clock.now());
  }
}
