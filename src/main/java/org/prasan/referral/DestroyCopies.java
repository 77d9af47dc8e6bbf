package org.prasan.referral;

import java.util.Map;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The receiver says that what it had copied from a referral's details is destroyed. */
@Service
class DestroyCopies {
  private final Referrals referrals;
  private final Course course;
  private final Standing standing;
  private final Steps steps;
  private final ReferralNotices notices;
  private final ReferralClock clock;

  DestroyCopies(
      Referrals referrals,
      Course course,
      Standing standing,
      Steps steps,
      ReferralNotices notices,
      ReferralClock clock) {
    this.referrals = referrals;
    this.course = course;
    this.standing = standing;
    this.steps = steps;
    this.notices = notices;
    this.clock = clock;
  }

  /** The receipt, once. */
  @Transactional
  Outcome destroyed(Acting acting, ReferralId id, UUID form) {
    acting.require(Action.SEE_REFERRALS);
    var referral = referrals.lock(acting.coalitionId(), id).orElse(null);
    if (referral == null) return new Outcome.NotThere();
    var by = standing.of(acting, referral).stream().filter(Party::receives).findFirst();
    if (by.isEmpty()) return new Outcome.NotThere();
    var coalition = acting.coalitionId();
    if (course.knows(coalition, id, form, Milestone.COPIES_DESTROYED))
      return new Outcome.Done(referral.state());
    if (!ReadReferral.recalled(course.of(coalition, id)))
      return new Outcome.Refused(Refusal.NOT_IN_THIS_STATE, referral.state());
    var entry =
        new Entry(
            form,
            referral.epoch(),
            Milestone.COPIES_DESTROYED,
            referral.state(),
            by.get(),
            null,
            null,
            acting.person(),
            acting.organization(),
            clock.now());
    course.add(coalition, referral, entry, null);
    steps.setClocks(coalition, referral);
    steps.record(acting, referral, "referral.copies-destroyed", Map.of());
    notices.tell(acting.coalition(), referral, by.get());
    return new Outcome.Done(referral.state());
  }
}
