package org.prasan.referral;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** When the last day of a consent has passed, the details close and the two sides are told. */
@Component
class CloseConsents {
  private static final Logger LOG = LoggerFactory.getLogger(CloseConsents.class);
  private static final int AT_ONCE = 500;

  private final Referrals referrals;
  private final Consents consents;
  private final Keyring keyring;
  private final Steps steps;
  private final ReferralNotices notices;
  private final ReferralClock clock;
  private final TransactionTemplate transaction;

  CloseConsents(
      Referrals referrals,
      Consents consents,
      Keyring keyring,
      Steps steps,
      ReferralNotices notices,
      ReferralClock clock,
      TransactionTemplate transaction) {
    this.referrals = referrals;
    this.consents = consents;
    this.keyring = keyring;
    this.steps = steps;
    this.notices = notices;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** Answers how many referrals were closed to those who received them. */
  int close(Coalition coalition) {
    return Tenancy.asProduct(coalition.id(), () -> each(coalition, clock.today()));
  }

  private int each(Coalition coalition, LocalDate today) {
    int closed = 0;
    var runOut = transaction.execute(status -> consents.runOut(coalition.id(), today, AT_ONCE));
    for (var id : new HashSet<>(runOut))
      try {
        if (transaction.execute(status -> one(coalition, id, today))) closed++;
      } catch (RuntimeException e) {
        LOG.error("The consent to referral {} could not be closed", id, e);
      }
    return closed;
  }

  /** A consent to an earlier seat is only marked: that seat lost its keys when it gave it up. */
  private boolean one(Coalition coalition, ReferralId id, LocalDate today) {
    var referral = referrals.lock(coalition.id(), id).orElseThrow();
    boolean now =
        consents
            .of(coalition.id(), referral)
            .filter(consent -> consent.ended() == null && today.isAfter(consent.until()))
            .isPresent();
    consents.end(coalition.id(), id, today, clock.now());
    if (!now || !referral.reading(Party.RECEIVER).atLeast(Reading.TRIAGE)) return false;
    keyring.takeDetails(coalition.id(), referral);
    var product = Acting.system(coalition, ReferralJobs.CLOSE_CONSENTS);
    steps.record(product, referral, "referral.consent-ran-out", Map.of());
    notices.sender(coalition, referral);
    notices.receiver(coalition, referral);
    return true;
  }
}
