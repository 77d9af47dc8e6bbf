package org.prasan.referral;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sending case worker records what the law counts from; its clocks run from then on. */
@Service
class RecordMilestone {
  private final Referrals referrals;
  private final Course course;
  private final Standing standing;
  private final Steps steps;
  private final ReferralClock clock;

  RecordMilestone(
      Referrals referrals, Course course, Standing standing, Steps steps, ReferralClock clock) {
    this.referrals = referrals;
    this.course = course;
    this.standing = standing;
    this.steps = steps;
    this.clock = clock;
  }

  /** What became of it. */
  enum Recorded {
    DONE,
    NOT_THERE,
    /** It has happened already, or what comes before it has not. */
    NOT_NOW,
    IN_THE_FUTURE,
    TOO_EARLY
  }

  /** Sent twice under the same id it is recorded once; the log does not say what the law counts. */
  @Transactional
  Recorded record(Acting acting, ReferralId id, UUID form, Milestone what, Instant at) {
    acting.require(Action.REFER_CLIENTS);
    var coalition = acting.coalitionId();
    var referral = referrals.lock(coalition, id).orElse(null);
    if (referral == null || !standing.of(acting, referral).contains(Party.SENDER))
      return Recorded.NOT_THERE;
    if (course.knows(coalition, id, form, what)) return Recorded.DONE;
    var entries = course.of(coalition, id);
    if (!MilestoneSeries.open(entries).contains(what)) return Recorded.NOT_NOW;
    if (at.isAfter(clock.now())) return Recorded.IN_THE_FUTURE;
    if (MilestoneSeries.lastBefore(what, entries).filter(at::isBefore).isPresent())
      return Recorded.TOO_EARLY;
    course.addForSender(coalition, referral, entry(acting, referral, form, what, at), null);
    steps.setClocks(coalition, referral);
    steps.record(acting, referral, "referral.milestone-recorded", Map.of());
    return Recorded.DONE;
  }

  private static Entry entry(
      Acting acting, Referral referral, UUID form, Milestone what, Instant at) {
    return new Entry(
        form,
        referral.epoch(),
        what,
        referral.state(),
        Party.SENDER,
        null,
        null,
        acting.person(),
        acting.organization(),
        at);
  }
}
