package org.prasan.referral;

import java.util.Optional;
import java.util.UUID;
import org.prasan.audit.UntoldSubjects;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Until a seat is asked, the log does not say on which draft somebody works, nor in vain. */
@Component
class UntoldDrafts implements UntoldSubjects {
  private final Referrals referrals;

  UntoldDrafts(Referrals referrals) {
    this.referrals = referrals;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> instead(Acting acting, UUID id) {
    return referrals
        .find(acting.coalitionId(), new ReferralId(id))
        .filter(one -> acting.actsFor(one.sender()) && !one.offered())
        .map(_ -> Steps.DRAFT);
  }
}
