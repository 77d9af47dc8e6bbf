package org.prasan.report;

import java.time.Clock;
import java.time.YearMonth;
import org.prasan.operation.Settings;
import org.prasan.referral.ReferralFacts;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts each month once, when the next one is over too, and never again: by then most referrals
 * were answered, and what changes afterwards can be worked out of no two tables.
 */
@Service
class CountMonths {
  private final ReferralFacts facts;
  private final CountedMonths months;
  private final Clock clock;

  CountMonths(ReferralFacts facts, CountedMonths months, Clock clock, Settings settings) {
    this.facts = facts;
    this.months = months;
    this.clock = clock.withZone(settings.timeZone());
  }

  /** The first month about which nothing is told yet. */
  YearMonth firstOpen() {
    return YearMonth.now(clock).minusMonths(1);
  }

  @Transactional
  void count(CoalitionId coalition) {
    Tenancy.asProduct(coalition, () -> counted(coalition));
  }

  private boolean counted(CoalitionId coalition) {
    var next =
        months
            .last(coalition)
            .map(last -> last.plusMonths(1))
            .or(() -> facts.first(coalition))
            .orElse(firstOpen());
    for (var month = next; month.isBefore(firstOpen()); month = month.plusMonths(1)) {
      var now = month;
      if (months.claim(coalition, now))
        months.keep(
            coalition,
            facts.offered(coalition, now).stream().map(fact -> CountedCase.of(now, fact)).toList());
    }
    return true;
  }
}
