package org.prasan.referral;

import java.util.List;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the two sides of a referral who opened it in an emergency, and what was found of it. */
@Service
class ListEmergencies {
  private final Emergencies emergencies;
  private final Words words;

  ListEmergencies(Emergencies emergencies, Words words) {
    this.emergencies = emergencies;
    this.words = words;
  }

  /** The newest first. */
  record Listed(List<Emergency> all, Emergencies.Said said) {}

  @Transactional(readOnly = true)
  Listed of(Acting acting, Seen seen) {
    acting.require(Action.SEE_REFERRALS);
    var coalition = acting.coalitionId();
    var all =
        emergencies.of(coalition, seen.referral().id()).stream()
            .filter(one -> one.epoch() >= seen.since())
            .toList();
    if (all.isEmpty() || !seen.reading().atLeast(Reading.TRIAGE))
      return new Listed(all, Emergencies.Said.NOTHING);
    return new Listed(
        all,
        words
            .talk(coalition, seen.referral())
            .map(key -> emergencies.said(coalition, seen.referral().id(), key))
            .orElse(Emergencies.Said.NOTHING));
  }
}
