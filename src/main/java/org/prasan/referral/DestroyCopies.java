package org.prasan.referral;

import java.util.Map;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The receiver says that what it had copied from a referral's details is destroyed. */
@Service
class DestroyCopies {
  private final Referrals referrals;
  private final Course course;
  private final ReadReferral read;
  private final Steps steps;
  private final ReferralNotices notices;
  private final ReferralClock clock;

  DestroyCopies(
      Referrals referrals,
      Course course,
      ReadReferral read,
      Steps steps,
      ReferralNotices notices,
      ReferralClock clock) {
    this.referrals = referrals;
    this.course = course;
    this.read = read;
    this.steps = steps;
    this.notices = notices;
    this.clock = clock;
  }

  /** The receipt of one's seats, once for each, also of a seat from which it went on. */
  @Transactional
  Outcome destroyed(Acting acting, ReferralId id, UUID form) {
    acting.require(Action.SEE_REFERRALS);
    if (read.trace(acting, id).isEmpty()) return new Outcome.NotThere();
    var coalition = acting.coalitionId();
    return Tenancy.asProduct(
        coalition, () -> destroyed(acting, referrals.lock(coalition, id).orElseThrow(), form));
  }

  /** A seat that was left does not see the referral as it stands, so the product looks it up. */
  private Outcome destroyed(Acting acting, Referral referral, UUID form) {
    var coalition = acting.coalitionId();
    if (course.knows(coalition, referral.id(), form, Milestone.COPIES_DESTROYED))
      return new Outcome.Done(referral.state());
    var recalled = read.trace(acting, referral.id()).stream().filter(Addressed::recalled).toList();
    if (recalled.isEmpty()) return new Outcome.Refused(Refusal.NOT_IN_THIS_STATE, referral.state());
    for (var seat : recalled)
      receipt(acting, referral.at(seat), seat.equals(recalled.getLast()) ? form : FreshId.next());
    steps.setClocks(coalition, referral);
    notices.sender(acting.coalition(), referral);
    return new Outcome.Done(recalled.getLast().state());
  }

  private void receipt(Acting acting, Referral there, UUID id) {
    var by = acting.may(Action.REFER_CLIENTS) ? Party.RECEIVER : Party.RECEIVER_SUPERVISOR;
    var entry =
        new Entry(
            id,
            there.epoch(),
            Milestone.COPIES_DESTROYED,
            there.state(),
            by,
            null,
            null,
            acting.person(),
            acting.organization(),
            clock.now());
    course.add(acting.coalitionId(), there, entry, null);
    steps.record(acting, there, "referral.copies-destroyed", Map.of());
  }
}
