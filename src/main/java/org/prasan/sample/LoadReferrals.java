package org.prasan.sample;

import java.util.List;
import org.prasan.referral.SampleReferrals;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The invented referrals of a sample coalition: {@code referrals.yaml}. */
@Component
@Order(110)
class LoadReferrals implements SampleStep {
  private final SampleReferrals referrals;
  private final SampleCast cast;

  LoadReferrals(SampleReferrals referrals, SampleCast cast) {
    this.referrals = referrals;
    this.cast = cast;
  }

  /** The file. */
  record Facts(List<SampleCast.Member> people, List<SampleReferrals.Facts> referrals) {}

  @Override
  public String name() {
    return "referrals";
  }

  @Override
  public void load(SampleCoalition into) {
    var facts = into.read("referrals.yaml", Facts.class);
    if (facts.referrals().isEmpty()) return;
    var keys = cast.of(into, facts.people());
    for (var referral : facts.referrals()) referrals.load(referral, keys);
  }
}
